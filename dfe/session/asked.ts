/** What was typed for the Department's API, checked before anything is sent; every fault is named by its option. */
import { z } from 'zod';
import { isDate } from '../../workflows/journey/calendar.js';
import { BadInput } from '../../client/errors.js';
import { dateFault, dayIn, daySchema } from '../../client/input/dates.js';
import { faultsOf } from '../../client/input/faults.js';
import { readInstant } from '../../client/input/instants.js';
import { courses, declarationTypes } from '../names.js';
import { dfeIdSchema } from '../requests.js';

/** The option of the command line for each name of the port. */
export const optionNames: Readonly<Record<string, string>> = {
  id: '<id>',
  participantId: '--participant',
  declarationType: '--type',
  declarationDate: '--date',
  courseIdentifier: '--course',
  scheduleIdentifier: '--schedule',
  cohort: '--cohort',
  hasPassed: '--passed',
  deliveryPartnerId: '--partner',
  secondaryDeliveryPartnerId: '--second-partner',
  fundedPlace: '--funded-place',
  reason: '--reason',
  state: '--result',
  completionDate: '--completed-on',
  updatedSince: '--updated-since',
  createdSince: '--created-since',
  page: '--page',
  perPage: '--per-page',
  trainingStatus: '--status',
  fromParticipantId: '--from-participant',
};

/**
 * A moment with its zone, or a day, which stands for its first moment in UTC: it is on the same day in London,
 * never before a schedule that begins on it, and not in the future once the day has come.
 */
const dayOrMoment = z.string().transform((text, context) => {
  const typed = text.trim();
  const wrong = /^[\d/.-]+$/.test(typed) ? dateFault(typed) : null;
  const day = dayIn(typed);
  if (wrong === null && isDate(day) && !/[T:]/.test(typed)) return `${day}T00:00:00Z`;
  const reading = wrong === null ? readInstant(typed) : { fault: wrong };
  if ('instant' in reading) return reading.instant;
  const orDay = wrong === null && !/\d/.test(typed) ? ' A day, such as 2026-11-03, will do as well.' : '';
  context.addIssue({ code: 'custom', message: reading.fault + orDay });
  return z.NEVER;
});
const yesNo = z.enum(['yes', 'no']).transform((said) => said === 'yes');
const listed = z.string().transform((text) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== ''),
);
const count = z
  .string()
  .regex(/^[1-9]\d{0,6}$/, 'must be a whole number from 1 on')
  .transform(Number);

/** How a text becomes a value; everything else stays as it was typed. */
const readings: Readonly<Record<string, z.ZodType>> = {
  participantId: dfeIdSchema,
  courseIdentifier: z.enum(courses),
  declarationType: z.enum(declarationTypes),
  declarationDate: dayOrMoment,
  deliveryPartnerId: dfeIdSchema,
  secondaryDeliveryPartnerId: dfeIdSchema,
  updatedSince: dayOrMoment,
  createdSince: dayOrMoment,
  completionDate: daySchema,
  hasPassed: yesNo,
  fundedPlace: yesNo,
  page: count,
  perPage: count,
};
/** Where several may be given, joined by commas. */
const lists: Readonly<Record<string, z.ZodType>> = { cohort: listed, participantId: listed };

export type TypedParameters = Readonly<Record<string, string | undefined>>;

/**
 * What is asked, under the port's names.
 * @param schema of the port
 * @param id the record in the path, if there is one
 * @throws BadInput naming every fault
 */
export function asked<S extends z.ZodType>(schema: S, typed: TypedParameters, id?: string): z.infer<S> {
  return check(schema, typed, readings, id);
}

/** The same for a list's filters. */
export const askedOfList = <S extends z.ZodType>(schema: S, typed: TypedParameters): z.infer<S> =>
  check(schema, typed, { ...readings, ...lists });

/** The id of a participant that was given as an option. @throws BadInput */
export const askedParticipant = (typed: string): string =>
  asked(z.strictObject({ participantId: dfeIdSchema }), { participantId: typed }).participantId;

/** @throws BadInput if it is no id of the Department */
export function askedId(id: string): string {
  asked(z.strictObject({}), {}, id);
  return id;
}

function check<S extends z.ZodType>(
  schema: S,
  typed: TypedParameters,
  read: Readonly<Record<string, z.ZodType>>,
  id?: string,
): z.infer<S> {
  const faults = id === undefined ? [] : faultsIn(z.strictObject({ id: dfeIdSchema }).safeParse({ id }));
  const wrong = new Set<string>();
  const values: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(typed)) {
    if (text === undefined) continue;
    const reading = read[name];
    const result =
      reading && z.object({ [name]: reading }).safeParse({ [name]: text }, { reportInput: true });
    if (result && !result.success) wrong.add(name);
    faults.push(...(result ? faultsIn(result) : []));
    values[name] = result?.success ? result.data[name] : text;
  }
  const result = schema.safeParse(values, { reportInput: true });
  if (result.success && faults.length === 0) return result.data;
  const more = result.success ? [] : result.error.issues.filter(({ path }) => !wrong.has(String(path[0])));
  faults.push(...faultsOf(new z.ZodError(more), optionNames));
  // One of several that were joined by commas is still the one option.
  const named = faults.map((fault) => fault.replace(/^(--[a-z-]+)\.\d+:/, '$1:'));
  const [first = 'The options do not go together.', ...rest] = [...new Set(named)];
  throw new BadInput([first, ...rest]);
}

const faultsIn = (result: z.ZodSafeParseResult<unknown>): string[] =>
  result.success ? [] : faultsOf(result.error, optionNames);
