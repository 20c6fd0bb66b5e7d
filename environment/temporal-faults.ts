/** What a Temporal server has answered, or what was found at its address, as something to correct or to wait for. */
import type { ServerFault } from './faults.js';
import { grpcCodeOf } from './grpc-codes.js';
import type { ProbeResult } from './look-at.js';

export const AWAY: ServerFault = { passing: true, variable: 'TEMPORAL_ADDRESS', why: 'does not answer' };

export const NO_ADDRESS: ServerFault = {
  passing: false,
  variable: 'TEMPORAL_ADDRESS',
  why: 'cannot be asked: its address is none',
};

export const NOT_TRUSTED: ServerFault = {
  passing: false,
  variable: 'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
  why: 'shows a certificate that is not trusted here',
};

export const NOT_READABLE: ServerFault = {
  passing: false,
  variable: 'TEMPORAL_TLS_CLIENT_CERT_PATH',
  why: 'cannot be asked: our certificate, its key or the authority is no PEM file',
};

const LOCKED: ServerFault = {
  passing: false,
  variable: 'TEMPORAL_API_KEY',
  why: 'does not let us in with this key or certificate',
};

const answers: Readonly<Partial<Record<string, ServerFault>>> = {
  NOT_FOUND: { passing: false, variable: 'TEMPORAL_NAMESPACE', why: 'has no namespace of that name' },
  PERMISSION_DENIED: LOCKED,
  UNAUTHENTICATED: LOCKED,
  UNIMPLEMENTED: {
    passing: false,
    variable: 'TEMPORAL_ADDRESS',
    why: 'is none: something else answers there',
  },
};

/** What a call that only asks for the namespace was answered; null where no answer came from anybody. */
export function answeredFault(error: unknown): ServerFault | null {
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    const code = grpcCodeOf(one);
    if (code !== null) return answers[code] ?? AWAY;
  }
  return null;
}

/** @param isSecure whether TLS is meant to be spoken */
export function foundFault(found: ProbeResult, isSecure: boolean): ServerFault {
  switch (found) {
    case 'no-such-host':
      return { ...AWAY, why: 'is on a host that no name service knows' };
    case 'not-trusted':
      return NOT_TRUSTED;
    case 'plain':
      return isSecure ? { passing: false, variable: 'TEMPORAL_TLS', why: 'speaks no TLS, and we do' } : MUTE;
    case 'secure':
      return isSecure ? MUTE : { passing: false, variable: 'TEMPORAL_TLS', why: 'speaks TLS, and we do not' };
    default:
      return AWAY;
  }
}

const MUTE: ServerFault = { ...AWAY, why: 'does not answer, though something listens there' };
