/** Given a journey at some point, when somebody asks for something, then these events follow, or this refusal. */
import { expect } from 'vitest';
import type { CommandBody } from '../../workflows/journey/command.js';
import type { EventOf, EventType, JourneyEvent } from '../../workflows/journey/event.js';
import type { RefusalCode } from '../../workflows/journey/refusal.js';
import type { Actor } from '../../workflows/journey/values.js';
import { messages } from '../../workflows/effects.js';
import type { Play, CommandDetails } from '../../lives/play.js';

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
  when: (actor: Actor, body: CommandBody, said: CommandDetails = {}): Outcome => ({
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
