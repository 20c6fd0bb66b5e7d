/** What the record says of a journey, whether or not its run still exists (S7.1). */
import type { Store } from '../../store/database/database.js';
import { readJournal, type JournalOnFile } from '../../store/record/journal.js';
import { readJourneyRow, type Scope } from '../../store/read-model/read-model.js';
import { readPerson } from '../../store/people/people.js';
import type { Receipt } from '../../workflows/contract.js';
import type { Command } from '../../workflows/journey/command.js';
import { decide, isRefused } from '../../workflows/journey/decide.js';
import { fold } from '../../workflows/journey/evolve.js';
import type { Instant } from '../../workflows/journey/values.js';
import { noJourney } from '../access/door.js';
import { ClientError, JourneyRefused } from '../errors.js';

/** @throws NotFound if there is no such journey, or it is somebody else's (S6.1) */
export async function recordOrRefuse(store: Store, scope: Scope, journey: string): Promise<JournalOnFile> {
  await refuseUnlessSeen(store, scope, journey);
  const record = await readJournal(store, journey);
  if (record === null || record.events.length === 0) throw noJourney(journey);
  return record;
}

/** A journey that has just begun may not be in the record yet; its person always is in the store. */
export async function refuseUnlessKnown(store: Store, scope: Scope, journey: string): Promise<void> {
  if ((await readJourneyRow(store, scope, journey)) !== null) return;
  if (scope === 'all' && (await readPerson(store, journey)) !== null) return;
  throw noJourney(journey);
}

/** Nobody learns of a journey outside their scope, not even that it is there. */
export async function refuseUnlessSeen(store: Store, scope: Scope, journey: string): Promise<void> {
  if (scope !== 'all' && (await readJourneyRow(store, scope, journey)) === null) throw noJourney(journey);
}

/** The receipt that a command got; null if the journey has never seen it. */
export function receiptFrom({ enrolment, events }: JournalOnFile, command: string): Receipt | null {
  const caused = events.filter(({ cmd }) => cmd === command);
  const [first, last] = [caused[0], caused.at(-1)];
  if (!first || !last) return null;
  const then = fold(
    enrolment,
    events.filter(({ n }) => n <= last.n),
  );
  return {
    journey: enrolment.journey,
    command,
    at: first.at,
    events: caused.map(({ n, type }) => ({ n, type })),
    stage: then.stage,
    status: then.status,
  };
}

/**
 * The answer to a command for a journey whose run is over: the first receipt if it is a repeat, else the
 * refusal that the rules give.
 */
export function answerFrom(record: JournalOnFile, command: Command, at: Instant): Receipt {
  const known = receiptFrom(record, command.id);
  if (known) return known;
  const decision = decide(fold(record.enrolment, record.events), command, at);
  if (isRefused(decision)) throw new JourneyRefused(decision.refusal.code, decision.refusal.message);
  throw new ClientError(
    'internal',
    'journey-stopped',
    `The run of ${record.enrolment.journey} is gone, though by its record it is not over: somebody stopped it. Start it again with "journeys record mend", then send the command again.`,
  );
}
