/** S3.10: the LDR review and the impact review, written by coach and participant, agreed by both. */
import type { Element, ReviewField } from '../../../programmes/schema.js';
import { londonDate } from '../calendar.js';
import type { CommandOf } from '../command.js';
import type { Rules } from './rules.js';
import type { NewEvent } from '../event.js';
import { elementById } from '../lookup.js';
import { refuseUnless } from '../refusal.js';
import type { Journey, ReviewProgress } from '../state.js';
import type { AgendaItem, Instant, Role } from '../values.js';
import { coachAgenda, isOwedByCoach } from './coach-owes.js';
import { fieldsOf, isReview, missingFields } from './review-fields.js';

/** The LDR review, and the impact review, which is a coaching session with a document of its own. */
function reviewOrRefuse(journey: Journey, id: string): Element {
  const element = elementById(journey.programme, id);
  refuseUnless(element && isReview(element), 'unknown-element', () => ({
    kind: 'review',
    element: id,
    elements: journey.programme.stages
      .flatMap((stage) => stage.elements)
      .filter(isReview)
      .map((one) => one.id)
      .join(', '),
  }));
  return element;
}

const isAgreed = (review: ReviewProgress | undefined): boolean => review?.agreed.length === 2;

/** The provider's staff write on behalf of either side. */
const mayWrite = (role: Role, { by }: ReviewField): boolean =>
  by === 'both' || (role !== 'participant' && role !== 'coach') || role === by;

/** A review of a programme of before is a file. */
function fileWritten(journey: Journey, { review, document }: CommandOf<'writeReview'>): NewEvent[] {
  const before = journey.reviews[review];
  const on = journey.elements[review]?.on ?? '';
  refuseUnless(!isAgreed(before), 'already-done', { element: review, on });
  return before?.document === document ? [] : [{ type: 'ReviewWritten', review, document }];
}

function written(journey: Journey, command: CommandOf<'writeReview'>, at: Instant): NewEvent[] {
  const { review, document, contents, actor } = command;
  refuseUnless(journey.group !== null, 'not-accepted');
  const fields = fieldsOf(reviewOrRefuse(journey, review));
  if (fields === null) return fileWritten(journey, command);
  const known = fields.map(({ id }) => id).join(', ');
  refuseUnless(contents, 'review-not-structured', { review, fields: known });
  for (const id of [...contents.filled, ...contents.changed]) {
    refuseUnless(
      fields.some((field) => field.id === id),
      'unknown-field',
      { review, field: id, fields: known },
    );
  }
  for (const field of fields) {
    if (!contents.changed.includes(field.id)) continue;
    refuseUnless(mayWrite(actor.role, field), 'field-of-other-side', { field: field.id, side: field.by });
  }
  const before = journey.reviews[review];
  if (before?.document === document) return [];
  refuseUnless(contents.replaces === (before?.document ?? null), 'review-changed', { review });
  // What opened the assessment stays as both agreed to it.
  refuseUnless(!isAgreed(before) || journey.attempts.length === 0, 'review-agreed', { review });
  const filled = fields.map(({ id }) => id).filter((id) => contents.filled.includes(id));
  const after = { ...journey, reviews: { ...journey.reviews, [review]: { document, filled, agreed: [] } } };
  return [{ type: 'ReviewWritten', review, document, filled, agenda: untilCoach(after, review, at) }];
}

/** Once the participant has done their part, the coach's is waited for. */
function untilCoach(after: Journey, review: string, at: Instant): AgendaItem[] {
  return isOwedByCoach(after, review) ? coachAgenda(after, review, londonDate(at), at) : [];
}

function agreed(journey: Journey, command: CommandOf<'agreeReview'>, at: Instant): NewEvent[] {
  const { review, actor, document } = command;
  const element = reviewOrRefuse(journey, review);
  const before = journey.reviews[review];
  refuseUnless(before, 'review-not-written', { review });
  refuseUnless(document === undefined || document === before.document, 'review-changed', { review });
  const missing = missingFields(element, before);
  refuseUnless(missing.length === 0, 'review-incomplete', {
    review,
    missing: missing.map(({ id }) => id).join(', '),
  });
  const side = actor.role === 'coach' ? 'coach' : 'participant';
  if (before.agreed.includes(side)) return [];
  if (fieldsOf(element) === null) return [{ type: 'ReviewAgreed', review, side }];
  const now = { ...before, agreed: [...before.agreed, side] } satisfies ReviewProgress;
  const agenda = untilCoach({ ...journey, reviews: { ...journey.reviews, [review]: now } }, review, at);
  return [{ type: 'ReviewAgreed', review, side, document: before.document, agenda }];
}

export const reviewRules = {
  writeReview: written,
  agreeReview: agreed,
} satisfies Partial<Rules>;
