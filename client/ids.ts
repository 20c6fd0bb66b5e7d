/** Ids are opaque: they say nothing about anybody, and the same request always gets the same one (S2.1, S7.2, decision 011). */
import { createHash, randomBytes } from 'node:crypto';
import type { Mode } from '../workflows/journey/values.js';

const LENGTH = 20;
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

export interface EnrolmentKey {
  /** The id of the programme, without its version. */
  programme: string;
  cohort: string;
  provider: string;
  /** The provider's own reference of the application; upper and lower case are the same. */
  reference: string;
  mode: Mode;
}

/** The journey of an application: `jny-` and twenty letters and digits; a rehearsal has its own. */
export function journeyIdOf({ programme, cohort, provider, reference, mode }: EnrolmentKey): string {
  const key = [programme, cohort, provider, reference.trim().toUpperCase(), mode].join('|');
  return `jny-${digest(key)}`;
}

/** The command that begins a journey is the same however often it is sent. */
export const enrolIdOf = (journey: string): string => `enrol-${journey}`;

/** A new id for a command: never given twice. */
export const newCommandId = (): string => `cmd-${base32(randomBytes(13)).slice(0, LENGTH)}`;

/** The id of the text that goes with a command: the same when the command is sent again. */
export const noteIdOf = (journey: string, command: string, field: string): string =>
  `note-${digest(`${journey}|${command}|${field}`)}`;

/** The command that moves somebody out of a merged group: the same until another seat is held (S2.8). */
export const mergeIdOf = (journey: string, from: string, to: string, since: string): string =>
  `merge-${digest([journey, from, to, since].join('|'))}`;

/** A command that is given to many at once: the same whenever the same is said to a journey that stands the same. */
export const bulkIdOf = (journey: string, asked: object, standing: string): string =>
  `bulk-${digest([journey, JSON.stringify(asked), standing].join('|'))}`;

/** The command that tells of a bounce: the same however often the mail is read. */
export const bounceIdOf = (journey: string, message: string, permanent: boolean): string =>
  `bounce-${digest([journey, message, permanent ? 'for-good' : 'for-now'].join('|'))}`;

const digest = (text: string): string =>
  base32(createHash('sha256').update(text, 'utf8').digest()).slice(0, LENGTH);

/** RFC 4648 without padding, lower case. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32.charAt((value >>> bits) & 31);
      value &= (1 << bits) - 1;
    }
  }
  return bits > 0 ? text + BASE32.charAt((value << (5 - bits)) & 31) : text;
}
