/** Every method of the library has its door: a new one without does not compile. */
import type { CommandAction } from '../../../access/actions.js';
import { askedTypes } from '../../commands/index.js';
import type { CommandInputType } from '../../commands/spec.js';
import type { Door } from '../door.js';
import type { Doors, Named } from './doors.js';
import { houseDoors } from './house.js';
import { commandDoor } from './kinds.js';
import { participantDoors } from './participants.js';

const named: Doors = { ...participantDoors, ...houseDoors };

/** A command that the table of who may do what does not have, does not compile. */
const actionOf = (type: CommandInputType): CommandAction => type;

const commands = Object.fromEntries(askedTypes.map((type) => [type, commandDoor(actionOf(type), 2)]));

export const doors = { ...commands, ...named } as unknown as Readonly<Record<Named, Door<unknown[]>>>;
