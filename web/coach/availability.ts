/** `/coach/availability`: when can I be booked? Weekly hours, days away, and the calendar to subscribe to. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { newFeed, feedAddress } from '../feeds/address.js';
import { faultsOf, sentence, type Fault } from '../forms/faults.js';
import { readMoment, typedMoment, type TypedMoment } from '../forms/moment.js';
import type { Parts } from '../parts.js';
import { londonDate } from '../../workflows/journey/calendar.js';
import { journeysFor } from '../sessions/acting.js';
import { principalIn, sayOnce } from '../sessions/signed-in.js';
import { daysOf, hoursIn, typedDays, type TypedDay } from './hours.js';

const ADDRESS = '/coach/availability';
const NOON = '12:00';

interface Typed {
  faults: Fault[];
  days?: TypedDay[];
  first?: TypedMoment;
  last?: TypedMoment;
}

export function availabilityPage(area: FastifyInstance, parts: Parts): void {
  const own = { preHandler: area.csrfProtection.bind(area) };
  area.get('/availability', (request, reply) => show(request, reply, parts));

  area.post('/availability/hours', own, async (request, reply) => {
    const days = typedDays(request.body);
    const { hours, faults } = hoursIn(days);
    if (faults.length > 0) return show(request, reply.code(400), parts, { faults, days });
    return orAgain(request, reply, parts, { days }, async (journeys, id) => {
      await journeys.saveHours(id, hours);
      return hours.length > 0
        ? 'Your weekly hours are kept. Sessions that are booked stay as they are.'
        : 'You have the usual hours again.';
    });
  });

  area.post('/availability/away', own, async (request, reply) => {
    const [first, last] = [dayTyped(request, 'first'), dayTyped(request, 'last')];
    const [from, until] = [readMoment(first, 'first'), readMoment(last, 'last')];
    if ('fault' in from || 'fault' in until) {
      const faults = [from, until].flatMap((read) => ('fault' in read ? [read.fault] : []));
      return show(request, reply.code(400), parts, { faults, first, last });
    }
    return orAgain(request, reply, parts, { first, last }, async (journeys, id) => {
      const absence = { firstDay: londonDate(from.instant), lastDay: londonDate(until.instant) };
      const doubts = await journeys.saveAbsence(id, absence);
      const kept = 'Your days away are kept. Move the sessions that are booked on them.';
      return [kept, ...doubts.map(sentence)].join(' ');
    });
  });

  area.post('/availability/calendar', own, async (request, reply) => {
    await newFeed(parts, ownerIn(request));
    sayOnce(request, {
      title: 'Done',
      text: 'You have a new address. The one before shows nothing any more.',
      isDone: true,
    });
    return reply.redirect(`${ADDRESS}#calendar`, 303);
  });
}

const ownerIn = (request: FastifyRequest) => ({ kind: 'staff', id: principalIn(request).id }) as const;

/** A whole day: noon is on it wherever the clocks change. */
const dayTyped = (request: FastifyRequest, name: string): TypedMoment => ({
  ...typedMoment(request.body, name),
  time: NOON,
});

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Parts,
  typed: Typed | null = null,
): Promise<string> {
  const { hours, away } = await journeysFor(request, parts).availability(principalIn(request).id);
  return reply.page('coach/availability', {
    title: 'When can you be booked?',
    days: typed?.days ?? daysOf(hours),
    away,
    first: typed?.first ?? null,
    last: typed?.last ?? null,
    address: await feedAddress(parts, ownerIn(request)),
    faults: typed?.faults ?? null,
  });
}

async function orAgain(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Parts,
  typed: Omit<Typed, 'faults'>,
  work: (journeys: ReturnType<typeof journeysFor>, id: string) => Promise<string>,
) {
  try {
    const text = await work(journeysFor(request, parts), principalIn(request).id);
    sayOnce(request, { title: 'Done', text, isDone: true });
    return await reply.redirect(ADDRESS, 303);
  } catch (error) {
    const faults = faultsOf(error, typed.days ? 'hours' : 'away');
    if (faults === null) throw error;
    return show(request, reply.code(400), parts, { ...typed, faults });
  }
}
