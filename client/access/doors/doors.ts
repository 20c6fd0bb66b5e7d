/** A door for every method of the library. */
import type { CommandInputType } from '../../commands/spec.js';
import type { Journeys } from '../../library.js';
import type { Door } from '../door.js';

/** What concerns the library itself. */
type Own = 'close' | 'actingAs' | 'whoActs';
export type Named = Exclude<keyof Journeys, Own>;

export type Args<K extends keyof Journeys> = Parameters<Journeys[K]>;
type DoorOf<K extends Named> = Door<Args<K>>;

export type Doors = {
  [K in Exclude<Named, Exclude<CommandInputType, 'changeDetails' | 'recordBounce'>>]: DoorOf<K>;
};
