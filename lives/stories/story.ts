import type { CommandBody } from '../../workflows/journey/command.js';
import type { Actor } from '../../workflows/journey/values.js';
import type { Play, CommandDetails } from '../play.js';

/** A journey at some point, and what somebody asks of it there. */
export interface Story {
  given: () => Play;
  by: Actor;
  when: CommandBody;
  said: CommandDetails;
}

export const story = (given: () => Play, by: Actor, when: CommandBody, reason = 'other'): Story => ({
  given,
  by,
  when,
  said: { reason },
});
