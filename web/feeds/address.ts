/**
 * The address of a calendar: 128 bits that the site signs for its owner from a random seed. The table has its digest,
 * by which it is found, and the seed, so that the owner can see the address again; neither opens the calendar.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { feedOf, giveFeed, type FeedOwner } from '../../store/web/feeds.js';
import type { Parts } from '../parts.js';

const BYTES = 16;

export const TOKEN = /^[A-Za-z0-9_-]{22}$/;

export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const tokenOf = (secret: string, { kind, id }: FeedOwner, seed: string): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['calendar-feed', kind, id, seed]))
    .digest()
    .subarray(0, BYTES)
    .toString('base64url');

/** Null before there is one; and once the secret of the site has changed, for then it is none any more. */
export async function feedAddress({ store, settings, url }: Parts, owner: FeedOwner): Promise<string | null> {
  const kept = await feedOf(store, owner);
  return kept ? `${url}/feeds/${tokenOf(settings.secret, owner, kept.seed)}.ics` : null;
}

/** The one before ends. */
export async function newFeed({ store, settings }: Parts, owner: FeedOwner): Promise<void> {
  const seed = randomBytes(BYTES).toString('base64url');
  await giveFeed(store, owner, { seed, digest: digestOf(tokenOf(settings.secret, owner, seed)) });
}
