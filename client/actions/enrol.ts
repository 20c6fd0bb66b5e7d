/**
 * S2.1: one enrolment. The person is in the store before the journey starts; a repeat changes nothing, and is
 * answered by the journey itself, so that a run which was lost between two writes is there again.
 */
import type { Store } from '../../store/database/database.js';
import type { Receipt } from '../../workflows/contract.js';
import { londonInstant } from '../../workflows/journey/calendar.js';
import type { CommandOf, Enrolment } from '../../workflows/journey/command.js';
import { BadInput, ClientError, JourneyRefused } from '../errors.js';
import { enrolIdOf } from '../ids.js';
import {
  checkedRequest,
  enrolmentFrom,
  startDoubts,
  type CheckedRequest,
  type EnrolRequest,
} from '../input/enrolment.js';
import { engineHalf, recordHalf, type Context } from './context.js';
import { unlessDoubted } from './doubted.js';
import { knownJourney } from './known-person.js';

export interface Enrolled {
  journey: string;
  /** False if the participant was enrolled before; then the receipt is the first one. */
  created: boolean;
  receipt: Receipt;
  /** How the participant is known, if the journey was enrolled under another reference. */
  knownBy?: 'trn' | 'email';
  /** What of the request may be meant so, but is more often a slip. */
  warnings?: string[];
}

/**
 * Enrols a participant (S2.1), or answers with the journey that is there.
 * @throws BadInput · JourneyRefused · ClientError `duplicate-person` if the person has another unfinished
 *   journey for the programme, `possible-duplicate` if so it seems · Unreachable
 */
export async function enrol(context: Context, request: EnrolRequest): Promise<Enrolled> {
  const checked = checkedRequest(request);
  refuseOutside(context, checked);
  const enrolment = enrolmentFrom(checked);
  const deed = { action: 'enrol', subject: enrolment.journey, behalf: checked.actor } as const;
  return context.audit.of(deed, () => enrolled(context, checked, enrolment));
}

async function enrolled(context: Context, checked: CheckedRequest, enrolment: Enrolment): Promise<Enrolled> {
  const id = checked.id ?? enrolIdOf(enrolment.journey);
  const before = await context.servers.inStore((store) =>
    savePersonOnce(context, store, enrolment, checked, id),
  );
  if ('receipt' in before) return before;
  const answer = await start(context, enrolment, checked, id, before.isNew);
  // Enrolled under another id before: that receipt is the first one.
  const isRepeat = answer.events.length === 0;
  const first =
    isRepeat && (await context.servers.inStore((store) => firstReceipt(store, enrolment.journey, id)));
  const receipt = first ? first.receipt : answer;
  const warnings = startDoubts(enrolment.cohort, checked.startsAt);
  const more = warnings.length > 0 ? { warnings } : {};
  return { journey: enrolment.journey, created: before.isNew, receipt, ...more };
}

/** What enrolling would do, without doing it: the journey that is there, or null. */
export async function findEnrolled(
  context: Context,
  request: EnrolRequest,
): Promise<Pick<Enrolled, 'journey' | 'knownBy'> | null> {
  const checked = checkedRequest(request);
  refuseOutside(context, checked);
  const enrolment = enrolmentFrom(checked);
  return context.servers.inStore(async (store) => {
    const { readJourneyRow } = await import('../../store/read-model/read-model.js');
    const { journey, mode, programme, provider } = enrolment;
    if ((await readJourneyRow(store, 'all', journey)) !== null) return { journey };
    if (mode === 'rehearsal') return null;
    const { findSamePerson } = await import('../../store/people/same-person.js');
    const known = { programme: programme.id, provider };
    const same = await findSamePerson(store, { journey, ...checked.person }, known);
    if (same === null || (checked.anotherPerson && same.by !== 'trn')) return null;
    return knownJourney(store, context.scope, enrolment, same);
  });
}

function refuseOutside({ scope }: Context, { provider, deliveryPartner }: CheckedRequest): void {
  if (scope === 'all') return;
  const partner = scope.deliveryPartner;
  if (scope.provider === provider && (partner === undefined || partner === deliveryPartner)) return;
  throw new BadInput([`provider: you may enrol for "${partner ?? scope.provider}" only`]);
}

/** Keeps the person, unless the journey is there already: then nothing changes (S2.1). Somebody known is answered for. */
async function savePersonOnce(
  { scope }: Context,
  store: Store,
  enrolment: Enrolment,
  { person, anotherPerson }: CheckedRequest,
  id: string,
): Promise<Enrolled | { isNew: boolean }> {
  const { journey, mode, programme, provider } = enrolment;
  const { readPerson, savePerson } = await import('../../store/people/people.js');
  const { DuplicatePerson } = await import('../../store/people/same-person.js');
  const { readJourneyRow } = await import('../../store/read-model/read-model.js');
  const [row, known] = await Promise.all([readJourneyRow(store, 'all', journey), readPerson(store, journey)]);
  if (row !== null) return { isNew: false };
  try {
    const enrolledFor = { mode, programme: programme.id, provider, isAnotherPerson: anotherPerson };
    await savePerson(store, { journey, ...person }, enrolledFor);
    return { isNew: known === null };
  } catch (error) {
    if (!(error instanceof DuplicatePerson)) throw error;
    const there = await knownJourney(store, scope, enrolment, error.same);
    return { ...(await firstReceipt(store, there.journey, id)), knownBy: there.knownBy };
  }
}

async function firstReceipt(store: Store, journey: string, id: string): Promise<Enrolled> {
  const { receiptFrom, recordOrRefuse } = await recordHalf();
  const record = await recordOrRefuse(store, 'all', journey);
  const receipt = receiptFrom(record, id) ?? receiptFrom(record, record.events[0]?.cmd ?? '');
  if (receipt) return { journey, created: false, receipt };
  throw new ClientError(
    'internal',
    'record-empty',
    `The record of ${journey} does not begin with an enrolment.`,
  );
}

async function start(
  context: Context,
  enrolment: Enrolment,
  { actor, registration, form, startsAt }: CheckedRequest,
  id: string,
  isNew: boolean,
): Promise<Receipt> {
  const { journey, mode, cohort } = enrolment;
  const command: CommandOf<'enrol'> = { type: 'enrol', id, actor, registration, form };
  const clock = mode === 'live' ? null : (startsAt ?? londonInstant(cohort.applications.open, '09:00'));
  const { enrolWithStart } = await engineHalf();
  const engine = await context.servers.engine();
  try {
    const answer = await unlessDoubted(context, journey, id, (updateId) =>
      context.inFlight.run(journey, () =>
        enrolWithStart(engine, enrolment, command, clock, context.patienceMs, updateId),
      ),
    );
    if (answer !== null) return answer;
  } catch (error) {
    // Somebody who was refused leaves nothing behind (S7.2).
    if (error instanceof JourneyRefused && isNew) {
      await context.servers.inStore((store) => forget(store, journey));
    }
    throw error;
  }
  return (await context.servers.inStore((store) => firstReceipt(store, journey, id))).receipt;
}

async function forget(store: Store, journey: string): Promise<void> {
  const { forgetPerson } = await import('../../store/people/people.js');
  await forgetPerson(store, journey);
}
