/** Ids of messages: the same logical message always has the same one, so that a repeat can be known. */
import { createHash } from 'node:crypto';

/** The Message-ID without its angle brackets: a hash, so that it gives nothing away. */
export const messageIdOf = (journey: string, key: string, domain: string): string =>
  `${createHash('sha256').update(`${journey}\n${key}`).digest('hex').slice(0, 40)}@${domain}`;
