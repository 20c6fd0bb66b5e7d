/**
 * The door through which things are handed in (S5.2, S5.3). It takes the time before it has the first byte, and
 * keeps it before anything else can fail: in the folder of documents, then in the database. Nobody states it.
 */
import { z } from 'zod';
import type { Arrival } from '../../store/documents/arrivals.js';
import { NotFound, withArrival } from '../errors.js';
import { newCommandId } from '../ids.js';
import { parseOrRefuse } from '../input/faults.js';
import { commandIdSchema, journeyIdSchema } from '../input/ids.js';
import { keepDocument, type HandedIn } from '../reading/documents.js';
import { asRefusal, keptForSomebody } from './arrivals.js';
import { now, type Context } from './context.js';

/** The bytes, or how to get them: a door that gets them slowly knocks before it has them. */
export type Bytes = Uint8Array | (() => Promise<Uint8Array>);

/** The command with which something is handed in; default: a new one. Under the same id, the same bytes arrive once. */
export interface HandInOptions {
  id?: string | undefined;
}

const handInSchema = z.strictObject({
  journey: journeyIdSchema,
  purpose: z
    .string()
    .max(60, 'must have at most 60 characters')
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be what the document is for, such as "task-1"'),
  id: commandIdSchema.optional(),
});

/**
 * @param bytes what is handed in
 * @param to the journey; and, in `purpose`, an element, `case-study`, or a kind of evidence
 * @throws DocumentRefused · ClientError `arrival-of-other-document` · NotFound · Unreachable
 */
export async function handIn(
  context: Context,
  bytes: Bytes,
  fileName: string,
  to: { journey: string; purpose: string } & HandInOptions,
): Promise<HandedIn> {
  const at = now();
  const { journey, purpose, id = newCommandId() } = parseOrRefuse(handInSchema, to);
  const whole = typeof bytes === 'function' ? await bytes() : bytes;
  const { hashOf } = await import('../../documents/folder-store.js');
  const sha256 = hashOf(whole);
  const arrival = { journey, command: id, purpose, sha256, bytes: whole.length, at };
  return asRefusal(async () => {
    const kept = await context.servers.inFolder(({ arrivals }) => arrivals.keep(arrival));
    return takenIn(context, kept, whole, fileName);
  });
}

/** From here on, whatever fails says what is kept. */
async function takenIn(
  context: Context,
  { standing, isFirst }: { standing: Arrival; isFirst: boolean },
  bytes: Uint8Array,
  fileName: string,
): Promise<HandedIn> {
  let kept = standing;
  try {
    kept = await keptForSomebody(context, standing, isFirst);
    return await keepDocument(context.servers, kept, bytes, fileName);
  } catch (error) {
    throw error instanceof NotFound ? error : withArrival(error, kept);
  }
}
