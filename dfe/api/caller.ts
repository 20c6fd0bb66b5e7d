/** What all operations share: one attempt with its answer read, and reading with as many attempts as it takes. */
import { z } from 'zod';
import type { RequestBudget, RequestLane } from '../budget/budget.js';
import type { DfeClock } from '../clock.js';
import { Retrying, type RetryLimits } from '../retrying.js';
import { DfeRequestWrong, DfeUnexpected } from '../errors.js';
import { TransientHttpError } from '../http/transient-http-error.js';
import { refusedBy } from '../http/refused.js';
import type { Exchange, Transport } from '../http/transport.js';
import type { Operation } from '../operations.js';
import type { RecordSchemas } from '../records/index.js';
import { dfeIdSchema } from '../requests.js';
import { queryOf, type QueryValue } from './wire.js';

interface Means {
  transport: Transport;
  budget: RequestBudget;
  retryLimits: RetryLimits;
  clock: DfeClock;
  records: RecordSchemas;
}

export class Caller {
  constructor(readonly means: Means) {}

  effort(operation: Operation, lane: RequestLane = 'waiting'): Retrying {
    const { budget, retryLimits, clock } = this.means;
    return new Retrying(operation, lane, budget, retryLimits, clock);
  }

  /** Once. @throws PassingFault, DfeRefused, DfeUnexpected; DfeUnavailable if there was no turn for it */
  async attempt<T>(retrying: Retrying, exchange: Exchange, data: z.ZodType<T>): Promise<T> {
    await retrying.turn();
    const answer = await this.means.transport(exchange);
    const { status, body } = answer;
    if (status >= 400) throw refusedBy(exchange, answer);
    if (status >= 300) throw new DfeUnexpected(exchange.operation, status, 'redirect');
    const { success, data: read, error } = z.object({ data }).safeParse(body);
    if (success) return read.data;
    throw new DfeUnexpected(exchange.operation, status, pathOf(error));
  }

  /** As often as it takes: reading changes nothing. */
  async read<T>(retrying: Retrying, exchange: Exchange, data: z.ZodType<T>): Promise<T> {
    for (;;) {
      try {
        return await this.attempt(retrying, exchange, data);
      } catch (error) {
        if (!(error instanceof TransientHttpError)) throw error;
        await retrying.recover(error);
      }
    }
  }

  /** One page of a list. @param id of whom it is, where the path names somebody */
  async list<Q extends z.ZodType<Record<string, QueryValue>>, T>(
    operation: Operation,
    querySchema: Q,
    query: unknown,
    record: z.ZodType<T>,
    id?: string,
  ): Promise<T[]> {
    const asked = queryOf(checked(operation, querySchema, query));
    return this.read(this.effort(operation), { operation, id, query: asked }, z.array(record));
  }
}

/** Places only: what stands there may be about a person. */
const pathOf = (error: z.ZodError): string => error.issues[0]?.path.map(String).join('.') || 'the whole';

/** What is asked, if it may be sent. @throws DfeRequestWrong */
export function checked<S extends z.ZodType>(
  operation: Operation | 'changedSince',
  schema: S,
  asked: unknown,
): z.infer<S> {
  const { success, data, error } = schema.safeParse(asked);
  if (success) return data;
  const faults = error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
  throw new DfeRequestWrong(operation, faults);
}

export const checkedId = (operation: Operation, id: string): string =>
  checked(operation, z.object({ id: dfeIdSchema }), { id }).id;
