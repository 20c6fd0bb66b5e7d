/** What `journeys dfe` can do with each kind of record, as tables: its commands are made from them. */
import type { z } from 'zod';
import type { ReadKinds } from '../../../../dfe/polling/kinds.js';
import type { DfeApi, Written } from '../../../../dfe/port.js';
import type * as Requests from '../../../../dfe/requests.js';
import type { Session } from '../../../../dfe/session/session.js';
import type { RecordKind, RecordList } from '../../../../dfe/session/lists.js';
import type { DfeCommandOptions } from './session-options.js';

/** What more than a line of help there is to say of something that is typed. */
export interface ParameterSpec {
  help: string;
  isNeeded?: boolean;
  usual?: string;
  /** For an argument: its name at the port. Options have theirs in `optionNames`. */
  as?: string;
  /** For a list: the attribute of a record, by which the Department cannot filter and we do; with its values. */
  own?: { attribute: string; values: readonly string[] };
}

/** By `--option <value>`, or `<value>` for an argument. */
export type ParameterSpecs = Readonly<Record<string, string | ParameterSpec>>;

/** The words under which the request of an operation is checked, loaded when it is asked for. */
type SchemaName = {
  [N in keyof typeof Requests]: (typeof Requests)[N] extends z.ZodType ? N : never;
}[keyof typeof Requests];
type RequestOf<S extends SchemaName> = z.output<(typeof Requests)[S]>;

/** What is said of a change: that it was done now, or that it was found so. */
export interface ChangeSentences {
  done: string;
  found: string;
}

export interface Change<K extends RecordKind, S extends SchemaName = SchemaName> {
  name: string;
  summary: string;
  description: string;
  /** Whose id it begins with, default: the group's; null: it begins with none. */
  of?: string | null;
  parts?: ParameterSpecs;
  /** None where only the id is asked. */
  schema?: S;
  perform(api: DfeApi, id: string, request: RequestOf<S>, isAgain: boolean): Promise<Written<ReadKinds[K]>>;
  said(request: RequestOf<S>): ChangeSentences;
  /** Something more to say of it. */
  note?(request: RequestOf<S>, record: ReadKinds[K]): string | null;
  examples: readonly string[];
}

export interface RecordGroup<K extends RecordKind> {
  name: string;
  summary: string;
  description: string;
  kind: K;
  /** One of them, in words. */
  one: string;
  list: {
    summary: string;
    description: string;
    parts: ParameterSpecs;
    sorts?: readonly string[];
    /** Another way to read them, where the options ask for it. */
    instead?: (
      options: ListOptions & Record<string, unknown>,
    ) => Promise<((session: Session) => Promise<RecordList<ReadKinds[K]>>) | null>;
    examples: readonly string[];
  };
  show?: { read: (api: DfeApi, id: string) => Promise<ReadKinds[K]>; example: string };
  changes?: readonly Change<K>[];
  examples: readonly string[];
}

/** A change among others, once its request was held against its schema. */
export const change = <K extends RecordKind, S extends SchemaName>(one: Change<K, S>): Change<K> => one;

export const needed = (help: string): ParameterSpec => ({ help, isNeeded: true });
export const argumentSpec = (as: string, help: string): ParameterSpec => ({ as, help });

/** A filter that the Department does not have. */
export const ownFilter = (attribute: string, values: readonly string[]): ParameterSpec => ({
  help: `${values.join(', ')}; the whole list is read for it`,
  own: { attribute, values },
});

/** For a state that is reached: "Deferred." */
export const reached = (state: string): ChangeSentences => ({
  done: `${state}.`,
  found: `${state}: found so when it was read back.`,
});

export const cohorts: ParameterSpecs = {
  '--cohort <years>': 'of cohorts that start in these years, such as 2025,2026',
};
export const course: ParameterSpecs = { '--course <course>': { help: 'the course', usual: 'npq-senco' } };

/** The ids of the examples; invented. */
export const examples = {
  application: 'c4e9a1d2-5b7f-4a3e-9c80-1d2e3f4a5b6c',
  participant: '7d0f6c1e-2a4b-4c8d-9e1f-3a5b7c9d1e2f',
  declaration: '1f3b5d7e-9a2c-4e6f-8b0d-5c7e9a1b3d5f',
  partner: '3c5e7a9b-1d2f-4b6d-8e0a-7f9b1c3d5e7a',
  statement: '5e7a9c1d-3b4f-4d8e-a0c2-9b1d3f5a7c9e',
} as const;
export interface ListOptions extends DfeCommandOptions {
  page?: string;
  perPage?: string;
  all?: boolean;
  csv?: string;
  sort?: string;
  descending?: boolean;
}
