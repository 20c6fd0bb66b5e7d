/** `/provider/participants`: who is where? */
import type { FastifyInstance } from 'fastify';
import type { CountedBy } from '../../store/read-model/read-model.js';
import { kindWords } from '../render/kind-words.js';
import type { Parts } from '../parts.js';
import { journeysFor } from '../sessions/acting.js';
import {
  addressOf,
  filterNames,
  filterOf,
  parseListQuery,
  type FilterName,
  type ListQuery,
} from './list-query.js';

const PATH = '/provider/participants';
const PAGE = 50;

/** Filters that are offered, with what is counted for each. */
const offered = {
  attention: 'attention',
  stage: 'stage',
  status: 'status',
  'must-act': 'mustAct',
  cohort: 'cohort',
  coach: 'coach',
} as const satisfies Partial<Record<FilterName, CountedBy>>;

export function participantsPage(area: FastifyInstance, parts: Parts): void {
  area.get('/participants', async (request, reply) => {
    const journeys = journeysFor(request, parts);
    const query = parseListQuery(request.query);
    const filter = filterOf(query);
    const counting = Object.entries(offered).map(async ([name, by]) => ({
      name: name as FilterName,
      counts: await journeys.count(without(query, name as FilterName), by),
    }));
    const [list, ...counts] = await Promise.all([
      journeys.list(filter, { size: PAGE, sort: query.sort, ...(query.after ? { after: query.after } : {}) }),
      ...counting,
    ]);
    return reply.page('provider/participants', {
      title: 'Participants',
      isWide: true,
      list,
      query,
      next: list.next === null ? null : addressOf(PATH, query, { after: list.next }),
      chosen: chosenOf(query),
      filters: counts.map(({ name, counts: all }) => ({
        name,
        title: kindWords(name),
        options: all.map(({ value, count }) => ({
          value: value ?? '',
          text: `${kindWords(value ?? 'none')} (${count})`,
          selected: query[name] === value,
        })),
      })),
    });
  });
}

/** The counts of a filter are those of the list without it. */
const without = (query: ListQuery, name: FilterName) => filterOf({ ...query, [name]: undefined });

const chosenOf = (query: ListQuery) =>
  filterNames.flatMap((name) => {
    const value = query[name];
    if (value === undefined) return [];
    return [
      { text: `${kindWords(name)}: ${kindWords(value)}`, href: addressOf(PATH, query, { [name]: '' }) },
    ];
  });
