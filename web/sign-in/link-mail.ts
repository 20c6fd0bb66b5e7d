/** The mail that brings a link to sign in with, to the address on file (S6.4). */
import { randomBytes } from 'node:crypto';
import { linkOf, markOf } from '../../access/links.js';
import type { OutgoingMail } from '../../activities/email/mail.js';
import { bothForms, sentFor, subjectLine } from '../../activities/messages/envelope.js';
import { mailSubject, type Letter } from '../../activities/messages/letter.js';
import { oneLine, withoutMarks } from '../../activities/messages/plain-text.js';
import { programmeOf, providerOf } from '../../programmes/catalogue.js';
import { journeysOfAddress, type JourneyOfAddress } from '../../store/people/journeys-of-address.js';
import type { Parts } from '../parts.js';
import type { SiteMail } from '../mail.js';

export const LINK_MINUTES = 30;
const TITLE = 'Your link to sign in';

/** To everybody who is known by the address: one mail for a mailbox, and one more for its rehearsals. */
export async function sendLinks(parts: Parts, address: string): Promise<void> {
  const firsts = new Map<string, JourneyOfAddress>();
  for (const one of await journeysOfAddress(parts.store, address)) {
    const key = `${one.mode} ${one.email.toLowerCase()}`;
    if (!firsts.has(key)) firsts.set(key, one);
  }
  for (const one of firsts.values()) await send(parts, one);
}

async function send({ mail, settings, url, log }: Parts, to: JourneyOfAddress): Promise<void> {
  if (!mail) return log.error('a link was asked for, and there is no mail server to send it by');
  const transport = to.mode === 'live' ? mail.live : mail.rehearsal;
  // A rehearsal must never reach a real mailbox (S8.1).
  if (to.mode === 'rehearsal' && !transport.loopback) return;
  const { outcome, code } = await transport.send(mailOf(mail, to, url, settings.secret));
  if (outcome !== 'accepted') log.error({ outcome, code }, 'a link to sign in did not go out');
}

function mailOf({ from, domain }: SiteMail, to: JourneyOfAddress, url: string, secret: string): OutgoingMail {
  const provider = providerOf(to.provider);
  const programme = programmeOf(to.programme).shortTitle;
  const occasion = randomBytes(9).toString('base64url');
  const link = linkOf(secret, {
    purpose: 'sign-in',
    journey: to.journey,
    mailbox: markOf(secret, to.email),
    occasion,
    expires: Math.floor(Date.now() / 1_000) + LINK_MINUTES * 60,
  });
  const name = oneLine(to.name);
  const letter: Letter = {
    title: TITLE,
    greeting: `Dear ${name}`,
    blocks: [
      `It works once, within ${LINK_MINUTES} minutes. If you did not ask for it, you need not do anything: nobody gets in without it.`,
    ],
    provider,
    programme,
    reference: to.journey,
    rehearsal: to.mode === 'rehearsal',
    internal: false,
    page: { words: 'Sign in here:', href: `${url}/sign-in/link/${link}` },
  };
  return {
    messageId: `${occasion}@${domain}`,
    ...sentFor(provider, from),
    to: { name: withoutMarks(name), address: to.email },
    subject: mailSubject(subjectLine(TITLE), letter.rehearsal),
    ...bothForms(letter),
    list: { name: programme, id: `sign-in.${to.provider}.${domain}` },
    date: null,
    calendar: [],
  };
}
