/** A journey that never rests: as many legal events as one likes, of commands that change details again and again. */
import type { Command, Enrolment } from '../workflows/journey/command.js';
import { decide, isRefused } from '../workflows/journey/decide.js';
import type { JourneyEvent } from '../workflows/journey/event.js';
import { unbegun } from '../workflows/journey/evolve.js';
import { autumn, enrolmentIn, participant, provider, sencoForm } from './people.js';

export const LONG_SINCE = '2026-09-01T10:00:00Z';

export function longRecord(
  journey: string,
  events: number,
): { enrolment: Enrolment; events: JourneyEvent[] } {
  const enrolment = enrolmentIn(autumn(), { journey });
  let state = unbegun(enrolment);
  const record: JourneyEvent[] = [];
  const say = (command: Parameters<typeof decide>[1]) => {
    const decision = decide(state, command, LONG_SINCE);
    if (isRefused(decision)) throw new Error(decision.refusal.message);
    state = decision.journey;
    record.push(...decision.events);
  };
  say({ type: 'enrol', id: 'long', actor: provider, registration: 'registration-1', form: sencoForm });
  while (record.length < events) say(changeDetailsCommand(`long-${record.length}`));
  return { enrolment, events: record };
}

/** A command that is carried out whenever it is given, and leaves one event. */
export const changeDetailsCommand = (id: string): Command => ({
  type: 'changeDetails',
  id,
  actor: participant,
  fields: ['phone'],
});
