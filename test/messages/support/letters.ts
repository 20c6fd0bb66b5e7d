/** Composed messages of occasions, for an invented person, without a store. */
import { providerOf } from '../../../programmes/catalogue.js';
import { compose, type Composed } from '../../../activities/messages/compose.js';
import type { ParticipantNames } from '../../../activities/messages/message.js';
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
  { key, moment }: Occasion,
  who: ParticipantNames = person,
  note: string[] = [],
): Composed {
  const correspondence = {
    scene: {
      ...moment,
      about: key.about,
      person: who,
      provider: providerOf(moment.journey.provider),
      coach: { name: 'Rowan Ashdown' },
      note,
    },
    to: [{ name: `${who.givenName} ${who.familyName}`, address: who.email }],
    previous: null,
    greeting: `Dear ${who.givenName}`,
  };
  return compose(key, correspondence, DOMAIN);
}
