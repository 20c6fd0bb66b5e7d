/** What zod found, as sentences that name the field. */
import type { z } from 'zod';
import { BadInput } from '../errors.js';

/** One sentence per fault, each beginning with the field it is about. */
export function faultsOf(error: z.ZodError, names: Readonly<Record<string, string>> = {}): string[] {
  return error.issues.map((issue) => {
    const first = String(issue.path[0] ?? '');
    const path = [nameOf(names, first), ...issue.path.slice(1).map(String)].filter((part) => part !== '');
    return path.length === 0 ? sentence(issue, names) : `${path.join('.')}: ${sentence(issue, names)}`;
  });
}

/** The value, or a refusal that names every fault. */
export function parseOrRefuse<T>(schema: z.ZodType<T>, input: unknown, names?: Record<string, string>): T {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  const [first = 'The input is wrong.', ...rest] = faultsOf(result.error, names);
  throw new BadInput([first, ...rest]);
}

/** As the caller knows it; whatever was sent may be called as something that every object has, such as `constructor`. */
const nameOf = (names: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(names, key) ? (names[key] ?? key) : key;

function sentence(issue: z.core.$ZodIssue, names: Readonly<Record<string, string>>): string {
  if (issue.code === 'unrecognized_keys') {
    return `${issue.keys.map((key) => `"${nameOf(names, key)}"`).join(', ')} does not belong here; check the spelling or leave it out`;
  }
  if (issue.code === 'invalid_value') {
    return `must be one of ${issue.values.map(String).join(', ')}${given(issue.input)}`;
  }
  if (issue.code === 'invalid_type') {
    return issue.input === undefined ? 'is missing' : `must be a ${issue.expected}`;
  }
  return issue.message;
}

const given = (input: unknown): string =>
  typeof input === 'string' && input !== '' && input.length <= 40 ? `, not "${input}"` : '';
