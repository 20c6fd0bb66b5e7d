/** A store with one recorded journey and its people, a mail server on loopback, and the activity between them. */
import { afterAll } from 'vitest';
import { startMailCatcher, type MailCatcher } from '../../../../dev/mail/catcher.js';
import { createDeliver, type DeliverOptions } from '../../../../activities/deliver.js';
import { smtpTransport } from '../../../../activities/email/smtp.js';
import type { Store } from '../../../../store/database/database.js';
import { appendEvents } from '../../../../store/record/journal.js';
import { savePerson } from '../../../../store/people/people.js';
import type { Person } from '../../../../store/people/person.js';
import { saveStaff } from '../../../../store/people/staff.js';
import type { Template } from '../../../../workflows/effects/templates.js';
import type { Enrolment } from '../../../../workflows/journey/command.js';
import type { EventType, JourneyEvent } from '../../../../workflows/journey/event.js';
import type { Mode } from '../../../../workflows/journey/values.js';
import { autumn, enrolmentIn } from '../../../../lives/people.js';
import type { Play } from '../../../../lives/play.js';
import { DOMAIN } from './letters.js';
import { occasionsOf } from './occasions.js';
import { interruptedPlay } from './plays.js';

export const FROM = 'journeys@mail.journeys.invalid';

export const somebody = (journey: string, change: Partial<Person> = {}): Person => ({
  journey,
  givenName: 'Siân',
  familyName: 'O’Brien',
  email: `${journey}@home.test`,
  secondEmail: null,
  phone: null,
  trn: null,
  urn: null,
  settingName: 'Beckfoot School',
  headteacherName: 'Ada Quill',
  headteacherEmail: `head.${journey}@school.test`,
  opportunityText: null,
  easting: null,
  northing: null,
  ...change,
});

let counter = 0;

/** A journey of its own, lived by hand, in the store with its participant. */
export async function recorded(
  store: Store,
  mode: Mode,
  change: Partial<Person> = {},
  play: () => Play = interruptedPlay,
) {
  counter++;
  const journey = `j-${String(counter).padStart(4, '0')}`;
  const lived = play();
  const enrolment: Enrolment = { ...enrolmentIn(autumn()), journey, mode };
  const events = lived.events.map((event): JourneyEvent =>
    event.type === 'Enrolled' ? { ...event, journey, mode } : event,
  );
  await appendEvents(store, journey, enrolment, events);
  await savePerson(store, somebody(journey, change), { mode, programme: 'npq-senco' });
  const occasions = occasionsOf('recorded', enrolment, events);
  const keyOf = (template: Template): string => {
    const found = occasions.find(({ key }) => key.template === template);
    if (!found) throw new Error(`no occasion for ${template}`);
    return found.key.key;
  };
  /** All that one moment brings: the messages of every event with the time of the last event of that type. */
  const keysOf = (type: EventType): string[] => {
    const at = events.findLast((event) => event.type === type)?.at;
    return occasions.filter(({ context: moment }) => moment.event.at === at).map(({ key }) => key.key);
  };
  return { journey, mode, keyOf, keysOf };
}

export async function staffIn(store: Store): Promise<void> {
  for (const id of ['coach-1', 'coach-9', 'assessor-1']) {
    await saveStaff(store, {
      id,
      role: id.startsWith('coach') ? 'coach' : 'assessor',
      provider: 'northstar-learning',
      name: `Rowan ${id}`,
      email: `${id}@staff.test`,
      capacity: null,
      urn: null,
      scriptsMarked: 9,
    });
  }
}

/** The activity over a mail server of its own; both end with the file. */
export async function office(store: Store, options: Partial<DeliverOptions> = {}) {
  const catcher: MailCatcher = await startMailCatcher();
  const transport = smtpTransport(catcher.smtpUrl, {
    limitsMs: { connection: 2000, greeting: 2000, answer: 2000 },
  });
  afterAll(async () => {
    transport.close();
    await catcher.stop();
  });
  const deliver = createDeliver({
    store,
    live: transport,
    rehearsal: null,
    mailDomain: DOMAIN,
    from: FROM,
    ...options,
  });
  return { catcher, transport, deliver };
}
