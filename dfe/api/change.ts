import type { z } from 'zod';
import type { Retrying } from '../retrying.js';
import type { DfeRefused } from '../errors.js';
import type { Operation } from '../operations.js';
import type { WriteOptions, Written } from '../port.js';
import { checkedId, type Caller } from './caller.js';
import { write } from './write.js';

interface Changed<R> {
  schema: z.ZodType<R>;
  readOne: (retrying: Retrying, id: string) => Promise<R>;
  /** A refusal that one more reading makes clearer. */
  explain?: (refusal: DfeRefused, retrying: Retrying, id: string) => Promise<DfeRefused>;
}

/**
 * How records of a kind are changed that have an id of their own, by which they are read back.
 * @returns a function that sends the attributes, and knows by `reached` what it wished for
 */
export const changing =
  <R>(caller: Caller, { schema, readOne, explain }: Changed<R>) =>
  (
    operation: Operation,
    id: string,
    attributes: Record<string, unknown> | undefined,
    reached: (now: R) => boolean,
    options: WriteOptions = {},
  ): Promise<Written<R>> =>
    write(caller, {
      ...options,
      exchange: { operation, id: checkedId(operation, id), attributes },
      schema,
      readBack: async (retrying) => {
        const now = await readOne(retrying, id);
        return reached(now) ? now : null;
      },
      explain: async (refusal, retrying) => (explain ? explain(refusal, retrying, id) : refusal),
    });
