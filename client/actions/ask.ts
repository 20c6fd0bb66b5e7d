/** Commands to one journey, by Update or by signal; a run that is over is answered for by the record (S3.6). */
import { z } from 'zod';
import type { CommandAction } from '../../access/actions.js';
import type { Receipt } from '../../workflows/contract.js';
import type { Command } from '../../workflows/journey/command.js';
import {
  prepareCommand,
  type CommandInput,
  type PreparedCommand,
  type CommandOptions,
} from '../commands/prepare.js';
import { newCommandId, noteIdOf } from '../ids.js';
import { freeTextSchema } from '../input/contact.js';
import { parseOrRefuse } from '../input/faults.js';
import { codeSchema, commandIdSchema, journeyIdSchema, opaqueIdSchema } from '../input/ids.js';
import { utcSchema } from '../input/instants.js';
import { refuseConflictedChoice, refuseConflictedMark } from './conflict-of-interest.js';
import { unlessDoubted } from './doubted.js';
import { refuseUnknownNames } from './named.js';
import { engineHalf, now, recordHalf, type Context } from './context.js';

/**
 * Sends a command and waits for its receipt; the same id gets the first receipt again.
 * @throws BadInput · JourneyRefused with a code of the closed list · NotFound · Unreachable
 */
export async function ask(
  context: Context,
  journey: string,
  input: CommandInput,
  options: CommandOptions,
): Promise<Receipt> {
  const id = parseOrRefuse(journeyIdSchema, journey);
  return send(context, id, prepareCommand(id, input, { ...options, actor: options.actor ?? context.actor }));
}

/** Every command passes here, and is noted with its answer. */
export function send(context: Context, journey: string, prepared: PreparedCommand): Promise<Receipt> {
  const { type, actor, reason } = prepared.command;
  const deed = { action: type as CommandAction, subject: journey, behalf: actor, reason };
  return context.audit.of(deed, () => sent(context, journey, prepared));
}

async function sent(context: Context, journey: string, prepared: PreparedCommand): Promise<Receipt> {
  const { command, at, notes } = prepared;
  await refuseUnseen(context, journey);
  await refuseUnknownNames(context, journey, command);
  await refuseConflictedMark(context, journey, command);
  await refuseConflictedChoice(context, journey, command);
  await keepNotes(context, journey, command.actor, notes);
  const { sendCommand } = await engineHalf();
  const engine = await context.servers.engine();
  const answer = await unlessDoubted(context, journey, command.id, (updateId) =>
    context.inFlight.run(journey, () =>
      sendCommand(engine, journey, { command, at }, context.patienceMs, updateId),
    ),
  );
  return answer ?? answerFromRecord(context, journey, command);
}

const minutes = z.int().min(1, 'must be at least 1').max(480, 'must be at most 480');

const reportSchema = z.strictObject({
  /** Chosen by the sender; the same id counts once. */
  id: commandIdSchema.max(80, 'must have at most 80 characters').optional(),
  coach: opaqueIdSchema.max(80),
  session: codeSchema,
  held: utcSchema,
  minutes,
  /** What was talked about, in words: kept in the store. */
  notes: freeTextSchema.nullable().default(null),
});

export type SessionCompletion = z.input<typeof reportSchema>;

/**
 * Signals that a coaching session was completed (S3.5), for systems that can only signal. There is no
 * answer: a refused signal becomes an event that the provider sees.
 * @returns the id of the report
 */
export async function signal(
  context: Context,
  journey: string,
  completion: SessionCompletion,
): Promise<string> {
  const of = parseOrRefuse(journeyIdSchema, journey);
  const { id = newCommandId(), notes: text, ...report } = parseOrRefuse(reportSchema, completion);
  const notes = text === null ? [] : [{ id: noteIdOf(of, id, 'notes'), text }];
  const actor = { role: 'coach', id: report.coach } as const;
  const deed = { action: 'completeSession', subject: of, behalf: actor } as const;
  await context.audit.of(deed, () => signalled(context, of, { id, actor, report, notes }));
  return id;
}

interface Report {
  id: string;
  actor: Command['actor'];
  report: Pick<z.output<typeof reportSchema>, 'coach' | 'session' | 'held' | 'minutes'>;
  notes: PreparedCommand['notes'];
}

async function signalled(context: Context, of: string, { id, actor, report, notes }: Report): Promise<void> {
  await refuseUnseen(context, of);
  await keepNotes(context, of, actor, notes);
  const { signalSession } = await engineHalf();
  const sent = { id, ...report, notes: notes[0]?.id ?? null };
  if (!(await signalSession(await context.servers.engine(), of, sent))) {
    const { session, held, minutes: lasted } = report;
    const command: Command = {
      type: 'completeSession',
      id,
      actor,
      session,
      held,
      minutes: lasted,
      notes: sent.notes,
    };
    await answerFromRecord(context, of, command);
  }
}

async function refuseUnseen(context: Context, journey: string): Promise<void> {
  if (context.scope === 'all') return;
  const { refuseUnlessSeen } = await recordHalf();
  await context.servers.inStore((store) => refuseUnlessSeen(store, context.scope, journey));
}

async function keepNotes(
  { servers, scope }: Context,
  journey: string,
  actor: Command['actor'],
  notes: PreparedCommand['notes'],
): Promise<void> {
  if (notes.length === 0) return;
  const { refuseUnlessKnown } = await recordHalf();
  const { saveNote } = await import('../../store/people/notes.js');
  await servers.inStore(async (store) => {
    await refuseUnlessKnown(store, scope, journey);
    const by = `${actor.role}:${actor.id}`;
    for (const { id, text } of notes) await saveNote(store, { id, journey, by, text, at: now() });
  });
}

async function answerFromRecord(context: Context, journey: string, command: Command): Promise<Receipt> {
  const { answerFrom, recordOrRefuse } = await recordHalf();
  const record = await context.servers.inStore((store) => recordOrRefuse(store, context.scope, journey));
  return answerFrom(record, command, now());
}
