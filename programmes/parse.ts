/**
 * Reading a definition that may be broken: every fault at once, by path (S1.6). Where single fields are
 * wrong, the rules that do not depend on them are asked all the same.
 */
import type { z } from 'zod';
import type { DefinitionCheck, DefinitionFault } from './checks/fault.js';

export type Parsed<T> = { value: T; faults: [] } | { value: null; faults: DefinitionFault[] };

/**
 * The definition with its faults; the value is there only when there are none.
 * @param schema what single fields must be like
 * @param checks rules over several fields, asked where the parts they need are sound
 */
export function parseDefinition<T extends object, Context>(
  input: unknown,
  schema: z.ZodType<T>,
  checks: DefinitionCheck<T, Context>[],
  context: Context,
): Parsed<T> {
  const first = schema.safeParse(input, { reportInput: true });
  const issues = first.success ? [] : first.error.issues;
  const broken = new Set<unknown>(issues.filter(isOfField).map(({ path }) => path[0]));
  const value = first.success ? first.data : (input as T);
  const faults = [
    ...issues.filter((issue) => issue.code !== 'custom').flatMap(faultsOf),
    ...(isObject(input) ? checks : [])
      .filter(({ needs }) => needs.every((part) => !broken.has(part)) && !broken.has(undefined))
      .flatMap(({ find }) => find(value, context)),
  ];
  return faults.length === 0 && first.success ? { value: first.data, faults: [] } : { value: null, faults };
}

type Issue = z.core.$ZodIssue;

/** Unknown keys and rules over several fields leave the fields themselves sound. */
function isOfField(issue: Issue): boolean {
  return issue.code !== 'unrecognized_keys' && issue.code !== 'custom';
}

function faultsOf(issue: Issue): DefinitionFault[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: 'is not a key that belongs here; check its spelling or take it out',
    }));
  }
  const what = path.length === 0 ? 'the definition ' : '';
  return [{ path, message: `${what}${messageOf(issue)}` }];
}

function messageOf(issue: Issue): string {
  // A sentence of the schema's own says more than one made from the kind of issue.
  if (issue.message.startsWith('must ')) return issue.message;
  if (issue.code === 'invalid_type') {
    const expected = issue.expected === 'array' ? 'list' : issue.expected;
    const wanted = `${/^[aeiou]/.test(expected) ? 'an' : 'a'} ${expected}`;
    return issue.input === undefined
      ? `is missing; ${wanted} is expected`
      : `must be ${wanted}, not ${shown(issue.input)}`;
  }
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(shown).join(', ')}`;
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    return `must be one of ${issue.options.map(shown).join(', ')}`;
  }
  if (issue.code === 'invalid_format' && issue.format === 'date') {
    return `must be a real day such as 2026-10-20, not ${shown(issue.input)}`;
  }
  if (issue.code === 'too_small' && typeof issue.input === 'number') {
    return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}, not ${issue.input}`;
  }
  if (issue.code === 'too_small' && issue.origin === 'array') return 'must not be an empty list';
  return issue.message.replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return 'a function';
  return isObject(value) ? 'an object' : String(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
