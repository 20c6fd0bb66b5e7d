/** S3.10: a review is written by both, each their part, and agreed by both. */
import type { ElementOf, ReviewField } from '../../programmes/schema.js';
import { londonInstant } from '../../workflows/journey/calendar.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Day } from '../../workflows/journey/values.js';
import type { Habits } from '../habits.js';
import { prose } from '../papers/prose.js';
import { command, own, type Act } from './act.js';

const WORDS = 60;

/** What somebody writes into their fields, the same each time. */
const wordsFor = (
  reference: string,
  review: string,
  fields: readonly ReviewField[],
): Record<string, string> =>
  Object.fromEntries(
    fields.map(({ id }) => [
      id,
      prose(`${reference}/${review}/${id}`, 'What we found', WORDS).paragraphs.join('\n'),
    ]),
  );

export function reviewActs(
  { id: review, fields = [] }: ElementOf<'review' | 'coaching'>,
  day: Day,
  { coachAgrees }: Habits,
): Act[] {
  const isFilled = (part: readonly ReviewField[], { reviews }: Journey) =>
    part.every(({ id }) => reviews[review]?.filled?.includes(id));
  const written = (time: string, key: string, part: readonly ReviewField[]): Act =>
    own(
      londonInstant(day, time),
      `${key}/${review}`,
      ({ reference }) => ({ by: 'review', review, words: wordsFor(reference, review, part) }),
      (journey) => part.length > 0 && !isFilled(part, journey),
    );
  const agreed = (time: string, key: string, side: 'coach' | 'participant'): Act =>
    own(
      londonInstant(day, time),
      `${key}/${review}`,
      () => command({ type: 'agreeReview', review }),
      (journey) => isFilled(fields, journey) && !journey.reviews[review]?.agreed.includes(side),
    );
  const asCoach = (act: Act): Act => ({
    ...act,
    applies: (journey) => journey.coach !== null && act.applies(journey),
    actor: ({ coach }) => ({ role: 'coach', id: coach ?? '' }),
  });
  const coachs = fields.filter(({ by }) => by === 'coach');
  const others = fields.filter(({ by }) => by !== 'coach');
  return [
    written('16:00', 'write', others),
    asCoach(written('16:15', 'write-as-coach', coachs)),
    agreed('16:30', 'agree', 'participant'),
    asCoach(agreed(coachAgrees, 'agree-as-coach', 'coach')),
  ];
}
