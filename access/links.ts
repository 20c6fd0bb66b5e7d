/**
 * Links in mails that let somebody in without a password (S6.4, decision 041): signed, for one purpose, to one person at
 * one address, until a day. An address bar, a log or a proxy that keeps one learns no more than an opaque id.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export type LinkPurpose = 'sign-in' | 'endorse';

export interface LinkClaim {
  purpose: LinkPurpose;
  journey: string;
  /** Whose mailbox it was sent to, as `markOf` says it. */
  mailbox: string;
  /** Tells it from other links to the same mailbox, so that each opens by itself, once. */
  occasion: string;
  /** In seconds since 1970. */
  expires: number;
}

export interface OpenedLink {
  claim: LinkClaim;
  /** Under which its use is remembered. */
  digest: string;
  isExpired: boolean;
}

const MARK_LENGTH = 16;
const WORD = /^[A-Za-z0-9_-]{1,60}$/;

const signed = (secret: string, text: string): Buffer =>
  createHmac('sha256', secret).update(`link|${text}`).digest();

/** A mailbox as a link names it: whoever does not have the secret cannot tell which it is. */
export const markOf = (secret: string, address: string): string =>
  createHmac('sha256', secret)
    .update(`mailbox|${address.trim().toLowerCase()}`)
    .digest('base64url')
    .slice(0, MARK_LENGTH);

const textOf = ({ purpose, journey, mailbox, occasion, expires }: LinkClaim): string =>
  [purpose, journey, mailbox, occasion, expires].join('|');

/** The last part of the address. @throws TypeError if it would hold anything but opaque ids */
export function linkOf(secret: string, claim: LinkClaim): string {
  const { journey, mailbox, occasion, expires } = claim;
  if (![journey, mailbox, occasion].every((part) => WORD.test(part)))
    throw new TypeError('a link holds opaque ids alone');
  const signature = signed(secret, textOf(claim)).toString('base64url');
  return [journey, mailbox, occasion, expires.toString(36), signature].join('.');
}

/**
 * @param now in seconds since 1970
 * @returns null for whatever was not made here for that purpose
 */
export function openLink(secret: string, purpose: LinkPurpose, link: string, now: number): OpenedLink | null {
  const [journey = '', mailbox = '', occasion = '', until = '', signature = '', ...more] = link.split('.');
  if (more.length > 0 || ![journey, mailbox, occasion].every((part) => WORD.test(part))) return null;
  if (!/^[0-9a-z]{1,9}$/.test(until)) return null;
  const claim = { purpose, journey, mailbox, occasion, expires: Number.parseInt(until, 36) };
  const given = Buffer.from(signature, 'base64url');
  const right = signed(secret, textOf(claim));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const digest = createHash('sha256').update(textOf(claim)).digest('hex');
  return { claim, digest, isExpired: claim.expires <= now };
}
