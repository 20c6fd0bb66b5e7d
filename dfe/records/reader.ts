/**
 * How an answer of the Department is read: what we rely on must be there, the rest may grow. Attributes that we
 * do not know are left out and reported by name; values that we do not know are kept as text and reported.
 */
import { z } from 'zod';

/** Something in an answer that this version does not know. Never holds the value of an unknown attribute. */
export interface Unknown {
  /** The kind of record, such as `npq_application`. */
  record: string;
  /** Where, such as `npq_enrolments.training_status`. */
  attribute: string;
  /** The value, where the attribute is known and has a list of values; else null. */
  value: string | null;
}
export type OnUnknown = (unknown: Unknown) => void;

/** One of the values, or another one that the Department has thought of since. */
export type OpenValue<T extends string> = T | (string & {});

type Camel<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : S;
type CamelKeys<T> = { [K in keyof T as Camel<K & string>]: T[K] };

const camel = (name: string): string =>
  name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What may be printed of a value that ought to come from a short list. */
const printable = (value: string): string => (/^[\w.-]{1,80}$/.test(value) ? value : '(no code)');

/** Builds the schemas of one kind of record. */
export class RecordSchemaBuilder {
  constructor(
    private readonly record: string,
    private readonly onUnknown: OnUnknown,
  ) {}

  /** A text that ought to be one of the values. */
  known<T extends string>(attribute: string, values: readonly T[]) {
    return z.string().transform((value): OpenValue<T> => this.see(attribute, values, value));
  }

  /** The same text under the spelling that we give it. */
  see<T extends string>(attribute: string, values: readonly T[], value: string): OpenValue<T> {
    if (!values.some((one) => one === value)) {
      this.onUnknown({ record: this.record, attribute, value: printable(value) });
    }
    return value;
  }

  /** An object with these attributes, given back with names in camel case. */
  attributes<S extends z.ZodRawShape>(shape: S, within: string = '') {
    return z.looseObject(shape).transform((read) => {
      const entries = Object.entries(read).filter(([name]) => {
        const expected = Object.hasOwn(shape, name);
        if (!expected)
          this.onUnknown({ record: this.record, attribute: within + printable(name), value: null });
        return expected;
      });
      return Object.fromEntries(entries.map(([name, value]) => [camel(name), value])) as CamelKeys<
        z.infer<z.ZodObject<S>>
      >;
    });
  }

  /** The record itself: its id and its attributes in one object. */
  whole<T extends object>(attributes: z.ZodType<T>) {
    return z
      .object({ id: recordId, type: this.known('type', [this.record]), attributes })
      .transform((read) => ({ id: read.id, ...read.attributes }));
  }
}

/** Null, or not there at all, is null. */
export const orNull = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? null);

/** An id as the Department makes them; it goes into our own sentences, so it holds nothing else. */
export const recordId = z.string().regex(/^[\w-]{1,64}$/);
export const text = z.string();
export const textOrNull = orNull(z.string());
export const flagOrNull = orNull(z.boolean());
/** UTC with milliseconds, `2026-10-20T08:00:00.000Z`, however it was written: instants compare as text. */
export const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString());
/** `2026-10-20`, also where the service adds a time to a day. */
export const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(T|$)/)
  .transform((value) => value.slice(0, 10))
  .pipe(z.iso.date());
