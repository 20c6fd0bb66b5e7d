/** What would change, as text. */
import type { WhatIf } from '../../../workflows/journey/what-if.js';
import { heading, labelled, page } from './plain.js';
import { tableOf } from './table.js';
import { dayWords } from './times.js';

export function whatIfPage({ moved, before, after, statutoryDeadline, met, raised }: WhatIf): string {
  const dates = moved.map(({ element, before: was, after: is }) => [element, dateOf(was), dateOf(is)]);
  return page([
    heading('If so (nothing has been changed):'),
    ...labelled('Outcome by', `${forecastWords(before)} → ${forecastWords(after)}`),
    ...(statutoryDeadline === null
      ? []
      : labelled(
          'Statutory',
          `${dayWords(statutoryDeadline)}: ${metWords(met.before)} → ${metWords(met.after)}`,
        )),
    ...(raised.length === 0 ? [] : labelled('Would ask', raised)),
    '',
    dates.length === 0 ? 'No due date moves.' : tableOf(['Element', 'Due now', 'Due then'], dates).trimEnd(),
  ]);
}

const dateOf = (day: string | null): string => (day === null ? 'none' : dayWords(day));
const forecastWords = (forecast: WhatIf['before']): string =>
  forecast ? `${dayWords(forecast.outcomeBy)} (window ${forecast.window})` : 'no outcome in sight';
const metWords = (met: boolean | null): string => (met === null ? 'no duty' : met ? 'met' : 'MISSED');
