/** Days as places from left to right. */
import { addMonths, daysBetween } from '../../workflows/journey/calendar.js';
import type { Day } from '../../workflows/journey/values.js';

export interface Scale {
  x: (day: Day) => number;
  width: number;
  /** The first days of months, every third with its words. */
  months: { x: number; text: string | null; isYear: boolean }[];
}

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

export function scaleOf(from: Day, until: Day, { left, width }: { left: number; width: number }): Scale {
  const days = Math.max(1, daysBetween(from, until));
  const x = (day: Day) =>
    Math.round((left + (Math.min(Math.max(daysBetween(from, day), 0), days) / days) * width) * 10) / 10;
  const months: Scale['months'] = [];
  for (let day = addMonths(`${from.slice(0, 7)}-01`, 1); day <= until; day = addMonths(day, 1)) {
    const month = Number(day.slice(5, 7));
    const isTold = month % 3 === 1;
    const text = isTold ? `${names[month - 1] ?? ''}${month === 1 ? ` ${day.slice(0, 4)}` : ''}` : null;
    months.push({ x: x(day), text, isYear: month === 1 });
  }
  return { x, width: left + width, months };
}
