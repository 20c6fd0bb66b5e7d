/** Weekly hours as the form has them: for every day two spans, either of which may be empty. */
import type { WeeklyHours } from '../../client/actions/availability.js';
import { faultAt, type Fault } from '../forms/faults.js';
import { clockOf } from '../forms/moment.js';
import { said } from '../forms/said.js';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const SPANS = [1, 2];

const fieldOf = (weekday: number, span: number): string => `day-${weekday}-${span}`;

export interface TypedDay {
  title: string;
  spans: { field: string; begins: string; ends: string }[];
}

export const daysOf = (hours: readonly WeeklyHours[]): TypedDay[] =>
  days.map((title, index) => {
    const own = hours.filter(({ weekday }) => weekday === index + 1);
    return {
      title,
      spans: SPANS.map((span) => ({
        field: fieldOf(index + 1, span),
        begins: own[span - 1]?.begins ?? '',
        ends: own[span - 1]?.ends ?? '',
      })),
    };
  });

export const typedDays = (body: unknown): TypedDay[] =>
  days.map((title, index) => ({
    title,
    spans: SPANS.map((span) => {
      const field = fieldOf(index + 1, span);
      return { field, begins: said(body, `${field}-begins`), ends: said(body, `${field}-ends`) };
    }),
  }));

export function hoursIn(typed: readonly TypedDay[]): { hours: WeeklyHours[]; faults: Fault[] } {
  const hours: WeeklyHours[] = [];
  const faults: Fault[] = [];
  typed.forEach(({ title, spans }, index) => {
    for (const { field, begins: from, ends: until } of spans) {
      if (from === '' && until === '') continue;
      const [begins, ends] = [clockOf(from), clockOf(until)];
      if (begins !== null && ends !== null && begins < ends) hours.push({ weekday: index + 1, begins, ends });
      else
        faults.push(
          faultAt(`${field}-begins`, `${title}: enter two times, such as 9am and 12.30pm, or neither`),
        );
    }
  });
  return { hours, faults };
}
