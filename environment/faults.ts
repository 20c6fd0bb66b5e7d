/** Why something that the environment names cannot be used: always the variable, never its value. */

/** A variable holds what cannot be right, whatever any server says. */
export class EnvironmentFault extends Error {
  override readonly name = 'EnvironmentFault';
  readonly code = 'environment-fault';

  /** @param fault completes the name of the variable: what is wrong and what to do, without the value */
  constructor(
    readonly variable: string,
    readonly fault: string,
    options?: ErrorOptions,
  ) {
    super(`${variable} ${fault}.`, options);
  }
}

/** Why a server that the environment names cannot be used. */
export interface ServerFault {
  /** Whether waiting may help, for it is not there yet or comes back; otherwise it has answered, and stays with it. */
  passing: boolean;
  /** What goes on after "The database" or "The Temporal server": "does not answer". */
  why: string;
  /** What would have to be corrected. */
  variable: string;
}

/** The code of an error, or of what lies beneath it; where several addresses were tried, of the first. */
export function codeBeneath(error: unknown): string | null {
  for (let one: unknown = error; one instanceof Error;) {
    if ('code' in one && typeof one.code === 'string') return one.code;
    one = one instanceof AggregateError ? one.errors[0] : one.cause;
  }
  return null;
}

/** Codes of Node for a connection that could not be made, or broke. */
const LINE = /^E(CONN(REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|(HOST|NET)(UNREACH|DOWN)|ADDRNOTAVAIL|MFILE)$/;
const NO_SUCH_HOST = /^(ENOTFOUND|EAI_)/;
/** A server without TLS, or one whose certificate is not trusted. */
const NOT_SECURE =
  /^(ERR_SSL_|ERR_TLS_|ERR_OSSL_|EPROTO|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA)/;

/** What a connection says of its line: `away` passes, `no-such-host` may, `not-secure` is an answer. */
export function lineOf(code: string): 'away' | 'no-such-host' | 'not-secure' | null {
  if (LINE.test(code)) return 'away';
  if (NO_SUCH_HOST.test(code)) return 'no-such-host';
  return NOT_SECURE.test(code) ? 'not-secure' : null;
}
