/** A link of a mail as somebody has opened it: to show it changes nothing, and to use it can be done once (S6.4). */
import { markOf, openLink, type LinkPurpose, type OpenedLink } from '../../access/links.js';
import { readPerson, type PersonOnFile } from '../../store/people/people.js';
import { isUsed } from '../../store/web/links.js';
import type { Parts } from '../parts.js';

export interface GoodLink extends OpenedLink {
  person: PersonOnFile;
}

export type WhyNot = 'wrong' | 'expired' | 'used';

const addressOf: Readonly<Record<LinkPurpose, (person: PersonOnFile) => string | null>> = {
  'sign-in': ({ email }) => email,
  endorse: ({ headteacherEmail }) => headteacherEmail,
};

/** A link to an address that somebody has no more is no good: it may be somebody else's now. */
export async function openedLink(
  { settings: { secret }, store }: Parts,
  purpose: LinkPurpose,
  link: string,
): Promise<GoodLink | WhyNot> {
  const opened = openLink(secret, purpose, link, Math.floor(Date.now() / 1_000));
  if (opened === null) return 'wrong';
  const person = await readPerson(store, opened.claim.journey);
  const address = person && addressOf[purpose](person);
  if (!person || !address || markOf(secret, address) !== opened.claim.mailbox) return 'wrong';
  if (await isUsed(store, opened.digest)) return 'used';
  return opened.isExpired ? 'expired' : { ...opened, person };
}

/** When its use may be forgotten: it ends by itself. */
export const endOf = ({ claim }: OpenedLink): string => new Date(claim.expires * 1_000).toISOString();
