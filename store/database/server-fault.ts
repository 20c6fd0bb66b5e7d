/** What keeps us from the database, told apart: it is not there yet, or it has answered and says no. */
import { codeBeneath, lineOf, type ServerFault } from '../../environment/faults.js';

/** Five signs with a digit among them, as no code of Node has. */
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/;

/** Answers of PostgreSQL by SQLSTATE, or by the class that begins it; those that stay. */
const staying: Readonly<Record<string, string>> = {
  '28': 'refuses the user or the password',
  '3D000': 'is not there: its server has none of that name',
  '42501': 'does not let its user do what the store needs, such as making tables',
  '0A000': 'lacks what the store needs: PostgreSQL 16 or newer with the extension btree_gist',
  '58P01': 'lacks what the store needs: PostgreSQL 16 or newer with the extension btree_gist',
};

/** And those that pass. */
const passing: Readonly<Record<string, string>> = {
  '08': 'does not answer',
  '25006': 'takes no writes, for it is a copy of another at the moment',
  '40': 'gave this work up for other work that stood in its way',
  '53': 'has no room: connections, memory or disk are used up',
  '55': 'is busy',
  '57': 'has broken off, or is starting',
};

/** What the driver says without a code. */
const uncoded: readonly (readonly [RegExp, string])[] = [
  [/password must be a string/i, 'asks for a password, and none is given'],
  [/does not support SSL/i, 'speaks no TLS, and is asked to (sslmode)'],
];

/** Null for an error of the work itself: a fault in a statement, a rule of the store, a bug. */
export function serverFault(error: unknown): ServerFault | null {
  const code = codeBeneath(error);
  if (code === null) {
    const said = error instanceof Error ? error.message : '';
    const why = uncoded.find(([pattern]) => pattern.test(said))?.[1];
    return why === undefined ? null : stays(why);
  }
  if (SQLSTATE.test(code)) return answered(code);
  switch (lineOf(code)) {
    case 'away':
      return passes('does not answer');
    case 'no-such-host':
      return passes('is on a host that no name service knows');
    case 'not-secure':
      return stays('shows a certificate that is not trusted here (sslmode, sslrootcert)');
    default:
      return ofFile(error, code);
  }
}

function answered(code: string): ServerFault | null {
  const stay = staying[code] ?? staying[code.slice(0, 2)];
  if (stay !== undefined) return stays(stay);
  const pass = passing[code] ?? passing[code.slice(0, 2)];
  return pass === undefined ? null : passes(pass);
}

/** A socket that is not there yet, as against a certificate that is not there. */
function ofFile(error: unknown, code: string): ServerFault | null {
  const { syscall } = (error ?? {}) as { syscall?: unknown };
  if (code === 'ERR_INVALID_URL') return stays('has an address that is none');
  if (syscall === 'connect') return passes('does not answer');
  return syscall === 'open' ? stays('names a certificate that cannot be read (sslrootcert, sslcert)') : null;
}

const stays = (why: string): ServerFault => ({ passing: false, variable: 'DATABASE_URL', why });
const passes = (why: string): ServerFault => ({ passing: true, variable: 'DATABASE_URL', why });
