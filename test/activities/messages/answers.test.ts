import { describe, expect, it } from 'vitest';
import { isOfHost, outcomeOfError } from '../../../activities/email/answers.js';
import { statusLine, statusLines } from '../../../activities/email/status-codes.js';

/** An answer as nodemailer hands it on. */
const answered = (response: string, command = 'RCPT TO') =>
  outcomeOfError({ code: 'EENVELOPE', responseCode: Number(response.slice(0, 3)), response, command });

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** What the registry of IANA has for refusals, by subject. */
const registered: Record<number, number[]> = {
  0: [0],
  1: range(0, 10),
  2: range(0, 4),
  3: range(0, 6),
  4: range(0, 7),
  5: range(0, 6),
  6: range(0, 10),
  7: range(0, 30),
};

describe('S6.5 enhanced status codes', () => {
  it('S6.5 every registered status has a line, and no line is given twice', () => {
    for (const [subject, details] of Object.entries(registered)) {
      for (const detail of details) {
        expect(statusLine(Number(subject), detail), `${subject}.${detail}`).not.toBeNull();
      }
    }
    const statuses = statusLines.map(([status]) => status);
    expect(new Set(statuses).size).toBe(statuses.length);
    expect(statusLine(8, 1)).toBeNull();
  });

  it.each([
    // A full mailbox, whatever the reply: of the mail servers of this world.
    ['552 5.2.2 The mailbox is full', 'mailbox-waits', '552-5.2.2'],
    [
      '552-5.2.2 The email account is over quota.\n552-5.2.2 Read on\n552 5.2.2 here',
      'mailbox-waits',
      '552-5.2.2',
    ],
    ['452 4.2.2 Mailbox full', 'mailbox-waits', '452-4.2.2'],
    ['554 5.2.2 mailbox full; quota exceeded', 'mailbox-waits', '554-5.2.2'],
    ['450 4.2.1 receives too much at present', 'mailbox-waits', '450-4.2.1'],
    ['450 4.2.0 Recipient address rejected: Greylisted', 'mailbox-waits', '450-4.2.0'],
    ['550 5.3.5 mail for the domain loops back to myself', 'mailbox-waits', '550-5.3.5'],
    // Against us.
    ['550 5.7.1 Unable to relay', 'policy', '550-5.7.1'],
    ['554 5.7.1 Service unavailable; client host blocked', 'policy', '554-5.7.1'],
    ['550-5.7.26 Unauthenticated email is not accepted due to DMARC policy', 'policy', '550-5.7.26'],
    ['450 4.7.25 Client host rejected: cannot find your hostname', 'policy', '450-4.7.25'],
    ['553 5.1.8 Sender domain must exist', 'policy', '553-5.1.8'],
    ['550 5.7.606 Access denied, banned sending IP', 'policy', '550-5.7.606'],
    // The address.
    ['550 5.1.1 User unknown', 'address-refused', '550-5.1.1'],
    ['550 5.2.1 The account is disabled', 'address-refused', '550-5.2.1'],
    ['556 5.1.10 Null MX', 'address-refused', '556-5.1.10'],
    ['550 5.4.1 Recipient address rejected: Access denied', 'address-refused', '550-5.4.1'],
    ['550 5.5.0 Requested action not taken: mailbox unavailable', 'address-refused', '550-5.5.0'],
    ['554 5.1.1 no such user', 'address-refused', '554-5.1.1'],
    // The mail.
    ['552 5.3.4 Message size exceeds the limit', 'message-refused', '552-5.3.4'],
    ['550 5.2.3 Too long for this mailbox', 'message-refused', '550-5.2.3'],
    ['554 5.6.0 Message content rejected', 'message-refused', '554-5.6.0'],
    // Later.
    ['451 4.7.1 Greylisting in action', 'passing', '451-4.7.1'],
    ['451 4.3.0 Temporary lookup failure', 'passing', '451-4.3.0'],
    ['550 5.4.5 Daily sending quota exceeded', 'passing', '550-5.4.5'],
    // In doubt: for good only if both codes say so.
    ['550 4.1.1 Unverified address', 'mailbox-waits', '550-4.1.1'],
    ['450 5.1.1 Unverified address', 'mailbox-waits', '450-5.1.1'],
    ['421 5.7.1 Closing the connection', 'passing', '421-5.7.1'],
    // Without a status, or with one that nobody knows, the reply decides as it always has.
    ['550 No such user', 'address-refused', '550'],
    ['552 full', 'message-refused', '552'],
    ['550 5.2.22', 'address-refused', '550-5.2.22'],
    ['550 5.2.2x is no status', 'address-refused', '550'],
    ['550 5.9.1 something new', 'address-refused', '550-5.9.1'],
    ['550 spam, see 5.7.1 in our rules', 'address-refused', '550'],
  ] as const)('S6.5 %s', (response, outcome, code) => {
    expect(answered(response)).toEqual({ outcome, code });
  });

  it('S6.5 before the recipient is named, all is about us, or about the size of the mail', () => {
    expect(answered('550 5.1.1 who are you', 'MAIL FROM')).toEqual({ outcome: 'passing', code: '550-5.1.1' });
    expect(answered('550 5.7.1 not from there', 'MAIL FROM')).toEqual({
      outcome: 'passing',
      code: '550-5.7.1',
    });
    expect(answered('535 5.7.8 not accepted', 'AUTH PLAIN')).toEqual({
      outcome: 'passing',
      code: '535-5.7.8',
    });
    expect(answered('552 5.3.4 too large', 'MAIL FROM')).toEqual({
      outcome: 'message-refused',
      code: '552-5.3.4',
    });
    expect(answered('451 later', 'MAIL FROM')).toEqual({ outcome: 'passing', code: 'early:451' });
    expect(answered('454 4.7.0 no sign-in now', 'AUTH PLAIN')).toEqual({
      outcome: 'passing',
      code: 'early:454-4.7.0',
    });
  });

  it('S6.5 says of a passing fault whether it is the server’s own', () => {
    const own = [
      'ETIMEDOUT',
      'unknown',
      '421',
      '421-4.7.0',
      'early:451',
      '550',
      '535',
      '535-5.7.8',
      '550-5.4.5',
    ];
    expect(own.filter((code) => !isOfHost(code))).toEqual([]);
    expect(['451', '450-4.7.1', '554-4.3.0', '452'].filter(isOfHost)).toEqual([]);
  });
});
