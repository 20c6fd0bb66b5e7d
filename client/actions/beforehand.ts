/** For commands with which a person's own data go: what would be refused is refused before any is written. */
import type { Store } from '../../store/database/database.js';
import type { PersonOnFile } from '../../store/people/people.js';
import { decide, isRefused } from '../../workflows/journey/decide.js';
import type { Command } from '../../workflows/journey/command.js';
import type { Journey } from '../../workflows/journey/state.js';
import { JourneyRefused, NotFound } from '../errors.js';
import { presentOf } from '../reading/present.js';
import { stateFrom } from '../reading/view.js';
import { now, recordHalf, type Context } from './context.js';
import { duplicate } from './known-person.js';

export interface OnRecord {
  state: Journey;
  person: PersonOnFile;
}

/** The journey by its record and the person; NotFound if either is missing. */
export async function readBoth(store: Store, scope: Context['scope'], journey: string): Promise<OnRecord> {
  const { recordOrRefuse } = await recordHalf();
  const { readPerson } = await import('../../store/people/people.js');
  const state = stateFrom(await recordOrRefuse(store, scope, journey), null);
  const person = await readPerson(store, journey);
  if (person === null) throw new NotFound('person of journey', journey, 'The data may have been erased.');
  return { state, person };
}

/** A dry run on the record; changes nothing. */
export async function refuseBeforehand(
  store: Store,
  state: Journey,
  command: Command,
  at: string | null,
): Promise<void> {
  const decision = decide(state, command, at ?? (await presentOf(store, state, now())));
  if (isRefused(decision)) throw new JourneyRefused(decision.refusal.code, decision.refusal.message);
}

export async function writePerson(
  store: Store,
  scope: Context['scope'],
  { state, person }: OnRecord,
  change: object,
): Promise<void> {
  const { savePerson } = await import('../../store/people/people.js');
  const { DuplicatePerson } = await import('../../store/people/same-person.js');
  const { previousEmail: _, ...kept } = person;
  try {
    await savePerson(store, { ...kept, ...change }, { mode: state.mode, programme: state.programme.id });
  } catch (error) {
    if (!(error instanceof DuplicatePerson)) throw error;
    throw await duplicate(store, scope, error.same);
  }
}
