/** The months of the programme: from the applications to 22 months after the induction (S1.1). */
import type { Cohort } from '../../programmes/cohort-schema.js';
import { addMonths, londonInstant } from '../../workflows/journey/calendar.js';
import type { Instant } from '../../workflows/journey/values.js';

export const MONTHS = 22;
/** Half-way, and with work under way. */
export const MONTH_OF_THE_KILL = 11;

export interface Month {
  /** 0 is the time of the applications. */
  number: number;
  /** The instant at which it ends. */
  until: Instant;
  title: string;
}

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `19 Sep 2027` */
const dayWords = (day: string): string =>
  `${Number(day.slice(8, 10))} ${names[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;

export function monthsOf({ induction }: Cohort): Month[] {
  return Array.from({ length: MONTHS + 1 }, (_, number) => {
    const day = addMonths(induction.opens, number);
    return {
      number,
      until: londonInstant(day, '00:00'),
      title:
        number === 0 ? `applications, until ${dayWords(day)}` : `month ${number}, until ${dayWords(day)}`,
    };
  });
}
