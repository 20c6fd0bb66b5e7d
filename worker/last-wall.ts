/**
 * The last wall: errors that nobody has listened to. Each is a bug, and none may take journeys with it in silence. A
 * promise without a listener leaves the process sound: it is told, counted, and lived with. An exception in the midst of
 * something leaves it in doubt: what has begun is finished, and the process ends for another to take its place.
 */
import type { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';
import { WorkerEnded } from './ended.js';
import { classOf, codeOf } from './error-code.js';

export interface WallOptions {
  log: Pick<Logger, 'error' | 'fatal'>;
  registry: Registry;
  /** Told once, at the first exception. */
  onException: (error: WorkerEnded) => void;
  /** The process, unless told. */
  emitter?: Pick<EventEmitter, 'on' | 'off'>;
}

function unheardException(cause: unknown): WorkerEnded {
  const what = `an error that nobody had listened to (${codeOf(cause) ?? classOf(cause)})`;
  return new WorkerEnded('unheard-exception', `${what}: it is a bug, and the log says where it arose`, {
    cause,
  });
}

/** @returns takes the wall away again */
export function lastWall({ log, registry, onException, emitter = process }: WallOptions): () => void {
  const unheard = new Counter({
    name: 'journeys_unheard_errors_total',
    help: 'Errors that nobody had listened to, by kind and code: each is a bug',
    labelNames: ['kind', 'code'],
    registers: [registry],
  });
  const count = (kind: 'rejection' | 'exception', error: unknown): void =>
    unheard.inc({ kind, code: codeOf(error) ?? classOf(error) });
  const onRejection = (error: unknown): void => {
    count('rejection', error);
    log.error({ err: error }, 'a promise was rejected and nobody had listened: the worker goes on');
  };
  let isEnding = false;
  const onUncaught = (error: unknown): void => {
    count('exception', error);
    log.fatal({ err: error }, 'an exception that nobody had listened to: the worker finishes and ends');
    if (isEnding) return;
    isEnding = true;
    onException(unheardException(error));
  };
  emitter.on('unhandledRejection', onRejection);
  emitter.on('uncaughtException', onUncaught);
  return () => {
    emitter.off('unhandledRejection', onRejection);
    emitter.off('uncaughtException', onUncaught);
  };
}
