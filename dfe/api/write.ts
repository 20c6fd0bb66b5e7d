/**
 * Changing something at the Department's, where a lost answer leaves a doubt: the service knows no idempotency
 * keys, so what came of it is read back before it is sent again, and nothing is ever sent again blindly.
 */
import type { z } from 'zod';
import type { Retrying } from '../retrying.js';
import { DfeRefused } from '../errors.js';
import { TransientHttpError } from '../http/transient-http-error.js';
import type { Exchange } from '../http/transport.js';
import type { WriteOptions, Written } from '../port.js';
import type { Caller } from './caller.js';

export interface Write<R> extends WriteOptions {
  exchange: Exchange;
  schema: z.ZodType<R>;
  /** The record if it is as it was wished, else null; of a participant who was merged, by the new id. */
  readBack: (retrying: Retrying, movedTo: string | null) => Promise<R | null>;
  /** Read back before any second attempt, also where the first was certainly not carried out. */
  always?: boolean;
  /** A refusal that one more reading makes clearer. */
  explain?: (refusal: DfeRefused, retrying: Retrying) => Promise<DfeRefused>;
}

export async function write<R>(caller: Caller, asked: Write<R>): Promise<Written<R>> {
  const retrying = caller.effort(asked.exchange.operation);
  retrying.doubt = asked.mayHaveBeenSent ?? false;
  let look = retrying.doubt;
  for (;;) {
    const found = look ? await asked.readBack(retrying, null) : null;
    if (found) return { record: found, found: true };
    try {
      return { record: await caller.attempt(retrying, asked.exchange, asked.schema), found: false };
    } catch (error) {
      if (error instanceof DfeRefused) return await afterRefusal(asked, retrying, error);
      if (!(error instanceof TransientHttpError)) throw error;
      retrying.doubt ||= error.doubtful;
      look = retrying.doubt || (asked.always ?? false);
      await retrying.recover(error);
    }
  }
}

/** An earlier attempt may have come through after all, and be the very reason of the refusal. */
async function afterRefusal<R>(
  asked: Write<R>,
  retrying: Retrying,
  refusal: DfeRefused,
): Promise<Written<R>> {
  if (refusal.code === 'dfe-token-refused') throw refusal;
  const movedTo = refusal.newParticipantId;
  const found = retrying.doubt ? await asked.readBack(retrying, movedTo).catch(unlessRefused) : null;
  if (found) return { record: found, found: true };
  throw asked.explain ? await asked.explain(refusal, retrying) : refusal;
}

function unlessRefused(error: unknown): null {
  if (error instanceof DfeRefused && error.code !== 'participant-id-changed') return null;
  throw error;
}
