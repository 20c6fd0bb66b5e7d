/** A command that knows its day and hour only once it is given, so that it fits any moment. */
import fc from 'fast-check';
import { addDays, londonDate, londonInstant } from '../../workflows/journey/calendar.js';
import type { CommandBody, CommandOf, CommandType } from '../../workflows/journey/command.js';
import type { Day, Instant } from '../../workflows/journey/values.js';

export type Asked = (now: Instant) => CommandBody;
export type AnyAsked = fc.Arbitrary<Asked>;

/** One for every type of command: a new one is missed by the compiler. */
export type AnyCommands = Record<CommandType, AnyAsked>;

type Fields<T extends CommandType> = Omit<CommandOf<T>, 'type' | 'id' | 'actor' | 'reason' | 'note'>;
type Arbitraries<F> = { [K in keyof F]: fc.Arbitrary<F[K]> };

/** A command of one type from an arbitrary for each of its fields. */
export const any = <T extends CommandType>(type: T, fields: Arbitraries<Fields<T>>): AnyAsked =>
  fc.record(fields as Record<string, fc.Arbitrary<unknown>>).map(
    (values): Asked =>
      () =>
        ({ ...values, type }) as CommandBody,
  );

/** One of the commands that have no fields. */
export const plain = (...types: CommandType[]): AnyAsked =>
  fc.constantFrom(...types).map(
    (type): Asked =>
      () =>
        ({ type }) as CommandBody,
  );

export const days = fc.constantFrom(-400, -40, -1, 0, 0, 0, 1, 3, 10, 45, 200);
export const documents = fc.constantFrom('document-1', 'document-2', 'document-3');
export const groups = fc.constantFrom('leeds', 'manchester', 'london', 'nowhere');
export const one = <T extends string>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

export const dayFrom = (now: Instant, count: number): Day => addDays(londonDate(now), count);
export const hourFrom = (now: Instant, count: number): Instant =>
  count === 0 ? now : londonInstant(dayFrom(now, count), '16:00');
