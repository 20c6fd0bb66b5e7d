/** Unhandled rejections and uncaught exceptions, which would end a process with a stack trace. Each is a bug. */
import type { EventEmitter } from 'node:events';
import { classOf, errorCodeOf } from './error-code.js';

export interface UnhandledError {
  /** After an exception the process is in doubt; a rejection leaves it sound. */
  kind: 'rejection' | 'exception';
  /** What may be logged of it. */
  code: string;
  error: unknown;
}

/** @returns stops listening */
export function onUnhandledError(
  handle: (unhandled: UnhandledError) => void,
  emitter: Pick<EventEmitter, 'on' | 'off'> = process,
): () => void {
  const handler = (kind: UnhandledError['kind']) => (error: unknown) =>
    handle({ kind, code: errorCodeOf(error) ?? classOf(error), error });
  const [rejection, exception] = [handler('rejection'), handler('exception')];
  emitter.on('unhandledRejection', rejection);
  emitter.on('uncaughtException', exception);
  return () => {
    emitter.off('unhandledRejection', rejection);
    emitter.off('uncaughtException', exception);
  };
}
