/** S4.4: a new name, address or school. The values go to the store; the journey hears only what has changed. */
import type { Receipt } from '../../workflows/contract.js';
import { decide, isRefused } from '../../workflows/journey/decide.js';
import { fold } from '../../workflows/journey/evolve.js';
import type { detailNames } from '../commands/interruption.js';
import { prepare, type Told } from '../commands/prepare.js';
import { BadInput, ClientError, JourneyRefused, NotFound } from '../errors.js';
import { parseOrRefuse } from '../input/faults.js';
import { journeyIdSchema } from '../input/ids.js';
import { personChangeSchema, type PersonChange } from '../input/person.js';
import { presentOf } from '../reading/view.js';
import { send } from './ask.js';
import { now, recordHalf, type Context } from './context.js';

type DetailName = (typeof detailNames)[number];

const names: Record<keyof PersonChange, DetailName> = {
  givenName: 'name',
  familyName: 'name',
  email: 'email',
  secondEmail: 'secondEmail',
  phone: 'phone',
  trn: 'trn',
  urn: 'school',
  settingName: 'school',
  easting: 'school',
  northing: 'school',
  headteacherName: 'headteacherName',
  headteacherEmail: 'headteacherEmail',
};

/** Refused before anything is written: what the rules would refuse changes no address. */
export async function changeDetails(
  context: Context,
  journey: string,
  change: PersonChange,
  told: Told,
): Promise<Receipt> {
  const id = parseOrRefuse(journeyIdSchema, journey);
  const changed = parseOrRefuse(personChangeSchema, change);
  const fields = await context.servers.inStore(async (store) => {
    const { recordOrRefuse } = await recordHalf();
    const record = await recordOrRefuse(store, context.scope, id);
    const state = fold(record.enrolment, record.events);
    const { command } = prepare(id, { type: 'changeDetails', fields: ['name'] }, told);
    const decision = decide(state, command, presentOf(state, now()));
    if (isRefused(decision)) throw new JourneyRefused(decision.refusal.code, decision.refusal.message);
    return write(store, id, changed, { mode: state.mode, programme: state.programme.id });
  });
  return send(context, id, prepare(id, { type: 'changeDetails', fields }, told));
}

async function write(
  store: Parameters<Parameters<Context['servers']['inStore']>[0]>[0],
  journey: string,
  change: PersonChange,
  enrolledFor: { mode: 'live' | 'rehearsal'; programme: string },
): Promise<DetailName[]> {
  const { DuplicatePerson, readPerson, savePerson } = await import('../../store/people.js');
  const person = await readPerson(store, journey);
  if (person === null) throw new NotFound('person of journey', journey, 'The data may have been erased.');
  const keys = (Object.keys(change) as (keyof PersonChange)[]).filter((key) => change[key] !== person[key]);
  if (keys.length === 0) throw new BadInput(['Nothing would change: the details are so already.']);
  const { previousEmail: _, ...kept } = person;
  try {
    await savePerson(store, { ...kept, ...change }, enrolledFor);
  } catch (error) {
    if (!(error instanceof DuplicatePerson)) throw error;
    throw new ClientError('refused', error.code, error.message);
  }
  return [...new Set(keys.map((key) => names[key]))];
}
