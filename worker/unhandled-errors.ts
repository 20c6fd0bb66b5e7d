/**
 * Unhandled errors: rejections and exceptions that nothing caught. Each is a bug, and none may end the worker silently. An
 * unhandled rejection leaves the process sound: it is logged and counted. An uncaught exception leaves it in an unknown
 * state: work under way is finished, and the process ends so that another can take its place.
 */
import type { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';
import { onUnhandledError } from '../environment/unhandled-errors.js';
import { WorkerEnded } from './ended.js';

export interface UnhandledErrorOptions {
  log: Pick<Logger, 'error' | 'fatal'>;
  registry: Registry;
  /** Told once, at the first exception. */
  onException: (error: WorkerEnded) => void;
  /** Default: the process. */
  emitter?: Pick<EventEmitter, 'on' | 'off'> | undefined;
}

/** @returns removes the handlers */
export function handleUnhandledErrors({
  log,
  registry,
  onException,
  emitter,
}: UnhandledErrorOptions): () => void {
  const counter = new Counter({
    name: 'journeys_unheard_errors_total',
    help: 'Errors that nobody had listened to, by kind and code: each is a bug',
    labelNames: ['kind', 'code'],
    registers: [registry],
  });
  let isEnding = false;
  return onUnhandledError(({ kind, code, error }) => {
    counter.inc({ kind, code });
    if (kind === 'rejection') {
      log.error({ err: error }, 'a promise was rejected and nobody had listened: the worker goes on');
      return;
    }
    log.fatal({ err: error }, 'an exception that nobody had listened to: the worker finishes and ends');
    if (!isEnding) onException(unheardException(code, error));
    isEnding = true;
  }, emitter);
}

const unheardException = (code: string, cause: unknown): WorkerEnded =>
  new WorkerEnded(
    'unheard-exception',
    `an error that nobody had listened to (${code}): it is a bug, and the log says where it arose`,
    { cause },
  );
