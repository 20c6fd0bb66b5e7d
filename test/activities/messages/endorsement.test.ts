/** S2.4: the letter that asks for an endorsement goes to somebody else than the applicant, or to nobody. */
import { describe, expect, it } from 'vitest';
import { listMessages } from '../../../store/messages/messages.js';
import type { Mode } from '../../../workflows/journey/values.js';
import { nobody } from '../../../lives/beginnings.js';
import { participant, provider, sencoForm } from '../../../lives/people.js';
import { freshStore } from '../../support/postgres.js';
import { office, recorded } from './support/office.js';
import { letterOf } from './support/letters.js';
import { occasionsOf } from './support/occasions.js';

const store = await freshStore();
const { catcher, deliver } = await office(store);

const fact = (effect: string, code: string) => ({ type: 'effectFailed', effect, code });

describe('S2.4 the letter that asks for an endorsement', () => {
  it.each<[Mode, string, object, string]>([
    ['live', 'no address', { headteacherEmail: null }, 'no-address'],
    ['rehearsal', 'no address', { headteacherEmail: null }, 'no-address'],
    [
      'live',
      'the applicant’s own',
      { headteacherEmail: 'Own@Home.test', email: 'own@home.test' },
      'own-address',
    ],
    [
      'live',
      'their second one',
      { headteacherEmail: 'b@home.test', secondEmail: 'B@home.test' },
      'own-address',
    ],
    ['rehearsal', 'own', { headteacherEmail: 'c@home.test', email: 'c@home.test' }, 'own-address'],
  ])(
    'S2.4 in a %s journey with %s reaches nobody, which the journey is told',
    async (mode, _, change, code) => {
      const { journey, keyOf } = await recorded(store, mode, change);
      const message = keyOf('endorsement-asked');
      const before = catcher.received().length;
      expect(await deliver({ journey, mode, messages: [message] })).toEqual([fact(message, code)]);
      // What was settled by the first attempt is told again by the second.
      expect(await deliver({ journey, mode, messages: [message] })).toEqual([fact(message, code)]);
      expect(catcher.received()).toHaveLength(before);
      expect((await listMessages(store, journey)).filter(({ status }) => status === 'sent')).toEqual([]);
    },
  );

  it('S2.4 another letter to the headteacher is passed over where there is no address', async () => {
    const { journey, keyOf } = await recorded(store, 'live', { headteacherEmail: null });
    expect(await deliver({ journey, mode: 'live', messages: [keyOf('headteacher-accepted')] })).toEqual([]);
  });
});

describe('S2.4 what an unsuitable applicant and the provider read', () => {
  const form = { ...sencoForm, role: 'teaching-assistant', teachingYears: 1 };
  const play = nobody();
  play.say(provider, { type: 'enrol', registration: null, form });
  play.say(participant, { type: 'receiveForm', form });
  play.say(provider, { type: 'reject' }, { reason: 'role-unsuitable' });
  const letter = (template: string): string => {
    const found = occasionsOf('unsuitable', play.enrolment, play.events).find(
      ({ key }) => key.template === template,
    );
    return letterOf(found!).text;
  };

  it('S2.4 the applicant is not asked for evidence, and told the decision with its reason', () => {
    expect(letter('application-received')).not.toContain('still need');
    expect(letter('rejected')).toContain('one for which the qualification is not meant');
  });

  it('S2.4 the provider reads what speaks against it, and what to do', () => {
    const text = letter('to-investigate');
    expect(text).toContain('fewer years of teaching');
    expect(text).toMatch(/reject the application with a reason/);
  });
});
