/** Journeys: lists, one, its timeline, and what would follow. */
import { z } from 'zod';
import { momentSchema } from '../../../client/input/instants.js';
import { codeSchema } from '../../../client/input/ids.js';
import type { JourneyFilter } from '../../../store/read-model/read-model.js';
import { instantOfMillis, londonDate } from '../../../workflows/journey/calendar.js';
import { exampleJourney, operation, type Operation } from '../operation.js';
import { instant, ofJourney, trueOnly } from '../shapes.js';

const text = z.string().min(1).max(100);

const filters = {
  mode: z.enum(['live', 'rehearsal']).optional(),
  programme: text.optional(),
  cohort: text.optional(),
  deliveryPartner: text.optional(),
  group: text.optional(),
  coach: text.optional(),
  stage: text.optional(),
  status: text.optional(),
  wait: text.optional(),
  waitFor: text.optional(),
  mustAct: text.optional(),
  attention: text.optional().describe('a code, or "any"'),
  outcome: text.optional(),
  search: text.optional().describe('the beginning of a reference or an id'),
  overdue: trueOnly.optional(),
  behind: trueOnly.optional(),
  atRisk: trueOnly.optional(),
};

export const filterShape = z.strictObject(filters);

const listShape = z.strictObject({
  ...filters,
  sort: z.enum(['reference', 'enrolled', 'updated', 'next-deadline']).default('reference'),
  descending: trueOnly.optional(),
  limit: z.coerce.number<string>().int().min(1).max(1_000).default(100),
  after: z.string().min(1).max(500).optional().describe('`next` of the page before'),
});

export function filterOf(query: z.output<typeof filterShape>): JourneyFilter {
  const { overdue, behind, atRisk, attention, ...plain } = query;
  const on = { live: londonDate(instantOfMillis(Date.now())) };
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  return {
    ...given,
    on,
    ...(attention === undefined ? {} : { attention: attention === 'any' ? true : attention }),
    ...(overdue ? { overdueOn: on } : {}),
    ...(behind ? { behindOn: on } : {}),
    ...(atRisk ? { atRisk } : {}),
  };
}

const row = z
  .looseObject({
    journey: z.string(),
    reference: z.string(),
    cohort: z.string(),
    provider: z.string(),
    stage: z.string(),
    status: z.string(),
    name: z.string().nullable().describe('null without the scope "people"'),
  })
  .describe('A journey as the lists have it');

export const journeyOperations: readonly Operation[] = [
  operation({
    id: 'listJourneys',
    method: 'GET',
    path: '/journeys',
    tag: 'Journeys',
    summary: 'Journeys, page by page: stable while others come and go',
    action: 'list-participants',
    query: listShape,
    status: 200,
    answer: z.object({ rows: z.array(row), total: z.int(), next: z.string().nullable() }),
    example: { path: '/journeys?status=active&sort=next-deadline&limit=50' },
    does({ journeys, query }) {
      const { sort, descending = false, limit: size, after, ...filter } = query;
      return journeys.list(filterOf(filter), {
        sort,
        descending,
        size,
        ...(after === undefined ? {} : { after }),
      });
    },
  }),
  operation({
    id: 'viewJourney',
    method: 'GET',
    path: '/journeys/:id',
    tag: 'Journeys',
    summary: 'Where somebody is, why, and what comes next; or as it was at a moment',
    action: 'see-journey',
    params: ofJourney,
    query: z.strictObject({
      at: momentSchema.optional().describe('the end of a day in London, or a moment with its zone'),
    }),
    status: 200,
    answer: z.looseObject({
      view: z.looseObject({ journey: z.string() }),
      source: z.enum(['journey', 'record']),
      asOf: instant,
    }),
    example: { path: `/journeys/${exampleJourney}?at=2027-01-31` },
    does: ({ journeys, params, query }) => journeys.view(params.id, { at: query.at }),
  }),
  operation({
    id: 'timeline',
    method: 'GET',
    path: '/journeys/:id/timeline',
    tag: 'Journeys',
    summary: 'Everything that happened, and the dates ahead',
    action: 'see-timeline',
    params: ofJourney,
    status: 200,
    answer: z.looseObject({
      journey: z.string(),
      past: z.array(z.looseObject({ kind: z.string(), at: instant })),
      ahead: z.array(z.looseObject({ at: instant })),
    }),
    example: { path: `/journeys/${exampleJourney}/timeline` },
    does: ({ journeys, params }) => journeys.timeline(params.id),
  }),
  operation({
    id: 'whatIf',
    method: 'POST',
    path: '/journeys/:id/what-if',
    tag: 'Journeys',
    summary: 'What would follow, changing nothing',
    action: 'what-if',
    params: ofJourney,
    body: z.discriminatedUnion('suppose', [
      z.strictObject({
        suppose: z.literal('deferral'),
        from: z.iso.date(),
        until: z.iso.date(),
        cohort: codeSchema.nullable().optional(),
      }),
      z.strictObject({ suppose: z.literal('missed-event'), event: codeSchema }),
      z.strictObject({ suppose: z.literal('resit') }),
      z.strictObject({ suppose: z.literal('cohort'), cohort: codeSchema }),
    ]),
    status: 200,
    answer: z.looseObject({}),
    example: { path: `/journeys/${exampleJourney}/what-if`, body: { suppose: 'resit' } },
    does: ({ journeys, params, body }) => journeys.whatIf(params.id, body),
  }),
];
