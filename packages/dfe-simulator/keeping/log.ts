/**
 * The log of what was accepted: one line of JSON each, written through to the disk before the answer leaves. Its
 * first line names the seed that it continues.
 */
import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { SimulatorError } from '../simulator-error.js';
import type { LoggedEntry } from './entry.js';
import { writeOperations } from './writes.js';

const headerSchema = z.strictObject({
  log: z.literal('dfe-simulator'),
  format: z.literal(1),
  seed: z.string(),
});

const instant = z.iso.datetime({ precision: 3 });
const entrySchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('provider'),
    operation: z.enum(writeOperations),
    provider: z.string(),
    at: instant,
    id: z.string(),
    attributes: z.record(z.string(), z.unknown()),
    made: z.string().nullable(),
  }),
  z.strictObject({
    by: z.literal('department'),
    action: z.string(),
    at: instant,
    input: z.unknown(),
    made: z.string().nullable(),
  }),
]);

export interface Log {
  /** What an earlier run has left, oldest first. */
  readonly earlier: readonly LoggedEntry[];
  /** Returns when the line is on the disk. */
  append(entry: LoggedEntry): void;
  close(): void;
}

/** Of every log; less of it was left where not even the first line got onto the disk. */
const beginning = '{"log":"dfe-simulator"';

/** In one sentence, what is wrong with the file and what to do. */
export const refused = (file: string, why: string, cause?: unknown): SimulatorError =>
  new SimulatorError(
    'dfe-state-refused',
    `${file} ${why} Name another file, or delete this one to begin anew.`,
    {
      cause,
    },
  );

function parsed(file: string, line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw refused(file, `cannot be read: line ${number} is no JSON.`);
  }
}

function checkHeader(file: string, line: string, seed: string): void {
  const header = headerSchema.safeParse(parsed(file, line, 1));
  if (!header.success) throw refused(file, 'is no log of the simulator.');
  if (header.data.seed === seed) return;
  throw refused(file, 'continues another seed than the one that was asked for.');
}

function entryIn(file: string, line: string, number: number): LoggedEntry {
  const entry = entrySchema.safeParse(parsed(file, line, number));
  if (!entry.success) throw refused(file, `cannot be read: line ${number} is no entry.`);
  return entry.data;
}

/**
 * Opens the log, or begins one. A last line without its end belongs to a request that was never acknowledged: it
 * is cut off.
 * @param seed what identifies the seed
 * @throws SimulatorError `dfe-state-refused` when the file is something else or continues another seed
 */
export function openLog(file: string, seed: string): Log {
  const descriptor = openSync(file, 'a+', 0o600);
  const write = (line: string) => {
    writeSync(descriptor, `${line}\n`);
    fsyncSync(descriptor);
  };
  try {
    const content = readFileSync(descriptor);
    const whole = content.subarray(0, content.lastIndexOf('\n') + 1);
    const [first, ...rest] = whole.toString('utf8').split('\n').slice(0, -1);
    if (first !== undefined) checkHeader(file, first, seed);
    else if (!content.toString('utf8').startsWith(beginning.slice(0, content.length))) {
      throw refused(file, 'is no log of the simulator.');
    }
    const earlier = rest.map((line, n) => entryIn(file, line, n + 2));
    if (whole.length < content.length) ftruncateSync(descriptor, whole.length);
    if (first === undefined) write(JSON.stringify({ log: 'dfe-simulator', format: 1, seed }));
    return {
      earlier,
      append: (entry) => write(JSON.stringify(entry)),
      close: () => closeSync(descriptor),
    };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}
