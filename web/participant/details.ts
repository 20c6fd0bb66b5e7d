/** `/participant/details`: what is known of me, and how I am reached (S4.4). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { PersonChange } from '../../client/input/person.js';
import type { Parts } from '../parts.js';
import { sayOnce } from '../sessions/signed-in.js';
import { codeOf, ownOf, refusedBy, type Refused } from './own.js';

const text = z.string().trim().catch('');
const blank = { givenName: '', familyName: '', email: '', secondEmail: '', phone: '' };
const detailsSchema = z
  .object({ givenName: text, familyName: text, email: text, secondEmail: text, phone: text })
  .catch(blank);

type Details = z.infer<typeof detailsSchema>;

export function detailsPages(area: FastifyInstance, parts: Parts): void {
  const own = { preHandler: area.csrfProtection.bind(area) };
  area.get('/details', (request, reply) => show(request, reply, parts, null, null));

  area.post('/details', own, async (request, reply) => {
    const { journey, journeys } = ownOf(request, parts);
    const typed = detailsSchema.parse(request.body);
    const refused = await refusedBy(() => journeys.changeDetails(journey, changeOf(typed)), '#givenName');
    if (refused) return show(request, reply, parts, refused, typed);
    sayOnce(request, {
      title: 'Saved',
      text: 'Your details are changed. We write to you about it.',
      isDone: true,
    });
    return reply.redirect('/participant/details', 303);
  });
}

/** What is left empty, and may be, is forgotten. */
const changeOf = ({ secondEmail, phone, ...rest }: Details): PersonChange => ({
  ...rest,
  secondEmail: secondEmail === '' ? null : secondEmail,
  phone: phone === '' ? null : phone,
});

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Parts,
  refused: Refused | null,
  typed: Details | null,
) {
  const { journey, journeys } = ownOf(request, parts);
  const person = await journeys.person(journey);
  return codeOf(reply, refused).page('participant/details', {
    title: 'Your details',
    details: typed ?? person ?? {},
    faults: refused?.faults ?? [],
    csrf: reply.generateCsrf(),
  });
}
