/** A review is saved as it is written, and agreed to as it was read. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { faultAt, faultsOf, type Fault } from '../forms/faults.js';
import { said } from '../forms/said.js';
import type { Parts } from '../parts.js';
import { journeysFor } from '../sessions/acting.js';
import { sayOnce } from '../sessions/signed-in.js';
import { isOwn, markOf, showReview, type ReviewAddress } from './review.js';

type ReviewRequest = FastifyRequest<ReviewAddress>;

const addressOf = ({ params: { journey, review } }: ReviewRequest): string =>
  `/coach/reviews/${journey}/${review}`;

export function reviewForms(area: FastifyInstance, parts: Parts): void {
  const own = { preHandler: area.csrfProtection.bind(area) };

  area.post<ReviewAddress>('/reviews/:journey/:review', own, async (request, reply) => {
    const { journey, review } = request.params;
    const journeys = journeysFor(request, parts);
    const { typed, words, theirs, none } = await writtenIn(request, parts);
    const again = (status: number, faults: Fault[]) =>
      showReview(request, reply.code(status), parts, { faults, typed, theirs });
    if (theirs.length > 0)
      return again(
        409,
        theirs.map((id) => faultAt(`field-${id}`, CHANGED)),
      );
    if (none) {
      sayOnce(request, { title: 'Nothing to save', text: 'You have changed nothing.' });
      return reply.redirect(addressOf(request), 303);
    }
    try {
      await journeys.writeReviewFields(journey, review, words, { id: said(request.body, 'command') });
    } catch (error) {
      const faults = faultsOf(error, 'fields');
      if (faults === null) throw error;
      return again(409, faults);
    }
    sayOnce(request, {
      title: 'Saved',
      text: 'The review is saved. What was agreed before is to be agreed anew.',
      isDone: true,
    });
    return reply.redirect(addressOf(request), 303);
  });

  area.post<ReviewAddress>('/reviews/:journey/:review/agree', own, async (request, reply) => {
    const { journey, review } = request.params;
    const version = said(request.body, 'version');
    try {
      const id = said(request.body, 'command');
      await journeysFor(request, parts).agreeToReview(journey, review, version, { id });
    } catch (error) {
      const faults = faultsOf(error, 'agree');
      if (faults === null) throw error;
      return showReview(request, reply.code(409), parts, { faults, typed: {}, theirs: [] });
    }
    sayOnce(request, {
      title: 'Agreed',
      text: 'You have agreed to the review as it stands here.',
      isDone: true,
    });
    return reply.redirect(addressOf(request), 303);
  });
}

const CHANGED =
  'The participant has changed this field since you opened the page. Compare both, then save again';

/** What the coach has changed of what may be written, and what of it somebody else has changed since. */
async function writtenIn(request: ReviewRequest, parts: Parts) {
  const { params, body } = request;
  const { fields } = await journeysFor(request, parts).review(params.journey, params.review);
  const typed: Record<string, string> = {};
  const words: Record<string, string | null> = {};
  const theirs: string[] = [];
  for (const field of fields.filter(isOwn)) {
    const now = said(body, `field-${field.id}`);
    const was = said(body, `was-${field.id}`);
    // The form has a mark with every field: one without it is not in the form, and stays.
    if (was === '') continue;
    typed[field.id] = now;
    if (markOf(now) === was || now === (field.words ?? '')) continue;
    if (markOf(field.words) !== was) theirs.push(field.id);
    words[field.id] = now === '' ? null : now;
  }
  return { typed, words, theirs, none: Object.keys(words).length === 0 };
}
