/** Cohorts, and what is done to many of one at once. */
import { z } from 'zod';
import { codeSchema } from '../../../client/input/ids.js';
import { listCohorts } from '../../../programmes/catalogue.js';
import { operation, type Operation } from '../operation.js';

const ofCohort = z.strictObject({ cohort: codeSchema });
const who = z.array(z.string().trim().min(1).max(100)).max(5_000);
const mode = z.enum(['live', 'rehearsal']).optional();
const rows = z.object({
  rows: z.array(z.looseObject({ reference: z.string().nullable(), result: z.string() })),
});

export const cohortOperations: readonly Operation[] = [
  operation({
    id: 'listCohorts',
    method: 'GET',
    path: '/cohorts',
    tag: 'Cohorts',
    summary: 'The cohorts for which the provider has a contract, with their dates',
    action: null,
    status: 200,
    answer: z.object({ cohorts: z.array(z.looseObject({ id: z.string(), programme: z.string() })) }),
    example: { path: '/cohorts' },
    does: ({ token }) => ({
      cohorts: listCohorts()
        .filter(({ contracts }) => contracts.some(({ provider }) => provider === token.provider))
        .map(({ contracts: _, ...cohort }) => cohort),
    }),
  }),
  operation({
    id: 'recordRegister',
    method: 'POST',
    path: '/cohorts/:cohort/attendance',
    tag: 'Cohorts',
    summary:
      'Who was there on a group’s day, and who was not: a result for each; sent again, it changes nothing',
    action: 'keep-register',
    params: ofCohort,
    body: z.strictObject({
      mode,
      group: codeSchema,
      event: codeSchema,
      on: z.iso.date().optional(),
      present: who.optional(),
      absent: who.optional(),
      others: z.enum(['present', 'absent']).optional(),
    }),
    status: 200,
    answer: rows,
    example: {
      path: '/cohorts/npq-senco-2026-autumn/attendance',
      body: { group: 'leeds', event: 'event-1', present: ['HE26-001', 'HE26-002'], others: 'absent' },
    },
    does: async ({ journeys, params, body }) => ({
      rows: await journeys.recordRegister(
        params.cohort,
        body as Parameters<typeof journeys.recordRegister>[1],
      ),
    }),
  }),
  operation({
    id: 'releaseResults',
    method: 'POST',
    path: '/cohorts/:cohort/results',
    tag: 'Cohorts',
    summary: 'Release confirmed results: of those who are named, or of everybody who waits for it',
    action: 'release-results',
    params: ofCohort,
    body: z.strictObject({ mode, named: who.optional(), waiting: z.boolean().optional() }),
    status: 200,
    answer: rows,
    example: { path: '/cohorts/npq-senco-2026-autumn/results', body: { named: ['HE26-001'] } },
    does: async ({ journeys, params, body }) => ({
      rows: await journeys.releaseMany(params.cohort, body as Parameters<typeof journeys.releaseMany>[1]),
    }),
  }),
];
