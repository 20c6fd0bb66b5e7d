/** What would change, as text. */
import type { WhatIf } from '../../../workflows/journey/what-if.js';
import { heading, labelled, page } from './plain.js';
import { tableOf } from './table.js';
import { dayWords, inLondon, londonMoment } from './times.js';

export function whatIfPage(answer: WhatIf): string {
  const { moved, before, after, questions } = answer;
  const dates = moved.map(({ title, before: was, after: is }) => [title, dateOf(was), dateOf(is)]);
  return page([
    heading('If so (nothing has been changed):'),
    ...labelled('Outcome by', `${forecastWords(before)} → ${forecastWords(after)}`),
    ...duty(answer),
    ...(questions.length === 0 ? [] : labelled('Would ask', questions.map(inLondon))),
    '',
    dates.length === 0 ? 'No due date moves.' : tableOf(['Element', 'Due now', 'Due then'], dates).trimEnd(),
  ]);
}

/** What becomes of the statutory duty; one that is met is not put at risk by anything. */
function duty({ statutoryDeadline, dutyMet, met, before, after }: WhatIf): string[] {
  if (statutoryDeadline === null) return [];
  const due = `due by ${dayWords(statutoryDeadline)}`;
  if (dutyMet !== null) {
    return labelled(
      'Statutory',
      `${due}: met on ${dayWords(dutyMet)}${met.before ? '' : ', late'}, and stays so`,
    );
  }
  return labelled('Statutory', `${due}: ${metWords(met.before, before)} → ${metWords(met.after, after)}`);
}

const dateOf = (day: string | null): string => (day === null ? 'none' : dayWords(day));
const forecastWords = (forecast: WhatIf['before']): string =>
  forecast
    ? `${dayWords(forecast.outcomeBy)} (window until ${londonMoment(forecast.closes)})`
    : 'no outcome in sight';
const metWords = (met: boolean | null, forecast: WhatIf['before']): string =>
  met ? 'met' : forecast ? 'MISSED' : 'MISSED, with no outcome in sight';
