/** What stands between us and an answer for the moment: worth another try. */
import type { FaultKind } from '../errors.js';

export class TransientHttpError extends Error {
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
    return !['connection-refused', 'not-secure', 'rate-limited', 'budget-spent'].includes(this.kind);
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

/**
 * No secure connection was agreed on, so nothing was sent: no TLS is spoken there, or the certificate is not
 * trusted, as in a network that looks into connections.
 */
const unsafe =
  /^(ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG|ERR_TLS_CERT_ALTNAME_INVALID|CERT_[A-Z_]+|UNABLE_TO_[A-Z_]+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/;

/** What an error of fetch, before or in the middle of the answer, says about the line. */
export function transientErrorOf(error: unknown, during: 'request' | 'body'): TransientHttpError {
  if (error instanceof Error && ['TimeoutError', 'AbortError'].includes(error.name)) {
    return new TransientHttpError('timed-out');
  }
  if (during === 'body') return new TransientHttpError('cut-off');
  const code = codeOf(error);
  if (neverSent.has(code)) return new TransientHttpError('connection-refused');
  return new TransientHttpError(unsafe.test(code) ? 'not-secure' : 'connection-lost');
}

/** The code of the innermost cause; several addresses may have been tried. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error instanceof AggregateError ? error.errors[0] : error.cause);
}
