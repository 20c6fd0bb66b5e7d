/** Given a journey at some point, when somebody asks for something, then these events follow, or this refusal. */
import { expect } from 'vitest';
import type { CommandBody } from '../../workflows/journey/command.js';
import type { EventOf, EventType, JourneyEvent } from '../../workflows/journey/event.js';
import type { RefusalCode } from '../../workflows/journey/refusal.js';
import type { Actor, Day, Instant } from '../../workflows/journey/values.js';
import { messages } from '../../workflows/effects.js';
import { autumn, enrolmentIn, headteacher, participant, provider, sencoForm } from './people.js';
import type { Behaviour } from './behaviour.js';
import { liveUntil } from './lives.js';
import { Play, type Said } from './play.js';
import { kindWorld, type World } from './world.js';

const began = '2026-09-01T10:00:00Z';

/** Nothing has happened yet. */
export const nobody = (world: World = kindWorld, begins: Instant = began): Play =>
  new Play(enrolmentIn(autumn()), begins, world);

/** Enrolled with registration and form; the evidence is still to come. */
export function applying(form = sencoForm, world: World = kindWorld, begins: Instant = began): Play {
  const play = nobody(world, begins);
  play.say(provider, { type: 'enrol', registration: 'registration-1', form });
  return play;
}

/** A complete application that the provider can decide. */
export function complete(form = sencoForm, world: World = kindWorld, begins: Instant = began): Play {
  const play = applying(form, world, begins);
  play.say(headteacher, { type: 'provideEvidence', evidence: 'headteacher-declaration', document: 'd-1' });
  play.say(participant, { type: 'provideEvidence', evidence: 'qts-certificate', document: 'd-2' });
  play.say(provider, { type: 'decideFunding', funding: 'scholarship' });
  return play;
}

/** Accepted in September 2026, in the group in Leeds, with coach-1. */
export function accepted(world: World = kindWorld): Play {
  const play = complete(sencoForm, world);
  play.say(provider, { type: 'accept' });
  return play;
}

/** The on-time life, or another, as it stands at the end of a day. */
export const livedTo = (day: Day, change: Partial<Behaviour> = {}): Play => liveUntil(day, change);

export const typesOf = (events: readonly JourneyEvent[]): EventType[] => events.map((event) => event.type);

export const onlyOf = <T extends EventType>(events: readonly JourneyEvent[], type: T): EventOf<T>[] =>
  events.filter((event): event is EventOf<T> => event.type === type);

/** The messages of events as `addressee:template`, in order. */
export const mailOf = (play: Play, events: readonly JourneyEvent[]): string[] =>
  events.flatMap((event) => messages(event, play.journey).map(({ to, template }) => `${to}:${template}`));

interface Outcome {
  /** The types of all events that follow, those of the world's answers included. */
  then(...types: EventType[]): JourneyEvent[];
  /** Nothing happens: it was so already. */
  nothing(): void;
  /** It is refused with that code, in a whole sentence, and nothing changes. */
  refused(code: RefusalCode): void;
}

export const given = (play: Play) => ({
  when: (actor: Actor, body: CommandBody, said: Said = {}): Outcome => ({
    then: (...types) => {
      const events = play.say(actor, body, said);
      expect(typesOf(events)).toEqual(types);
      return events;
    },
    nothing: () => expect(play.say(actor, body, said)).toEqual([]),
    refused: (code) => {
      const before = play.journey;
      const refusal = play.refusal(actor, body, said);
      expect(refusal?.code).toBe(code);
      expect(refusal?.message).toMatch(/[.]$/);
      expect(refusal?.message).not.toMatch(/[{}]|undefined/);
      expect(play.journey).toBe(before);
    },
  }),
});
