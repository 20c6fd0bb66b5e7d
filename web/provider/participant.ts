/** `/provider/participants/:id`: where is she, why, what next? */
import type { FastifyInstance } from 'fastify';
import type { Parts } from '../parts.js';
import { journeysFor } from '../sessions/acting.js';

export function participantPage(area: FastifyInstance, parts: Parts): void {
  area.get<{ Params: { id: string } }>('/participants/:id', async (request, reply) => {
    const journeys = journeysFor(request, parts);
    const { id } = request.params;
    const [reading, person, timeline] = await Promise.all([
      journeys.view(id),
      journeys.person(id),
      journeys.timeline(id),
    ]);
    const { view, source, asOf } = reading;
    return reply.page('provider/participant', {
      title: person ? `${person.givenName} ${person.familyName}` : view.reference,
      ...reading,
      person,
      timeline,
      asOf,
      isByRecord: source === 'record',
      rehearsal: view.mode === 'rehearsal' ? { clock: view.at } : null,
    });
  });
}
