/** `/provider`: what needs a person today? */
import type { FastifyInstance } from 'fastify';
import { exceptionSentences } from '../../workflows/journey/view/sentences.js';
import type { Parts } from '../parts.js';
import { journeysFor } from '../sessions/acting.js';

export function todayPage(area: FastifyInstance, parts: Parts): void {
  area.get('/', async (request, reply) => {
    const journeys = journeysFor(request, parts);
    const [attention, stages, owed] = await Promise.all([
      journeys.count({ attention: true }, 'attention'),
      journeys.count({}, 'stage'),
      journeys.count({}, 'mustAct'),
    ]);
    return reply.page('provider/today', {
      title: 'What needs a person today?',
      attention: attention.map(({ value, count }) => ({ code: value, count, words: wordsOf(value) })),
      stages,
      owed,
    });
  });
}

const wordsOf = (code: string | null): string =>
  (code !== null && code in exceptionSentences
    ? exceptionSentences[code as keyof typeof exceptionSentences]
    : null) ??
  code ??
  '';
