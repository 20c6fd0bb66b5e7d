/** Marking, blind: an assessor's scripts by their candidate numbers. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { candidateSchema, codeSchema, opaqueIdSchema } from '../../../client/input/ids.js';
import { operation, type Operation } from '../operation.js';
import { instant } from '../shapes.js';

const ofAssessor = z.strictObject({ assessor: opaqueIdSchema });
const ofScript = z.strictObject({ ...ofAssessor.shape, candidate: candidateSchema });
const script = '/assessors/assessor-02/scripts/C-5F0A1B2C3D';
const marked = z.looseObject({ candidate: z.string(), at: instant });

export const markingOperations: readonly Operation[] = [
  operation({
    id: 'listScripts',
    method: 'GET',
    path: '/assessors/:assessor/scripts',
    tag: 'Marking',
    summary: 'What an assessor has to mark, soonest due first',
    action: 'see-marking-queue',
    params: ofAssessor,
    status: 200,
    answer: z.object({ scripts: z.array(z.looseObject({ candidate: z.string() })) }),
    example: { path: '/assessors/assessor-02/scripts' },
    does: async ({ journeys, params }) => ({ scripts: await journeys.markingQueue(params.assessor) }),
  }),
  operation({
    id: 'readScript',
    method: 'GET',
    path: '/assessors/:assessor/scripts/:candidate',
    tag: 'Marking',
    summary: 'A script without the traces of its author',
    action: 'open-script',
    params: ofScript,
    status: 200,
    answer: ['application/octet-stream'],
    example: { path: script },
    async does({ journeys, params, reply }) {
      const { bytes } = await journeys.openScript(params.assessor, params.candidate);
      reply.type('application/octet-stream').header('content-disposition', 'attachment');
      return Readable.from([Buffer.from(bytes)]);
    },
  }),
  operation({
    id: 'markScript',
    method: 'POST',
    path: '/assessors/:assessor/scripts/:candidate/mark',
    tag: 'Marking',
    summary: 'The points for every criterion',
    action: 'mark-script',
    params: ofScript,
    body: z.strictObject({ scores: z.record(codeSchema, z.number().min(0).max(1_000)) }),
    status: 200,
    answer: marked,
    keyed: true,
    example: { path: `${script}/mark`, body: { scores: { 'context-and-need': 3, evidence: 2 } } },
    does: ({ journeys, params: { assessor, candidate }, body, key: id }) =>
      journeys.markScript(assessor, candidate, body.scores, { id }),
  }),
  operation({
    id: 'declineScript',
    method: 'POST',
    path: '/assessors/:assessor/scripts/:candidate/decline',
    tag: 'Marking',
    summary: 'The assessor knows who wrote it: it goes to somebody else',
    action: 'decline-script',
    params: ofScript,
    body: z.strictObject({ reason: z.string().min(1).max(60) }),
    status: 200,
    answer: marked,
    keyed: true,
    example: { path: `${script}/decline`, body: { reason: 'knows-the-author' } },
    does: ({ journeys, params: { assessor, candidate }, body, key: id }) =>
      journeys.declineScript(assessor, candidate, { reason: body.reason, id }),
  }),
];
