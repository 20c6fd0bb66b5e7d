/** The address of a list is its state: what can be asked for, and how it is asked for again with one thing changed. */
import { z } from 'zod';
import type { JourneyFilter, JourneySort } from '../../store/read-model/read-model.js';

const sorts = ['reference', 'enrolled', 'updated', 'next-deadline'] as const satisfies readonly JourneySort[];
const chosen = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value.at(-1) : value))
  .transform((value) => (value === undefined || value.trim() === '' ? undefined : value.trim()))
  .optional();

/** Names of filters in the address, each with its filter. */
const named = {
  cohort: 'cohort',
  stage: 'stage',
  status: 'status',
  'must-act': 'mustAct',
  attention: 'attention',
  coach: 'coach',
  group: 'group',
  mode: 'mode',
  outcome: 'outcome',
} as const satisfies Record<string, keyof JourneyFilter>;

export type FilterName = keyof typeof named;
export const filterNames = Object.keys(named) as FilterName[];

const querySchema = z.strictObject({
  ...(Object.fromEntries(filterNames.map((name) => [name, chosen])) as Record<FilterName, typeof chosen>),
  search: chosen,
  sort: z.enum(sorts).catch('next-deadline').default('next-deadline'),
  after: chosen,
});

export type ListQuery = z.infer<typeof querySchema>;

export const parseListQuery = (query: unknown): ListQuery => querySchema.parse(query);

export function filterOf(query: ListQuery): JourneyFilter {
  const filter: Record<string, unknown> = {};
  for (const name of filterNames) {
    const value = query[name];
    if (value !== undefined) filter[named[name]] = name === 'attention' && value === 'any' ? true : value;
  }
  if (query.search !== undefined) filter['search'] = query.search;
  return filter;
}

/** The same list with one thing changed, from its first page. */
export function addressOf(
  path: string,
  query: ListQuery,
  change: Partial<Record<keyof ListQuery, string>>,
): string {
  const next = { ...query, after: undefined, ...change };
  const entries = Object.entries(next).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(entries as [string, string][]).toString();
  return search === '' ? path : `${path}?${search}`;
}
