/** `/assess`: what is to be marked? */
import type { FastifyInstance } from 'fastify';
import { markerRoleWords } from '../../client/reading/marker-roles.js';
import { draftsOf } from '../../store/web/marking-drafts.js';
import type { Parts } from '../parts.js';
import { journeysFor } from '../sessions/acting.js';
import { principalIn } from '../sessions/signed-in.js';

export function queuePage(area: FastifyInstance, parts: Parts): void {
  area.get('/', async (request, reply) => {
    const { id } = principalIn(request);
    const queue = await journeysFor(request, parts).markingQueue(id);
    const drafts = new Set(await draftsOf(parts.store, id));
    return reply.page('assess/queue', {
      title: 'What is to be marked?',
      queue: queue.map((one) => ({
        ...one,
        task: markerRoleWords[one.role],
        isBegun: drafts.has(one.candidate),
      })),
    });
  });
}
