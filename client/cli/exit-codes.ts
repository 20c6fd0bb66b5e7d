/** What the exit code of the command line says (documented in docs/cli.md). */
import type { ErrorKind } from '../errors.js';

export const exitCodes = {
  ok: 0,
  refused: 1,
  'bad-input': 2,
  'not-found': 3,
  unreachable: 4,
  internal: 5,
} as const satisfies Record<'ok' | ErrorKind, number>;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The meaning of each code, in the order of the codes. */
export const exitMeanings: Record<ExitCode, string> = {
  0: 'Done, or so already.',
  1: 'Refused by the rules or by the Department, with a code of a closed list; nothing has changed.',
  2: 'Wrong usage or bad input: an option, a date, a file, a programme with faults; nothing has started.',
  3: 'Not found: no such journey, message, document or record of the Department, or it is somebody else’s.',
  4: 'A server cannot be reached, or says no to a password, key or name of ours: Temporal, the database, the Department’s service; or no worker answers. The sentence says whether to try again or what to correct.',
  5: 'Failed inside, or only partly done: some rows or journeys failed, or the record does not verify.',
};
