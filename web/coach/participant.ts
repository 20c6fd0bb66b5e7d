/** `/coach/participants/:journey`: how does she get on? What a coach may see, and nothing else of them. */
import type { FastifyInstance } from 'fastify';
import type { Parts } from '../parts.js';
import { journeysFor } from '../sessions/acting.js';
import { rehearsalOf } from './rehearsal.js';
import { standingWords } from './session-words.js';

export function participantPage(area: FastifyInstance, parts: Parts): void {
  area.get<{ Params: { journey: string } }>('/participants/:journey', async (request, reply) => {
    const journeys = journeysFor(request, parts);
    const { journey } = request.params;
    const [coaching, { view, source, asOf }] = await Promise.all([
      journeys.coaching(journey),
      journeys.view(journey),
    ]);
    return reply.page('coach/participant', {
      title: coaching.name ?? coaching.reference,
      rehearsal: rehearsalOf([coaching]),
      coaching,
      sessions: coaching.sessions.map((one) => ({ ...one, standing: standingWords(one) })),
      view,
      asOf,
      isByRecord: source === 'record',
    });
  });
}
