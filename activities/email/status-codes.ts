/**
 * What the enhanced status codes of mail servers mean for a message (RFC 3463, RFC 5248 and the registry of
 * IANA): a line for each subject and detail, `*` for all others of a subject. The digit before them, 4 or 5, says
 * whether the server means now or for good.
 */

/** Whose affair a refusal is. */
export type Affair =
  /** The address will never work: the next one may. */
  | 'address'
  /** The mailbox, or what stands before it, cannot take mail now: later, and after a time the next address. */
  | 'mailbox'
  /** The mail itself: no address will help. */
  | 'message'
  /** Policy against us: for operations to mend; the address stays good. */
  | 'policy'
  /** The server is busy: the same again later. */
  | 'busy'
  /** Used for anything: the reply code decides. */
  | 'any';

/** Subject and detail, what it says, whose affair it is with 4 before it, and with 5. */
export type StatusLine = readonly [status: string, says: string, now: Affair, forGood: Affair];

export const statusLines: readonly StatusLine[] = [
  ['0.*', 'nothing in particular', 'any', 'any'],

  ['1.0', 'something about the address', 'mailbox', 'address'],
  ['1.1', 'no such mailbox', 'mailbox', 'address'],
  ['1.2', 'no such mail domain', 'mailbox', 'address'],
  ['1.3', 'an address of the wrong form', 'mailbox', 'address'],
  ['1.4', 'an address of several people', 'mailbox', 'address'],
  ['1.6', 'moved, and nobody knows where', 'mailbox', 'address'],
  ['1.7', 'our own address has the wrong form', 'policy', 'policy'],
  ['1.8', 'our own mail domain is unknown', 'policy', 'policy'],
  ['1.10', 'a domain that takes no mail', 'mailbox', 'address'],
  ['1.*', 'something else about the address', 'mailbox', 'address'],

  ['2.0', 'something about the mailbox', 'mailbox', 'address'],
  ['2.1', 'the mailbox is disabled', 'mailbox', 'address'],
  ['2.2', 'the mailbox is full', 'mailbox', 'mailbox'],
  ['2.3', 'longer than the mailbox allows', 'message', 'message'],
  ['2.4', 'a list that cannot be expanded', 'mailbox', 'address'],
  ['2.*', 'something else about the mailbox', 'mailbox', 'address'],

  ['3.0', 'something about the mail system', 'busy', 'any'],
  ['3.1', 'the mail system is full', 'busy', 'mailbox'],
  ['3.2', 'the system takes no mail at present', 'busy', 'mailbox'],
  ['3.3', 'the system cannot do what the mail asks', 'message', 'message'],
  ['3.4', 'larger than the system takes', 'message', 'message'],
  ['3.5', 'the system is set up wrongly', 'busy', 'mailbox'],
  ['3.*', 'something else about the mail system', 'busy', 'any'],

  ['4.0', 'something about the way there', 'busy', 'mailbox'],
  // Exchange Online answers so for people whom it does not know.
  ['4.1', 'the host does not answer, or knows nobody so', 'mailbox', 'address'],
  ['4.2', 'a line that broke', 'mailbox', 'mailbox'],
  ['4.3', 'a directory that does not answer', 'busy', 'mailbox'],
  ['4.4', 'there is no way to the domain', 'mailbox', 'address'],
  // Google answers so when we have sent all that we may for a day.
  ['4.5', 'too much mail at once', 'busy', 'busy'],
  ['4.6', 'the way goes round in a circle', 'mailbox', 'address'],
  ['4.7', 'tried in vain for too long', 'mailbox', 'mailbox'],
  ['4.*', 'something else about the way there', 'busy', 'mailbox'],

  // Outlook.com answers 550 5.5.0 where there is no such mailbox.
  ['5.0', 'something about the dialogue', 'busy', 'any'],
  ['5.3', 'too many recipients', 'busy', 'busy'],
  ['5.*', 'a command that was not understood', 'busy', 'message'],

  ['6.7', 'an address of letters that the server cannot write', 'address', 'address'],
  ['6.*', 'the content of the mail', 'busy', 'message'],

  ['7.16', 'too large for its priority', 'message', 'message'],
  ['7.17', 'the mailbox has another owner than it had', 'address', 'address'],
  ['7.18', 'the domain has another owner than it had', 'address', 'address'],
  ['7.20', 'no signature that passes (DKIM)', 'policy', 'policy'],
  ['7.21', 'no signature that is accepted (DKIM)', 'policy', 'policy'],
  ['7.22', 'no signature of the author’s domain (DKIM)', 'policy', 'policy'],
  ['7.23', 'our host may not send for our domain (SPF)', 'policy', 'policy'],
  ['7.24', 'our rules of who may send are broken (SPF)', 'policy', 'policy'],
  ['7.25', 'our host has no name (reverse DNS)', 'policy', 'policy'],
  ['7.26', 'several checks of who we are fail (DMARC)', 'policy', 'policy'],
  ['7.27', 'our own domain takes no mail', 'policy', 'policy'],
  ['7.28', 'a flood of mail from us', 'busy', 'policy'],
  // 4.7.0 and 4.7.1 are what greylisting says, which a little patience satisfies.
  ['7.*', 'against the policy there', 'busy', 'policy'],
];

const byStatus = new Map(statusLines.map((line) => [line[0], line]));

/** The line of a subject and detail, such as 2 and 2; null for a subject that nobody has defined. */
export const statusLine = (subject: number, detail: number): StatusLine | null =>
  byStatus.get(`${subject}.${detail}`) ?? byStatus.get(`${subject}.*`) ?? null;
