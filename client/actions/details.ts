/** S2.2 and S4.4: a person's own words and details go to the store; the journey hears only what is coded. */
import type { Receipt } from '../../workflows/contract.js';
import { londonDate } from '../../workflows/journey/calendar.js';
import { eventsOfCommand } from '../../workflows/journey/lookup.js';
import type { detailNames } from '../commands/interruption.js';
import { prepareCommand, type CommandOptions } from '../commands/prepare.js';
import { BadInput } from '../errors.js';
import { isWorkEmail } from '../input/contact.js';
import { parseOrRefuse } from '../input/faults.js';
import { readForm, type FormAnswers } from '../input/form.js';
import { journeyIdSchema } from '../input/ids.js';
import { personChangeSchema, type PersonChange } from '../input/person.js';
import { newCommandId } from '../ids.js';
import { presentOf } from '../reading/present.js';
import { send } from './ask.js';
import { readBoth, refuseBeforehand, writePerson } from './beforehand.js';
import { now, type Context } from './context.js';

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

/** @throws BadInput if nothing would change */
export async function changeDetails(
  context: Context,
  journey: string,
  change: PersonChange,
  options: CommandOptions,
): Promise<Receipt> {
  const id = parseOrRefuse(journeyIdSchema, journey);
  const changed = parseOrRefuse(personChangeSchema, change);
  const prepared = await context.servers.inStore(async (store) => {
    const both = await readBoth(store, context.scope, id);
    const keys = (Object.keys(changed) as (keyof PersonChange)[]).filter(
      (key) => changed[key] !== both.person[key],
    );
    const isRepeat = options.id !== undefined && eventsOfCommand(both.state, options.id) !== null;
    if (keys.length === 0 && !isRepeat) {
      throw new BadInput(['Nothing would change: the details are so already.']);
    }
    const fields = [...new Set(keys.map((key) => names[key]))];
    const ready = prepareCommand(
      id,
      { type: 'changeDetails', fields: fields.length > 0 ? fields : ['name'] },
      options,
    );
    await refuseBeforehand(store, both.state, ready.command, ready.at);
    if (keys.length > 0) await writePerson(store, context.scope, both, changed);
    return ready;
  });
  return send(context, id, prepared);
}

export interface ApplicationReceived {
  receipt: Receipt;
  warnings: string[];
}

/** The form's answers in people's own words, such as `role: "Deputy head"` (S2.2). */
export async function receiveApplication(
  context: Context,
  journey: string,
  answers: FormAnswers,
  options: CommandOptions,
): Promise<ApplicationReceived> {
  const id = parseOrRefuse(journeyIdSchema, journey);
  // One id for the dry run and the command itself.
  const as: CommandOptions = { ...options, id: options.id ?? newCommandId() };
  const { prepared, warnings } = await context.servers.inStore(async (store) => {
    const both = await readBoth(store, context.scope, id);
    const reading = readForm(
      answers,
      both.state.programme,
      isWorkEmail(both.person.email),
      londonDate(options.at ?? (await presentOf(store, both.state, now()))),
    );
    if (reading === null) throw new BadInput(['The form has no answers.']);
    if ('faults' in reading) {
      const [first = '', ...rest] = reading.faults;
      throw new BadInput([first, ...rest]);
    }
    const ready = prepareCommand(id, { type: 'receiveForm', form: reading.form }, as);
    await refuseBeforehand(store, both.state, ready.command, ready.at);
    await writePerson(store, context.scope, both, { opportunityText: reading.opportunityText });
    return { prepared: ready, warnings: reading.warnings };
  });
  return { receipt: await send(context, id, prepared), warnings };
}
