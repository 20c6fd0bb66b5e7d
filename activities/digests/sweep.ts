/**
 * The mails of coaches' mornings (S6.5, decision 039): what was gathered is claimed as one and sent, by one worker at a
 * time. What was claimed and not settled, because a worker died or the mail server was away, is sent before anything else.
 */
import {
  claimDigest,
  coachesWaiting,
  markDigestTold,
  noteDigestWaiting,
  openDigests,
  postponeDigest,
  remindersOf,
  settleDigest,
  type Digest,
} from '../../store/digests/digests.js';
import { alone } from '../../store/record/reconciled.js';
import { readStaff } from '../../store/people/staff.js';
import { instantOfMillis, londonDate } from '../../workflows/journey/calendar.js';
import type { MailTransport } from '../email/mail.js';
import { messageIdOf } from '../email/message-id.js';
import { boxOfStaff } from '../messages/correspondents.js';
import { failedFor } from '../messages/facts.js';
import { parseMessageKey } from '../messages/message-key.js';
import { asPassing, UNEXPECTED } from '../messages/transient-message-error.js';
import { NOBODY, type Verdict } from '../messages/settling.js';
import { Tries } from '../messages/tries.js';
import { tryAddresses } from '../messages/trying.js';
import type { NotifyJourney } from '../places.js';
import { composeDigest, type Composing } from './compose.js';
import { isDigestTime, MOST_A_DAY, QUIET_SECONDS } from './gathering.js';

export interface DigestOptions extends Composing {
  live: MailTransport;
  notify: NotifyJourney;
}

/** @param millis the time of live journeys @returns how many were sent. Rejects with the first fault, after trying all */
export type SweepDigests = (millis: number, quietSeconds?: number) => Promise<number>;

const PAUSE_MS = 5 * 60_000;

export function createDigests(options: DigestOptions): SweepDigests {
  const tries = new Tries();
  return (millis, quietSeconds = QUIET_SECONDS) =>
    alone(options.store, 'digests', 0, async () => {
      const sweep = { ...options, tries, millis };
      const before = await openDigests(options.store);
      const fresh = await claimed(sweep, quietSeconds);
      const done = await Promise.allSettled([...before, ...fresh].map((digest) => finish(sweep, digest)));
      const fault = done.find((one) => one.status === 'rejected');
      if (fault) throw fault.reason;
      return done.filter((one) => one.status === 'fulfilled' && one.value === 'sent').length;
    });
}

interface Sweep extends DigestOptions {
  tries: Tries;
  millis: number;
}

async function claimed({ store, mailDomain, millis }: Sweep, quietSeconds: number): Promise<Digest[]> {
  const now = instantOfMillis(millis);
  if (!isDigestTime(now)) return [];
  const day = londonDate(now);
  const fresh: Digest[] = [];
  for (const coach of await coachesWaiting(store, quietSeconds)) {
    const idOf = (nth: number) => messageIdOf(`coach/${coach}`, `${day}/${nth}`, mailDomain);
    const digest = await claimDigest(store, { coach, day, most: MOST_A_DAY }, idOf);
    if (digest) fresh.push(digest);
  }
  return fresh;
}

async function finish(sweep: Sweep, digest: Digest): Promise<Digest['status'] | 'waits'> {
  if (digest.status === 'refused') return tell(sweep, digest);
  const verdict = await tried(sweep, digest);
  if (verdict === 'waits') return 'waits';
  if (verdict === null) {
    await settleDigest(sweep.store, digest, 'empty', null);
    return 'empty';
  }
  const smtpCode = verdict.codes.join(' ');
  await settleDigest(sweep.store, digest, verdict.status, smtpCode);
  return verdict.status === 'sent' ? 'sent' : tell(sweep, { ...digest, smtpCode });
}

/** Null if there is nothing to say any more. */
async function tried(sweep: Sweep, digest: Digest): Promise<Verdict | 'waits' | null> {
  const { store, live, tries, millis } = sweep;
  try {
    const coach = await readStaff(store, digest.coach);
    if (coach === null) return NOBODY;
    const mail = await composeDigest(sweep, digest, coach, millis);
    if (mail === null) return null;
    const verdict = await tryAddresses(boxOfStaff(coach), {
      mode: 'live',
      send: (to) => live.send({ ...mail, to }),
      waited: (code) => noteDigestWaiting(store, digest, code),
    });
    return 'later' in verdict ? 'waits' : verdict;
  } catch (error) {
    const { code, afterMs } = asPassing(error);
    if (code !== UNEXPECTED) {
      await postponeDigest(store, digest, afterMs ?? PAUSE_MS);
      return 'waits';
    }
    if (!tries.areOver(`coach/${digest.coach}`, `${digest.day}/${digest.nth}`, 'live')) throw error;
    return { ...NOBODY, codes: [UNEXPECTED] };
  }
}

/** The provider hears of a refusal once, on the record of the first participant concerned whose journey can hear it. */
async function tell({ store, notify }: Sweep, digest: Digest): Promise<'refused'> {
  const { coach, day, nth, smtpCode } = digest;
  const code = smtpCode?.split(' ').at(-1) ?? 'refused';
  for (const { journey, key } of await remindersOf(store, digest)) {
    const parsed = parseMessageKey(key);
    const [fact] = parsed ? failedFor(parsed, code) : [];
    if (fact && (await notify(journey, fact, `digest/${coach}/${day}/${nth}`)) === 'told') break;
  }
  await markDigestTold(store, digest);
  return 'refused';
}
