/** What the client knows of a command: its parts, what it is for, and how it is asked for by hand. */
import type { CommandBody, CommandType, FactCommand } from '../../workflows/journey/command.js';
import type { Instant } from '../../workflows/journey/values.js';
import type { Field } from './field.js';

/** Everything but what only the engine may say, and the enrolment, which starts a journey. */
export type CommandInputType = Exclude<CommandType, FactCommand['type'] | 'enrol'>;

/** What the door says of a command, and nobody who asks for it: when what is handed in began to arrive (S5.2). */
export interface SaidByDoor {
  arrived?: Instant;
}

/** The parts of a command besides its type and what the door says. */
export type CommandParts<K extends CommandInputType> = Omit<
  Extract<CommandBody, { type: K }>,
  'type' | keyof SaidByDoor
>;

type Fields<K extends CommandInputType> = { [F in keyof CommandParts<K>]: Field<CommandParts<K>[F]> };

export interface Spec<K extends CommandInputType> {
  /** One line: what it does, and the clause it comes from. */
  summary: string;
  fields: Fields<K>;
  /** The options of an example that works, after the id of the journey. */
  example: string;
}

export type Specs = { [T in CommandInputType]: Spec<T> };
