/** Composed messages of occasions, for an invented person, without a store. */
import { providerOf } from '../../../../programmes/catalogue.js';
import { compose, type ComposedMessage } from '../../../../activities/messages/compose.js';
import { templates } from '../../../../activities/messages/templates.js';
import { hasWords } from '../../../../activities/messages/message-key.js';
import type { ParticipantNames } from '../../../../activities/messages/message.js';
import type { Occasion } from './occasions.js';

export const DOMAIN = 'journeys.invalid';

export const person: ParticipantNames = {
  givenName: 'Siân',
  familyName: 'O’Brien',
  email: 'sian@home.test',
  settingName: 'Beckfoot School',
  headteacherName: 'Ms Ada Quill',
};

export function letterOf(
  { key, context: moment }: Occasion,
  who: ParticipantNames = person,
  note: string[] = [],
): ComposedMessage {
  const correspondence = {
    context: {
      ...moment,
      about: key.about,
      person: who,
      provider: providerOf(moment.journey.provider),
      coach: { name: 'Rowan Ashdown' },
      note,
      paper:
        key.template === 'paper-released' ? { sha256: 'c'.repeat(64), fileName: 'case-study.pdf' } : null,
    },
    to: [{ name: `${who.givenName} ${who.familyName}`, address: who.email, which: 'first' as const }],
    previous: null,
    own: new Set<string>(),
    greeting: `Dear ${who.givenName}`,
  };
  if (!hasWords(key)) throw new Error(`${key.key} has no words of its own`);
  return compose(key, templates[key.template].render(correspondence.context), correspondence, DOMAIN);
}
