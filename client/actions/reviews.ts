/** S3.10: reviews as structured documents: read, written field by field, agreed by both. */
import { z } from 'zod';
import type { ReviewField } from '../../programmes/schema.js';
import type { JournalOnFile } from '../../store/record/journal.js';
import type { ReviewWords } from '../../store/documents/reviews.js';
import type { Receipt } from '../../workflows/contract.js';
import { elementById } from '../../workflows/journey/lookup.js';
import { fieldsOf, isReview, missingFields, type Side } from '../../workflows/journey/rules/review-fields.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import { prepareCommand, type CommandOptions } from '../commands/prepare.js';
import { BadInput } from '../errors.js';
import { freeTextSchema } from '../input/contact.js';
import { parseOrRefuse } from '../input/faults.js';
import { codeSchema, documentSchema, journeyIdSchema } from '../input/ids.js';
import { notThere } from '../input/suggest.js';
import { send } from './ask.js';
import { now, recordHalf, type Context } from './context.js';

export interface ReviewReading {
  journey: string;
  review: string;
  title: string;
  /** What is agreed to; null while nothing is written. */
  version: string | null;
  fields: (ReviewField & { words: string | null })[];
  /** Ids of the fields that are still empty. */
  missing: string[];
  /** Who has agreed to this version, and when. */
  agreed: { side: Side; at: Instant }[];
}

export interface Reviews {
  review(journey: string, review: string): Promise<ReviewReading>;
  /** Writes some fields, by their ids; null empties one, and those that are not named stay. Agreements of before are taken back. */
  writeReviewFields(
    journey: string,
    review: string,
    words: Readonly<Record<string, string | null>>,
    options?: CommandOptions,
  ): Promise<Receipt>;
  /** Agrees to a version; default: to the present one. */
  agreeToReview(
    journey: string,
    review: string,
    version?: string,
    options?: CommandOptions,
  ): Promise<Receipt>;
}

interface Found {
  id: string;
  record: JournalOnFile;
  state: Journey;
  title: string;
  fields: readonly ReviewField[];
  /** Fields that have no words yet. */
  missing: readonly ReviewField[];
}

const storeModule = () => import('../../store/documents/reviews.js');

export function reviewsOf(context: Context): Reviews {
  return {
    review: (journey, review) => read(context, journey, review),
    writeReviewFields: (journey, review, words, options = {}) =>
      write(context, journey, review, words, options),
    async agreeToReview(journey, review, version, options = {}) {
      const { id, state } = await found(context, journey, review);
      const document = version ?? state.reviews[review]?.document;
      const named = document === undefined ? {} : { document: parseOrRefuse(documentSchema, document) };
      return send(context, id, prepareCommand(id, { type: 'agreeReview', review, ...named }, options));
    },
  };
}

async function read(context: Context, journey: string, review: string): Promise<ReviewReading> {
  const { id, record, state, title, fields, missing } = await found(context, journey, review);
  const words = await wordsNow(context, id, state, review);
  return {
    journey: id,
    review,
    title,
    version: state.reviews[review]?.document ?? null,
    fields: fields.map((field) => ({ ...field, words: words[field.id] ?? null })),
    missing: missing.map((field) => field.id),
    agreed: (state.reviews[review]?.agreed ?? []).map((side) => ({
      side,
      at: agreedAt(record, review, side),
    })),
  };
}

const agreedAt = ({ events }: JournalOnFile, review: string, side: Side): Instant =>
  events.findLast((event) => event.type === 'ReviewAgreed' && event.review === review && event.side === side)
    ?.at ?? '';

async function write(
  context: Context,
  journey: string,
  review: string,
  given: Readonly<Record<string, string | null>>,
  options: CommandOptions,
): Promise<Receipt> {
  const { id, state, fields } = await found(context, journey, review);
  const asked = parseOrRefuse(wordsSchema(fields), given);
  const before = await wordsNow(context, id, state, review);
  const words = merged(before, asked);
  const { saveReview, versionOf } = await storeModule();
  const version = versionOf(review, words);
  const contents = {
    filled: Object.keys(words),
    changed: Object.keys(asked).filter((field) => before[field] !== words[field]),
    replaces: state.reviews[review]?.document ?? null,
  };
  const prepared = prepareCommand(id, { type: 'writeReview', review, document: version, contents }, options);
  const { role, id: actor } = prepared.command.actor;
  await context.servers.inStore((store) =>
    saveReview(store, { journey: id, review, version, words, by: `${role}:${actor}`, at: now() }),
  );
  return send(context, id, prepared);
}

const wordsSchema = (fields: readonly ReviewField[]) =>
  z
    .strictObject(Object.fromEntries(fields.map(({ id }) => [id, freeTextSchema.nullable().optional()])))
    .refine((words) => Object.keys(words).length > 0, 'Name at least one field with its words.');

function merged(
  before: ReviewWords,
  asked: Readonly<Record<string, string | null | undefined>>,
): ReviewWords {
  const all = Object.entries({ ...before, ...asked });
  return Object.fromEntries(all.flatMap(([field, words]) => (words ? [[field, words]] : [])));
}

async function wordsNow(
  { servers }: Context,
  journey: string,
  state: Journey,
  review: string,
): Promise<ReviewWords> {
  const version = state.reviews[review]?.document;
  if (version === undefined) return {};
  const { readReview } = await storeModule();
  return (await servers.inStore((store) => readReview(store, journey, review, version)))?.words ?? {};
}

/** @throws BadInput for what is no review of the programme, or is a file there */
async function found({ servers, scope }: Context, journey: string, review: string): Promise<Found> {
  const id = parseOrRefuse(journeyIdSchema, journey);
  const name = parseOrRefuse(codeSchema, review);
  const { recordOrRefuse } = await recordHalf();
  const { stateFrom } = await import('../reading/view.js');
  const record = await servers.inStore((store) => recordOrRefuse(store, scope, id));
  const state = stateFrom(record, null);
  const element = elementById(state.programme, name);
  if (!element || !isReview(element)) throw unknownReview(state, name);
  const fields = fieldsOf(element);
  if (fields === null) {
    throw new BadInput([
      `review: by the programme of this journey, "${name}" is a file. Hand it in with "write-review".`,
    ]);
  }
  const missing = missingFields(element, state.reviews[name]);
  return { id, record, state, title: element.title, fields, missing };
}

function unknownReview({ programme }: Journey, given: string): BadInput {
  const all = programme.stages.flatMap(({ elements }) => elements).filter(isReview);
  const known = all.map(({ id }) => id);
  return new BadInput([notThere('review', given, known)]);
}
