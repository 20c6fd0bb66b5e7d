/** What a headteacher is asked who is to endorse an application (S2.3, S2.4): who it is, what it asks of the school, and where it stands. */
import { providerOf } from '../../programmes/catalogue.js';
import { readPerson } from '../../store/people/people.js';
import { missingOf } from '../../workflows/journey/rules/evidence.js';
import type { Day, Instant, Mode } from '../../workflows/journey/values.js';
import { recordHalf, type Context } from '../actions/context.js';
import { NotFound } from '../errors.js';
import { parseOrRefuse } from '../input/faults.js';
import { journeyIdSchema } from '../input/ids.js';
import { stateFrom } from './view.js';

export interface EndorsementAsked {
  /** `decided`: the application needs it no more. */
  standing: 'asked' | 'given' | 'declined' | 'decided';
  applicant: string;
  school: string | null;
  headteacher: string | null;
  provider: { name: string; email: string; phone: string };
  programme: { title: string; hours: number; months: number };
  cohort: { title: string; begins: Day; deadline: Day };
  mode: Mode;
  at: Instant;
}

const DECLARATION = 'headteacher-declaration';

export async function endorsementOf({ servers, scope }: Context, journey: string): Promise<EndorsementAsked> {
  const id = parseOrRefuse(journeyIdSchema, journey);
  const { recordOrRefuse } = await recordHalf();
  return servers.inStore(async (store) => {
    const state = stateFrom(await recordOrRefuse(store, scope, id), null);
    const person = await readPerson(store, id);
    if (person === null) throw new NotFound('person of journey', id, 'Their data were erased.');
    const { name, email, phone } = providerOf(state.provider);
    const { programme, cohort, application, exceptions } = state;
    const declined = exceptions.some((one) => one.id === 'endorsement-not-asked/declined');
    const isOpen = state.status === 'applying' && missingOf(state).includes(DECLARATION);
    const given = application.evidence[DECLARATION] !== undefined;
    return {
      standing: given ? 'given' : !isOpen ? 'decided' : declined ? 'declined' : 'asked',
      applicant: `${person.givenName} ${person.familyName}`,
      school: person.settingName,
      headteacher: person.headteacherName,
      provider: { name, email, phone },
      programme: {
        title: programme.title,
        hours: programme.hours.total,
        months: programme.duration.taughtMonths,
      },
      cohort: {
        title: cohort.title,
        begins: cohort.induction.opens,
        deadline: cohort.applications.deadline,
      },
      mode: state.mode,
      at: state.at,
    };
  });
}
