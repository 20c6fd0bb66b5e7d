/** The page of the site on which a message is answered, by whom it goes to (S6): nothing depends on it, for a reply does as well. */
import { createHash } from 'node:crypto';
import { linkOf, markOf } from '../../access/links.js';
import type { Correspondence } from './correspondents.js';
import { asksForEndorsement } from './endorsement.js';
import type { MessageKey } from './message-key.js';

/** The site, for whoever writes links to it. */
export interface Site {
  url: string;
  /** Signs links that let somebody in. */
  secret: string;
}

export interface PageLink {
  /** What is to be had there. */
  words: string;
  href: string;
}

/** How long a headteacher may take; every reminder has a link of its own. */
const ENDORSE_DAYS = 60;
const DAY_SECONDS = 86_400;

/** @param now in milliseconds, by the clock of this machine: links end by it, those of rehearsals too */
export function pageFor(
  { url, secret }: Site,
  key: Pick<MessageKey, 'addressee' | 'template' | 'key'>,
  { context, to }: Pick<Correspondence, 'context' | 'to'>,
  now: number,
): PageLink | null {
  const { journey } = context;
  switch (key.addressee) {
    case 'participant':
      return { words: 'What to do next, and your dates, are on your page:', href: `${url}/participant` };
    case 'coach':
      return { words: 'Your sessions and participants are on your page:', href: `${url}/coach` };
    case 'assessor':
      return { words: 'Your scripts are on your page:', href: `${url}/assess` };
    case 'provider':
      return { words: 'Look at it here:', href: `${url}/provider/participants/${journey.id}` };
    case 'headteacher': {
      const [mailbox] = to;
      if (!asksForEndorsement(key) || !mailbox) return null;
      const link = linkOf(secret, {
        purpose: 'endorse',
        journey: journey.id,
        mailbox: markOf(secret, mailbox.address),
        occasion: occasionOf(key.key),
        expires: Math.floor(now / 1_000) + ENDORSE_DAYS * DAY_SECONDS,
      });
      return {
        words: 'You can answer on one page, with yes or no, instead of writing:',
        href: `${url}/endorse/${link}`,
      };
    }
  }
}

const occasionOf = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 8);

/** Letters of which the link lets somebody in are shown without it to whoever looks at them afterwards. */
export const withoutLinks = (text: string): string =>
  text.replaceAll(/(\/(?:endorse|sign-in\/link)\/)[A-Za-z0-9_.-]+/g, '$1…');
