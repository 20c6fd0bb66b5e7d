/** Enrolment: one at once, or many as a job. */
import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { codeSchema, opaqueIdSchema } from '../../../client/input/ids.js';
import { enrolRequestSchema } from '../../../client/input/enrolment.js';
import { NotFound } from '../../../client/errors.js';
import { jobResults, readJob, saveJob } from '../../../store/api/jobs.js';
import { operation, type Asked, type Operation } from '../operation.js';
import { Problem } from '../problem.js';
import { instant, receipt } from '../shapes.js';

const MOST_ROWS = 5_000;

const { provider: _, actor: __, id: ___, ...own } = enrolRequestSchema.shape;
/** Whose it is, the token says. */
const enrolShape = z.strictObject({ provider: codeSchema.optional(), ...own });
const ofJob = z.strictObject({ job: opaqueIdSchema });

const person = { givenName: 'Priya', familyName: 'Raman', email: 'priya.raman@example.org' };
const example = { cohort: 'npq-senco-2026-autumn', reference: 'HE26-101', person };

const job = z.object({
  id: z.string(),
  state: z.enum(['running', 'done']),
  dryRun: z.boolean(),
  total: z.int(),
  done: z.int(),
  counts: z
    .record(z.string(), z.int())
    .describe('how many rows came out so: created, already-there, would-create, rejected'),
  since: instant,
  ended: instant.nullable(),
});

export const enrolmentOperations: readonly Operation[] = [
  operation({
    id: 'enrol',
    method: 'POST',
    path: '/journeys',
    tag: 'Enrolment',
    summary: 'Enrol one; the same reference again is answered with the journey that is there',
    action: 'enrol',
    body: enrolShape,
    status: 201,
    answer: z.looseObject({ journey: z.string(), created: z.boolean(), receipt }),
    keyed: true,
    example: { path: '/journeys', body: example },
    async does({ journeys, token, body, key }) {
      const { provider, deliveryPartner } = token;
      return journeys.enrol({
        provider,
        ...body,
        deliveryPartner: body.deliveryPartner ?? deliveryPartner,
        actor: { role: 'provider', id: token.id },
        ...(key === undefined ? {} : { id: key }),
      });
    },
  }),
  operation({
    id: 'enrolMany',
    method: 'POST',
    path: '/enrolment-jobs',
    tag: 'Enrolment',
    summary: `Enrol up to ${MOST_ROWS.toLocaleString('en-GB')} as a job, each row as for one; a bad row never stops the rest`,
    action: 'enrol',
    body: z.strictObject({
      dryRun: z.boolean().optional().describe('says what would happen, and enrols nobody'),
      rows: z.array(z.record(z.string(), z.unknown())).min(1, 'must have a row').max(MOST_ROWS),
    }),
    status: 202,
    answer: job,
    keyed: true,
    example: { path: '/enrolment-jobs', body: { dryRun: true, rows: [example] } },
    async does(asked) {
      const { token, body, key = randomUUID(), parts, reply } = asked;
      await mayEnrol(asked);
      const sent = createHash('sha256').update(JSON.stringify(body)).digest('hex');
      const wanted = { token: token.id, key, sent, dryRun: body.dryRun ?? false, rows: body.rows };
      const id = await saveJob(parts.store, { ...wanted, id: `job-${randomUUID()}` });
      const there = await readJob(parts.store, id, token);
      if (there?.sent !== sent) {
        throw new Problem(
          409,
          'key-used',
          'Another job was sent with that Idempotency-Key. Choose another key.',
        );
      }
      reply.header('location', `/api/v1/enrolment-jobs/${id}`);
      return progress(asked, id);
    },
  }),
  operation({
    id: 'enrolmentJob',
    method: 'GET',
    path: '/enrolment-jobs/:job',
    tag: 'Enrolment',
    summary: 'How far a job is',
    action: 'enrol',
    params: ofJob,
    status: 200,
    answer: job,
    example: { path: '/enrolment-jobs/job-1' },
    does: (asked) => progress(asked, asked.params.job),
  }),
  operation({
    id: 'enrolmentJobRows',
    method: 'GET',
    path: '/enrolment-jobs/:job/rows',
    tag: 'Enrolment',
    summary: 'The result of every row that is done, in their order',
    action: 'enrol',
    params: ofJob,
    query: z.strictObject({
      after: z.coerce
        .number<string>()
        .int()
        .min(0)
        .max(MOST_ROWS)
        .default(0)
        .describe('the number of the last row before'),
      limit: z.coerce.number<string>().int().min(1).max(1_000).default(100),
    }),
    status: 200,
    answer: z.object({
      rows: z.array(
        z.looseObject({
          row: z.int(),
          journey: z.string().nullable(),
          result: z.string(),
          reasons: z.array(z.string()),
        }),
      ),
    }),
    example: { path: '/enrolment-jobs/job-1/rows?limit=100' },
    async does(asked) {
      const { id } = await progress(asked, asked.params.job);
      return { rows: await jobResults(asked.parts.store, id, asked.query.after, asked.query.limit) };
    },
  }),
];

/** Nothing is enrolled by it: whether they may is asked, and a refusal noted, where everything is. */
const mayEnrol = ({ journeys }: Pick<Asked, 'journeys'>) => journeys.enrolCohort([]);

async function progress(asked: Pick<Asked, 'parts' | 'token' | 'journeys'>, id: string) {
  await mayEnrol(asked);
  const { parts, token } = asked;
  const found = await readJob(parts.store, id, token);
  if (!found) throw new NotFound('job', id, 'Send the rows again: what was enrolled stays so.');
  const { sent: ____, ...shown } = found;
  return { ...shown, state: found.ended === null ? ('running' as const) : ('done' as const) };
}
