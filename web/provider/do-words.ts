/** What a check page says: what somebody gives, what would come of it, and what goes on to be posted. */
import type { Foreseen } from '../../client/reading/foreseen.js';
import type { FormField, Posted } from '../forms/field.js';
import { dateInWords } from '../render/words.js';

export const answersOf = (fields: FormField[]): { label: string; text: string }[] =>
  fields.flatMap(({ label, value, time, choices, control }) => {
    const chosen = choices.filter(({ chosen: is }) => is).map(({ text }) => text);
    const typed = control === 'day' || control === 'instant' ? dayIn(value) : value;
    const text =
      choices.length > 0 ? chosen.join(', ') : `${typed}${time === '' ? '' : ` at ${time} (UK time)`}`;
    return text === '' ? [] : [{ label: label.replace(' (optional)', ''), text }];
  });

const dayIn = (value: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? dateInWords(value) : value);

export function effectsOf({ forecast, duty }: Foreseen): string[] {
  const [was, is] = [forecast.before?.outcomeBy ?? null, forecast.after?.outcomeBy ?? null];
  const lines: string[] = [];
  if (was !== is) {
    const before = was === null ? 'none' : dateInWords(was);
    lines.push(
      `The outcome is expected by ${is === null ? 'no date any more' : dateInWords(is)}; before: ${before}.`,
    );
  }
  if (duty.deadline !== null && duty.before !== duty.after)
    lines.push(
      `The statutory duty (by ${dateInWords(duty.deadline)}) would ${duty.after ? 'be met' : 'not be met in time'}.`,
    );
  return lines;
}

/** Everything but the token, which the next form has of its own, and the button. */
export const hiddenOf = (posted: Posted): { name: string; value: string }[] =>
  Object.entries(posted).flatMap(([name, value]) =>
    name === '_csrf' || name === 'step'
      ? []
      : [value].flat().flatMap((one) => (typeof one === 'string' ? [{ name, value: one }] : [])),
  );
