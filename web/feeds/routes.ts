/** `/feeds/….ics`: calendars that are subscribed to. The address is all that is asked for; it shows and changes nothing else. */
import type { FastifyInstance } from 'fastify';
import { calendarFeed } from '../../activities/calendar/feed.js';
import type { Coached } from '../../client/reading/coaching.js';
import { ownerOfFeed } from '../../store/web/feeds.js';
import type { Parts } from '../parts.js';
import { principalOf } from '../people/principals.js';
import { digestOf, TOKEN } from './address.js';

const FETCHES_A_MINUTE = 60;

export function feedRoutes(site: FastifyInstance, parts: Parts): void {
  const limited = { config: { rateLimit: { max: FETCHES_A_MINUTE, timeWindow: '1 minute' } } };
  site.get<{ Params: { file: string } }>('/feeds/:file', limited, async (request, reply) => {
    const token = request.params.file.replace(/\.ics$/, '');
    const owner = TOKEN.test(token) ? await ownerOfFeed(parts.store, digestOf(token)) : null;
    const person = owner && (await principalOf(parts.store, owner));
    if (person?.principal.role !== 'coach') return reply.callNotFound();
    const acting = { as: person.principal, way: 'page', request: request.id } as const;
    const entries = sessionsOf(await parts.journeysOf(acting).coached(), parts.url);
    return reply
      .header('cache-control', 'no-store')
      .type('text/calendar; charset=utf-8')
      .send(calendarFeed('Coaching sessions', entries));
  });
}

/** Of the participant it has the name and nothing else. */
const sessionsOf = (coached: readonly Coached[], url: string) =>
  coached.flatMap(({ journey, name, reference, mode, booked }) =>
    booked.map(({ session, title, starts, ends }) => ({
      uid: `${journey}.${session}@${new URL(url).hostname}`,
      starts,
      ends,
      summary: `${mode === 'rehearsal' ? 'Rehearsal: ' : ''}${title} with ${name ?? reference}`,
      url: `${url}/coach/sessions/${journey}/${session}`,
    })),
  );
