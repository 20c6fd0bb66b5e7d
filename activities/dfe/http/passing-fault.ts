/** What stands between us and an answer for the moment: worth another try. */
import type { FaultKind } from '../errors.js';

export class PassingFault extends Error {
  constructor(
    readonly kind: FaultKind,
    /** How long everybody must leave the service alone, in milliseconds; null if nobody said. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(kind);
    this.name = 'PassingFault';
  }

  /** Whether the service may have carried the request out. */
  get doubtful(): boolean {
    return !['connection-refused', 'rate-limited', 'budget-spent'].includes(this.kind);
  }
}

/** The connection was never made. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What an error of fetch, before or amid the answer, says about the line. */
export function faultOf(error: unknown, during: 'request' | 'body'): PassingFault {
  if (error instanceof Error && ['TimeoutError', 'AbortError'].includes(error.name)) {
    return new PassingFault('timed-out');
  }
  if (during === 'body') return new PassingFault('cut-off');
  return new PassingFault(neverSent.has(codeOf(error)) ? 'connection-refused' : 'connection-lost');
}

/** The code of the innermost cause; several addresses may have been tried. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error instanceof AggregateError ? error.errors[0] : error.cause);
}
