/** A command as it travels: its parts checked, free text left behind in the store (decision 004), an id and an actor given. */
import { z } from 'zod';
import type { Command } from '../../workflows/journey/command.js';
import type { Actor, Instant } from '../../workflows/journey/values.js';
import { BadInput, ClientError } from '../errors.js';
import { newCommandId, noteIdOf } from '../ids.js';
import { freeTextSchema } from '../input/contact.js';
import { parseOrRefuse } from '../input/faults.js';
import { commandIdSchema, opaqueIdSchema, reasonSchema } from '../input/ids.js';
import { utcSchema } from '../input/instants.js';
import { askedTypes, commandFields, kebab, usualActor } from './index.js';
import { timedByDoor } from './assessment.js';
import type { CommandInputType, CommandParts, SaidByDoor } from './spec.js';

/** What goes with any command besides its own parts. */
export interface CommandOptions {
  /** Who asks, by role and opaque id; default: the provider's office. */
  actor?: Actor | undefined;
  /** A coded reason, where a clause asks for one, such as `parental-leave`. */
  reason?: string | undefined;
  /** What more there is to say, in words: kept in the store, only an id travels. */
  note?: string | undefined;
  /** Chosen by the caller, so that sending the command again is safe; else a new one. */
  id?: string | undefined;
  /** In a rehearsal, the moment at which it is given, UTC. */
  at?: Instant | undefined;
}

/** A command that somebody asks for; text that people wrote is given as text. */
export type CommandInput = { [K in CommandInputType]: { type: K } & CommandParts<K> }[CommandInputType];

export interface PreparedCommand {
  command: Command;
  at: Instant | null;
  /** Texts to keep under their ids before the command is sent. */
  notes: { id: string; text: string }[];
}

const roles = [
  'participant',
  'headteacher',
  'coach',
  'assessor',
  'partner',
  'provider',
  'admin',
  'learning-environment',
] as const;

const commandOptionsSchema = z.strictObject({
  actor: z.strictObject({ role: z.enum(roles), id: opaqueIdSchema }).optional(),
  reason: reasonSchema.optional(),
  note: freeTextSchema.optional(),
  id: commandIdSchema.optional(),
  at: utcSchema.optional(),
});

/**
 * @param door what the door that took the command in says of it, and nobody else
 * @throws BadInput naming every fault
 */
export function prepareCommand(
  journey: string,
  input: CommandInput,
  options: CommandOptions,
  door: SaidByDoor = {},
): PreparedCommand {
  const { type, ...parts } = input;
  if (!askedTypes.includes(type))
    throw new BadInput([`"${String(type)}" is not a command that can be asked for`]);
  if (timedByDoor.has(type) !== 'arrived' in door)
    throw new ClientError('internal', 'door-silent', `${kebab(type)}: the door has to say when it arrived.`);
  const {
    actor,
    reason,
    note,
    id = newCommandId(),
    at = null,
  } = parseOrRefuse(commandOptionsSchema, options);
  const fields = commandFields(type);
  const schema = z.strictObject(Object.fromEntries(fields.map(([name, { value }]) => [name, value])));
  const body = parseOrRefuse(schema, parts) as Record<string, unknown>;
  const notes: PreparedCommand['notes'] = [];
  for (const [name, { kind }] of fields) {
    const value = body[name];
    if (kind === 'text' && typeof value === 'string') body[name] = keep(name, value);
  }
  const by = actor ?? usualActor(type);
  if (by === null) {
    throw new BadInput([
      `${kebab(type)}: say who asks, with a role and an opaque id, such as coach:coach-07`,
    ]);
  }
  const command = {
    ...body,
    ...door,
    type,
    id,
    actor: by,
    ...(reason === undefined ? {} : { reason }),
    ...(note === undefined ? {} : { note: keep('note', note) }),
  } as Command;
  return { command, at, notes };

  function keep(field: string, text: string): string {
    const note = { id: noteIdOf(journey, id, field), text };
    notes.push(note);
    return note.id;
  }
}
