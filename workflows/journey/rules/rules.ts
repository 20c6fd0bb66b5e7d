/** What each type of command decides. */
import type { CommandType, CommandOf } from '../command.js';
import type { NewEvent } from '../event.js';
import type { Journey } from '../state.js';
import type { Instant } from '../values.js';

export type Rules = {
  [K in CommandType]: (journey: Journey, command: CommandOf<K>, at: Instant) => NewEvent[];
};
