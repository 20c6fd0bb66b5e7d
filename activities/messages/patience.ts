/**
 * How long a message is tried again (RFC 5321 §4.5.4.1). What the mail server itself is wanting in is waited for
 * without end, for it says nothing of the message; what it says of a recipient is believed in the end (decision 024).
 */
import type { Mode } from '../../workflows/journey/values.js';
import { isOfHost } from '../email/answers.js';
import type { Sent } from '../email/mail.js';

const HOUR_MS = 3_600_000;
/** A full mailbox may be emptied; whoever has another address is written to there after a day. */
const BEFORE_NEXT_ADDRESS_MS = 24 * HOUR_MS;
const GIVEN_UP_AFTER_MS = 5 * 24 * HOUR_MS;
/** Between two tries at a mailbox that cannot take mail, as the standard has it. */
export const MAILBOX_PAUSE_MS = HOUR_MS / 2;

/**
 * How long an answer is waited out, counted from the first one that made the message wait; null: without end.
 * In a rehearsal nobody empties a mailbox, and its clock does not move while a message waits.
 * @param isLast whether there is no other address to try
 */
export function patienceWith({ outcome, code }: Sent, isLast: boolean, mode: Mode): number | null {
  if (outcome === 'mailbox-waits') {
    if (mode === 'rehearsal') return 0;
    return isLast ? GIVEN_UP_AFTER_MS : BEFORE_NEXT_ADDRESS_MS;
  }
  return outcome === 'policy' || !isOfHost(code) ? GIVEN_UP_AFTER_MS : null;
}
