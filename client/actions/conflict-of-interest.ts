/** S5.4: nobody marks whom they coach, or who is of their setting or its trust; whichever way the mark comes in. */
import { candidateOf } from '../../store/marking/candidate.js';
import type { ScriptAccessConflict } from '../../store/marking/queue.js';
import type { Command } from '../../workflows/journey/command.js';
import { ClientError } from '../errors.js';
import type { Context } from './context.js';

const conflicts: Record<ScriptAccessConflict, string> = {
  'not-allocated': 'It was taken back meanwhile.',
  coach: 'You know the candidate from coaching.',
  setting: 'You and the candidate belong to the same setting.',
  trust: 'You and the candidate belong to schools of the same trust.',
};

/** Coaches, settings, trusts and staff change after a script was allocated. @throws ClientError `conflict-of-interest` */
export async function refuseConflict(context: Context, script: string, assessor: string): Promise<void> {
  const conflict = await conflictOf(context, script, assessor);
  if (conflict !== null) throw refusal(conflict, script);
}

/** The same for a mark. Of a script that was not allocated, or is another journey's, the journey itself says what is wrong. */
export async function refuseConflictedMark(
  context: Context,
  journey: string,
  command: Command,
): Promise<void> {
  if (command.type !== 'recordMark') return;
  const conflict = await conflictOf(context, command.script, command.actor.id, journey);
  if (conflict !== null && conflict !== 'not-allocated') throw refusal(conflict, command.script);
}

/** Somebody chosen by the office, of whom the store knows why they must not mark it. */
export async function refuseConflictedChoice(
  { servers }: Context,
  journey: string,
  command: Command,
): Promise<void> {
  if (command.type !== 'reassignScript' || command.to === null) return;
  const { to, script } = command;
  const { interestOf } = await import('../../store/marking/queue.js');
  const conflict = await servers.inStore((store) => interestOf(store, journey, to));
  if (conflict === null) return;
  throw new ClientError(
    'refused',
    'conflict-of-interest',
    `${to} must not mark the script ${candidateOf(script)}: ${known[conflict]} Name somebody else, or nobody, so that whoever is free gets it.`,
  );
}

const known: Record<ScriptAccessConflict, string> = {
  'not-allocated': 'They are no assessor.',
  coach: 'They coach the author, or did.',
  setting: 'They belong to the setting of the author.',
  trust: 'They belong to a school of the same trust as that of the author.',
};

async function conflictOf(
  { servers }: Context,
  script: string,
  assessor: string,
  of?: string,
): Promise<ScriptAccessConflict | null> {
  const { conflictAtOpening } = await import('../../store/marking/queue.js');
  return servers.inStore((store) => conflictAtOpening(store, script, assessor, of));
}

const refusal = (conflict: ScriptAccessConflict, script: string): ClientError =>
  new ClientError(
    'refused',
    'conflict-of-interest',
    `The script ${candidateOf(script)} is not yours to mark: ${conflicts[conflict]} Tell the provider, so that it goes to somebody else.`,
  );
