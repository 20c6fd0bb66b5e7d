/** `/participant/messages`: everything that was written to me, with its calendar files. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { calendarFilesOf } from '../../activities/calendar/stored.js';
import type { Parts } from '../parts.js';
import { ownOf } from './own.js';

const fileQuery = z.object({ message: z.string(), file: z.coerce.number().int().min(0) });

export function messagesPage(area: FastifyInstance, parts: Parts): void {
  area.get('/messages', async (request, reply) => {
    const { journey, journeys } = ownOf(request, parts);
    const all = await journeys.messages(journey);
    return reply.page('participant/messages', {
      title: 'Your messages',
      messages: all.toReversed().map((one) => ({
        ...one,
        files: calendarFilesOf(one.calendar, journey).map((_, index) => index),
      })),
    });
  });

  area.get('/messages/calendar', async (request, reply) => {
    const asked = fileQuery.safeParse(request.query);
    if (!asked.success) return reply.callNotFound();
    const { journey, journeys } = ownOf(request, parts);
    const message = (await journeys.messages(journey)).find(({ key }) => key === asked.data.message);
    const file = message && calendarFilesOf(message.calendar, journey)[asked.data.file];
    if (!file) return reply.callNotFound();
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="date.ics"')
      .type(`text/calendar; charset=utf-8; method=${file.method}`)
      .send(file.content);
  });
}
