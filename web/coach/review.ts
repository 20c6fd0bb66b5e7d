/** `/coach/reviews/:journey/:review`: what did we agree? Written together, field by field, and printed. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ReviewReading } from '../../client/actions/reviews.js';
import { newCommandId } from '../../client/ids.js';
import type { Fault } from '../forms/faults.js';
import type { Parts } from '../parts.js';
import { journeysFor } from '../sessions/acting.js';
import { rehearsalOf } from './rehearsal.js';

export interface ReviewAddress {
  Params: { journey: string; review: string };
}

type Field = ReviewReading['fields'][number];

/** Fields that the coach writes, or both of them. */
export const isOwn = ({ by }: Field): boolean => by !== 'participant';

/** Goes with a field, so that it can be told later who has changed it meanwhile. */
export const markOf = (words: string | null): string =>
  createHash('sha256')
    .update(words ?? '')
    .digest('hex')
    .slice(0, 16);

export function reviewPages(area: FastifyInstance, parts: Parts): void {
  area.get<ReviewAddress>('/reviews/:journey/:review', (request, reply) => showReview(request, reply, parts));
  area.get<ReviewAddress>('/reviews/:journey/:review/print', async (request, reply) => {
    const found = await reviewAsked(request, parts);
    return found === null
      ? reply.callNotFound()
      : reply.page('coach/review-print', { title: found.review.title, ...found });
  });
}

/** Null where the programme has no such review. */
async function reviewAsked(request: FastifyRequest<ReviewAddress>, parts: Parts) {
  const { journey, review: id } = request.params;
  const journeys = journeysFor(request, parts);
  const coaching = await journeys.coaching(journey);
  if (!coaching.reviews.some(({ review }) => review === id)) return null;
  const review = await journeys.review(journey, id);
  const name = coaching.name ?? coaching.reference;
  return { coaching, review, name, rehearsal: rehearsalOf([coaching]) };
}

/** What was typed and refused; `theirs` are fields that somebody else has changed meanwhile. */
export interface ReviewRefused {
  faults: Fault[];
  typed: Readonly<Record<string, string>>;
  theirs: readonly string[];
}

export async function showReview(
  request: FastifyRequest<ReviewAddress>,
  reply: FastifyReply,
  parts: Parts,
  refused: ReviewRefused | null = null,
) {
  const found = await reviewAsked(request, parts);
  if (found === null) return reply.callNotFound();
  const { review } = found;
  return reply.page('coach/review', {
    title: review.title,
    ...found,
    fields: review.fields.map((field) => ({
      ...field,
      isOwn: isOwn(field),
      mark: markOf(field.words),
      typed: refused?.typed[field.id] ?? field.words ?? '',
      isChanged: refused?.theirs.includes(field.id) ?? false,
      isMissing: review.missing.includes(field.id),
    })),
    hasAgreed: review.agreed.some(({ side }) => side === 'coach'),
    command: newCommandId(),
    faults: refused?.faults ?? null,
  });
}
