/** Errors that nobody has listened to: promises and exceptions that would end a process with a stack trace. Each is a bug. */
import type { EventEmitter } from 'node:events';
import { classOf, codeOf } from './error-code.js';

export interface Unheard {
  /** After an exception the process is in doubt; a rejection leaves it sound. */
  kind: 'rejection' | 'exception';
  /** What may be told of it. */
  code: string;
  error: unknown;
}

/** @returns stops listening */
export function onUnheard(
  hear: (unheard: Unheard) => void,
  emitter: Pick<EventEmitter, 'on' | 'off'> = process,
): () => void {
  const hearing = (kind: Unheard['kind']) => (error: unknown) =>
    hear({ kind, code: codeOf(error) ?? classOf(error), error });
  const [rejection, exception] = [hearing('rejection'), hearing('exception')];
  emitter.on('unhandledRejection', rejection);
  emitter.on('uncaughtException', exception);
  return () => {
    emitter.off('unhandledRejection', rejection);
    emitter.off('uncaughtException', exception);
  };
}
