/**
 * S5.4, S6.4: marking, blind. Assessors name a script by its candidate number; neither an answer nor an error
 * that they get leads to the journey behind it.
 */
import type { AllocatedScript, QueuedScript } from '../../store/marking/queue.js';
import type { Instant, MarkerRole } from '../../workflows/journey/values.js';
import { prepareCommand, type CommandOptions } from '../commands/prepare.js';
import type { Command } from '../../workflows/journey/command.js';
import { ClientError, NotFound } from '../errors.js';
import { parseOrRefuse } from '../input/faults.js';
import { candidateSchema } from '../input/ids.js';
import type { Receipt } from '../../workflows/contract.js';
import { ask, send } from './ask.js';
import { refuseConflict } from './conflict-of-interest.js';
import type { Context } from './context.js';
import { knownStaff } from './known-staff.js';
import { scriptBeside, type OpenedScript, type ScriptReading } from './script-reading.js';

/** @public in the signatures of the library */
export interface MarkReceipt {
  candidate: string;
  role: MarkerRole;
  /** The sum of the points. */
  total: number;
  /** UTC, by the journey's own clock. */
  at: Instant;
}

/** @public in the signatures of the library */
export interface Declined {
  candidate: string;
  /** UTC, by the journey's own clock. */
  at: Instant;
}

/** @public in the signatures of the library */
export interface Between {
  /** Whose it is, if several have it. */
  from?: string | undefined;
  /** Default: whoever is free. */
  to?: string | undefined;
}

type Points = Record<string, number>;

export interface Marking {
  /** What an assessor has not marked yet, live scripts first, soonest due first (S6.4). */
  markingQueue(assessor: string): Promise<QueuedScript[]>;
  /** A copy of the script without the traces of its author; refused if a conflict of interest arose meanwhile (S5.4). */
  openScript(assessor: string, candidate: string): Promise<OpenedScript>;
  /** The same script to be read beside the criteria that it is marked by. */
  readScript(assessor: string, candidate: string): Promise<ScriptReading>;
  /** Records an assessor's points for every criterion; the same id is answered with the first receipt. */
  markScript(
    assessor: string,
    candidate: string,
    points: Points,
    options?: Omit<CommandOptions, 'actor'>,
  ): Promise<MarkReceipt>;
  /** An assessor knows who wrote a script: it leaves their queue, and a mark that is not released does not count (S5.4). */
  declineScript(
    assessor: string,
    candidate: string,
    options?: Omit<CommandOptions, 'actor'>,
  ): Promise<Declined>;
  /** For the provider's office: gives a script that is not marked yet to somebody else, with a reason. */
  reassign(candidate: string, between?: Between, options?: CommandOptions): Promise<Receipt>;
  /** For the provider's office, when an assessor asks about a script: whose it is and who has it. */
  scriptBehind(candidate: string): Promise<AllocatedScript[]>;
}

const queueModule = () => import('../../store/marking/queue.js');

export function markingOf(context: Context): Marking {
  const { servers } = context;
  return {
    async markingQueue(assessor) {
      const id = await knownAssessor(context, assessor);
      const { blindQueue } = await queueModule();
      return servers.inStore((store) => blindQueue(store, id));
    },
    openScript: async (assessor, candidate) => opened(context, await allocated(context, assessor, candidate)),
    async readScript(assessor, candidate) {
      const found = await allocated(context, assessor, candidate);
      const copy = await opened(context, found);
      return blindly(found, () => scriptBeside(context, found, copy));
    },
    async markScript(assessor, candidate, points, told = {}) {
      const found = await allocated(context, assessor, candidate);
      const { journey, script, role } = found;
      const actor = { role: 'assessor', id: found.assessor } as const;
      const asked = { type: 'recordMark', script, scores: points } as const;
      const prepared = prepareCommand(journey, asked, { ...told, actor });
      // The version that was opened, or the one that there is: a mark of another one is void (S5.3).
      const command: Command = { ...prepared.command, ...asked, document: found.opened ?? found.document };
      const { at } = await blindly(found, () => send(context, journey, { ...prepared, command }));
      const total = Object.values(points).reduce((sum, one) => sum + one, 0);
      return { candidate: found.candidate, role, total, at };
    },
    async declineScript(assessor, candidate, told = {}) {
      const found = await allocated(context, assessor, candidate);
      const actor = { role: 'assessor', id: found.assessor } as const;
      const asked = { type: 'declareConflict', assessor: found.assessor } as const;
      const { at } = await blindly(found, () => ask(context, found.journey, asked, { ...told, actor }));
      return { candidate: found.candidate, at };
    },
    async reassign(candidate, { from, to } = {}, options = {}) {
      const { journey, script } = await behind(context, candidate);
      const between = { from: from ?? null, to: to ?? null };
      return ask(context, journey, { type: 'reassignScript', script, ...between }, options);
    },
    async scriptBehind(candidate) {
      const number = parseOrRefuse(candidateSchema, candidate);
      const { allocationsOf } = await queueModule();
      const all = await servers.inStore((store) => allocationsOf(store, number));
      return seenOf(context, number, all);
    },
  };
}

/** @throws ClientError `conflict-of-interest`, `no-blind-copy` */
async function opened(context: Context, found: AllocatedScript): Promise<OpenedScript> {
  await refuseConflict(context, found.script, found.assessor);
  const { readHandedIn } = await import('../../store/documents/documents.js');
  const { journey, document, words } = found;
  const onFile = await context.servers.inStore((store) => readHandedIn(store, journey, document));
  const original = await context.servers.inFolder(({ documents }) => documents.get(document));
  const kind = onFile?.kind ?? 'unknown';
  const bytes = await withoutAuthor(original, kind, found.candidate);
  await noteVersion(context, found);
  return { candidate: found.candidate, kind, words, bytes };
}

/** What may be seen of it, at least something. */
function seenOf<T extends { provider: string }>({ scope }: Context, candidate: string, all: readonly T[]) {
  const seen = all.filter(({ provider }) => scope === 'all' || scope.provider === provider);
  if (seen.length === 0) throw new NotFound('script', candidate, 'Check the candidate number.');
  return seen;
}

/** Also of a script that was taken from everybody who had it, and that waits for somebody. */
async function behind(context: Context, candidate: string): Promise<{ journey: string; script: string }> {
  const number = parseOrRefuse(candidateSchema, candidate);
  const { scriptOf } = await queueModule();
  const all = await context.servers.inStore((store) => scriptOf(store, number));
  const [first] = seenOf(context, number, all);
  if (!first) throw new NotFound('script', number, 'Check the candidate number.');
  return first;
}

const knownAssessor = (context: Context, assessor: string): Promise<string> =>
  knownStaff(context, ['assessor'], assessor, '"journeys staff list --role assessor" shows those there are.');

/** The script that an assessor has, marked or not: a repeat of a mark has to find it too. */
async function allocated(context: Context, assessor: string, candidate: string): Promise<AllocatedScript> {
  const id = await knownAssessor(context, assessor);
  const number = parseOrRefuse(candidateSchema, candidate);
  const { allocationsOf } = await queueModule();
  const all = await context.servers.inStore((store) => allocationsOf(store, number));
  const found = all.find((one) => one.assessor === id);
  if (found) return found;
  throw new NotFound('script of this assessor', number, '"journeys marking queue" shows those there are.');
}

async function noteVersion({ servers }: Context, found: AllocatedScript): Promise<void> {
  if (found.opened === found.document || found.marked !== null) return;
  const { noteOpened } = await import('../../store/marking/allocations.js');
  await servers.inStore((store) => noteOpened(store, found));
}

/** What the parser says of the document stays between it and whoever handed it in. */
async function withoutAuthor(original: Uint8Array, kind: string, candidate: string): Promise<Uint8Array> {
  const { blindCopy, DocumentRefused } = await import('../../documents/copies.js');
  try {
    return await blindCopy(original, kind);
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error;
    if (error.code === 'busy') throw error;
    throw new ClientError(
      'refused',
      'no-blind-copy',
      `The script ${candidate} cannot be copied without what tells its author. Tell the provider, who can ask for the same text in another format; mark it when it is there.`,
    );
  }
}

/** The same error, with the candidate number in the place of all that leads to the journey. */
async function blindly<T>(
  { candidate, script, journey }: AllocatedScript,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    const blind = error.message.replaceAll(script, candidate).replaceAll(journey, candidate);
    if (blind === error.message) throw error;
    throw new ClientError(error.kind, error.code, blind);
  }
}
