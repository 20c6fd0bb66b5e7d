/** `/coach`: what is today? */
import type { FastifyInstance } from 'fastify';
import { newCommandId } from '../../client/ids.js';
import type { Coached } from '../../client/reading/coaching.js';
import { addDays, londonDate, minutesBetween } from '../../workflows/journey/calendar.js';
import type { Parts } from '../parts.js';
import { journeysFor } from '../sessions/acting.js';
import { rehearsalOf } from './rehearsal.js';

const DAYS = 7;
const PACES = ['behind', 'on track', 'ahead'] as const;

export function todayPage(area: FastifyInstance, parts: Parts): void {
  area.get('/', async (request, reply) => {
    const coached = await journeysFor(request, parts).coached();
    const meetings = meetingsOf(coached);
    return reply.page('coach/today', {
      title: 'What is today?',
      isWide: true,
      rehearsal: rehearsalOf(coached),
      toReport: meetings.filter(({ when }) => when === 'past'),
      today: meetings.filter(({ when }) => when === 'today'),
      week: meetings.filter(({ when }) => when === 'week'),
      caseload: [...coached]
        .sort((a, b) => PACES.indexOf(a.pace) - PACES.indexOf(b.pace))
        .map((one) => ({ ...one, next: one.booked.find(({ ends }) => ends > one.at) ?? null })),
      counts: PACES.map((pace) => ({ pace, count: coached.filter((one) => one.pace === pace).length })),
      overdue: coached.filter((one) => one.overdue.length > 0).length,
    });
  });
}

/** Every session that is booked, soonest first, with the participant whom it is with. */
const meetingsOf = (coached: readonly Coached[]) =>
  coached
    .flatMap((one) =>
      one.booked.map((session) => ({
        ...session,
        journey: one.journey,
        name: one.name ?? one.reference,
        isRehearsal: one.mode === 'rehearsal',
        minutes: minutesBetween(session.starts, session.ends),
        when: whenOf(session, one.at),
        /** Pressed twice it is one report. */
        command: newCommandId(),
      })),
    )
    .sort((a, b) => (a.starts < b.starts ? -1 : 1));

function whenOf({ starts, ends }: { starts: string; ends: string }, at: string) {
  const [day, today] = [londonDate(starts), londonDate(at)];
  if (ends <= at) return 'past';
  if (day <= today) return 'today';
  return day < addDays(today, DAYS) ? 'week' : 'later';
}
