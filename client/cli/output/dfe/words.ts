/** Small pieces of the Department’s pages. */
import type { Unknown } from '../../../../dfe/records/reader.js';
import { londonDate } from '../../../../workflows/journey/calendar.js';
import { many, shown } from '../plain.js';
import { dayWords, londonMoment } from '../times.js';

/** `20 Oct 2026`, in London; records have milliseconds, which nobody reads. */
export const shortDay = (when: string | null): string | null => {
  if (when === null) return null;
  const day = when.includes('T') ? londonDate(toSeconds(when)) : when;
  return dayWords(day).replace(/^\w+ /, '');
};

export const moment = (instant: string | null): string =>
  instant === null ? 'not known' : londonMoment(toSeconds(instant));

const toSeconds = (instant: string): string => instant.replace(/\.\d+Z$/, 'Z');

export const yesOrNo = (flag: boolean | null): string | null => (flag === null ? null : flag ? 'yes' : 'no');

/** `2026a`. */
export const cohortWords = ({
  cohort,
  cohortSuffix,
}: {
  cohort: string | null;
  cohortSuffix: string | null;
}): string => `${cohort ?? '–'}${cohortSuffix ?? ''}`;

/** What the answers held that this version does not know: a note at the end, nothing if all was known. */
export function unknownNote(unknown: readonly Unknown[]): string {
  if (unknown.length === 0) return '';
  const lines = unknown.map(({ record, attribute, value }) => {
    const what = value === null ? 'an attribute that is new' : `the value ${value}`;
    return `  ${shown(record)}, ${shown(attribute)}: ${what}`;
  });
  const head = `Note: the Department sent ${many(unknown.length, 'thing')} that this version does not know. Values are shown as they came; report them.`;
  return `\n${[head, ...lines].join('\n')}\n`;
}
