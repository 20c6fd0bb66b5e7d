/** An export that can be enrolled again: the columns of an enrolment file, with what is on file now (S6.3). */
import type { Store } from '../../store/database/database.js';
import { readPerson } from '../../store/people/people.js';
import type { Person } from '../../store/people/person.js';
import { eachJourney, type JourneyFilter, type Scope } from '../../store/read-model/read-model.js';
import type { Journey } from '../../workflows/journey/state.js';
import { columns, type Cells } from '../enrolment/columns.js';
import { csvLine } from './csv.js';
import { recordOrRefuse } from './record.js';
import { stateFrom } from './view.js';

/** Lines with their ends, by reference; whoever's data were erased is left out. */
export async function* enrolmentLines(
  store: Store,
  scope: Scope,
  filter: JourneyFilter,
): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(columns)}`;
  for await (const { journey } of eachJourney(store, scope, filter)) {
    const person = await readPerson(store, journey);
    if (person === null) continue;
    const cells = cellsOf(person, stateFrom(await recordOrRefuse(store, scope, journey), null));
    yield csvLine(columns.map((column) => cells[column] ?? ''));
  }
}

function cellsOf(person: Person, { reference, deliveryPartner, application }: Journey): Cells {
  const { form, registration } = application;
  const answers: Cells = form
    ? {
        role: form.role,
        motivation: form.motivation,
        senco_since: form.postTakenUp ?? '',
        nasenco: form.earlierAward,
        teaching_years: String(form.teachingYears),
        qts: form.qts ? 'yes' : 'no',
        setting: form.setting,
        funding_wish: form.fundingWish,
        opportunity: form.opportunity ? (person.opportunityText ?? 'described') : '',
      }
    : {};
  return {
    reference,
    given_name: person.givenName,
    family_name: person.familyName,
    email: person.email,
    second_email: person.secondEmail ?? '',
    phone: person.phone ?? '',
    trn: person.trn ?? '',
    school_urn: person.urn ?? '',
    delivery_partner: deliveryPartner ?? '',
    headteacher_name: person.headteacherName ?? '',
    headteacher_email: person.headteacherEmail ?? '',
    dfe_application: registration ?? '',
    ...answers,
  };
}
