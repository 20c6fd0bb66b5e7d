/** `/participant/result`: did I pass, what follows, and the appeal (S5.5). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Parts } from '../parts.js';
import { sayOnce } from '../sessions/signed-in.js';
import { codeOf, ownOf, refusedBy, refusedWith, type Refused } from './own.js';

const reasons = [
  { value: 'marking-criteria', text: 'The criteria were not applied as they are published' },
  { value: 'procedure', text: 'Something went wrong in how it was handed in or marked' },
  { value: 'other', text: 'Something else' },
] as const;

const text = z.string().trim().catch('');
const appealSchema = z.object({ reason: text, words: text }).catch({ reason: '', words: '' });

export function resultPages(area: FastifyInstance, parts: Parts): void {
  const own = { preHandler: area.csrfProtection.bind(area) };
  area.get('/result', (request, reply) => show(request, reply, parts, null, {}));

  area.post('/result/appeal', own, async (request, reply) => {
    const { journey, journeys } = ownOf(request, parts);
    const asked = appealSchema.parse(request.body);
    const { reason, words } = asked;
    if (!reasons.some(({ value }) => value === reason))
      return show(request, reply, parts, refusedWith(400, ['Choose a reason'], '#reason'), asked);
    const told = { reason, ...(words === '' ? {} : { note: words }) };
    const refused = await refusedBy(() => journeys.appeal(journey, {}, told), '#reason');
    if (refused) return show(request, reply, parts, refused, asked);
    sayOnce(request, {
      title: 'Received',
      text: 'We have your appeal. Somebody else marks your case study again.',
      isDone: true,
    });
    return reply.redirect('/participant/result', 303);
  });
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Parts,
  refused: Refused | null,
  typed: object,
) {
  const { journey, journeys } = ownOf(request, parts);
  const [{ view }, work] = await Promise.all([journeys.view(journey), journeys.work(journey)]);
  const released = view.attempts.filter(({ pass }) => pass !== null);
  return codeOf(reply, refused).page('participant/result', {
    title: 'Your result',
    view,
    award: work.award,
    newest: released.at(-1) ?? null,
    attempts: released,
    canAppeal: view.wait.name === 'appeal-period',
    reasons,
    typed,
    faults: refused?.faults ?? [],
    csrf: reply.generateCsrf(),
    rehearsal: view.mode === 'rehearsal' ? { clock: view.at } : null,
  });
}
