/** One pino behind everything that logs, the SDK's own loggers included; personal data never passes it. */
import { DefaultLogger, type LogEntry, type Logger } from '@temporalio/worker';
import { pino, type Logger as Pino } from 'pino';

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

export function createLogger(level: string): Pino {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secrets, censor: '[redacted]' },
    serializers: { err: describeError },
  });
}

/** An error without its message: messages of foreign errors may quote addresses, names or documents. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, stack } = error;
  const code = (error as { code?: unknown }).code ?? (error as { type?: unknown }).type;
  const frames = stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6);
  return {
    type: name,
    code: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    frames,
  };
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
    if (name === 'error' || name === 'err') fields.err = describeError(value);
    else if (allowed.has(name) && typeof value !== 'object') fields[name] = value;
  }
  return fields;
}
