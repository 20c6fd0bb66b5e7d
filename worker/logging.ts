/** One pino behind everything that logs, the SDK's own loggers included; personal data never passes it. */
import { DefaultLogger, type LogEntry, type Logger } from '@temporalio/worker';
import { pino, type DestinationStream, type Logger as Pino } from 'pino';
import { classOf, errorCodeOf } from '../environment/error-code.js';

/** Fields that may be logged as they are: ids, counts, names of things. Every other field is left out. */
const allowed = new Set([
  ...[
    'activityId',
    'activityType',
    'attempt',
    'workflowId',
    'workflowType',
    'runId',
    'taskQueue',
    'namespace',
  ],
  ...['isLocal', 'durationMs', 'taskToken', 'sdkComponent', 'identity', 'buildId', 'bundleBytes', 'address'],
  ...['journey', 'event', 'key', 'code', 'count', 'port', 'state', 'seconds', 'signal', 'journeys', 'offers'],
]);

/** Never logged, wherever they would turn up. */
const secrets = ['*.email', '*.fullName', '*.trn', '*.phone', '*.DATABASE_URL', '*.SMTP_URL'];

/** Lines that wait for a disk with room again; later ones are dropped. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;

/** @param output where the lines go; default: standard output */
export function createLogger(level: string, output: DestinationStream = standardOutput()): Pino {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secrets, censor: '[redacted]' },
      serializers: { err: describeError },
    },
    output,
  );
}

/** A full disk, or a reader that has gone, ends nothing: what is to be carried matters more than what is told of it. */
function standardOutput(): DestinationStream {
  const output = pino.destination({ dest: process.stdout.fd, maxLength: MOST_WAITING_BYTES });
  output.on('error', () => {
    // It would try again without end while the process ends.
    output.flushSync = () => undefined;
  });
  return output;
}

/** The SDK's core tells its errors as texts: `Status { code: Unavailable, message: …`. */
const OF_CORE = /^Status \{ code: (\w{1,40})/;
const MOST_FRAMES = 6;
const DEEPEST = 5;

export interface DescribedError {
  type: string;
  code?: string | undefined;
  frames?: string[] | undefined;
  /** What lies beneath it, the nearest first. */
  causes?: { type: string; code?: string | undefined }[];
}

/** An error without its message: messages of foreign errors may quote addresses, names or documents. */
export function describeError(error: unknown): DescribedError {
  if (typeof error === 'string') return { type: 'string', code: OF_CORE.exec(error)?.[1] };
  const [first = { type: typeof error }, ...causes] = layersOf(error);
  return { ...first, frames: framesOf(error), ...(causes.length > 0 ? { causes } : {}) };
}

/** The error and what lies beneath it: its causes, and of several attempts the first. */
function layersOf(error: unknown): { type: string; code?: string | undefined }[] {
  const layers = [];
  for (let one = error; one !== undefined && one !== null && layers.length < DEEPEST;) {
    layers.push({ type: classOf(one), code: errorCodeOf(one) });
    if (typeof one !== 'object') break;
    const { cause, errors } = one as { cause?: unknown; errors?: unknown };
    one = cause ?? (Array.isArray(errors) ? (errors[0] as unknown) : undefined);
  }
  return layers;
}

/** Lines of the message may look like frames: they come first and are passed over. */
function framesOf(error: unknown): string[] | undefined {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return undefined;
  const { stack, message } = error;
  const after = stack.indexOf(message) + message.length;
  return stack
    .slice(stack.includes(message) ? after : 0)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MOST_FRAMES);
}

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** The logger that the SDK's runtime, worker, activities and workflows write to. */
export function sdkLogger(log: Pino): Logger {
  return new DefaultLogger('TRACE', ({ level, message, meta }: LogEntry) => {
    log[levels[level]](fieldsOf(meta ?? {}), message);
  });
}

function fieldsOf(meta: Record<string, unknown>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(meta)) {
    if (name === 'error' || name === 'err') fields.err = value;
    else if (allowed.has(name) && typeof value !== 'object') fields[name] = value;
  }
  return fields;
}
