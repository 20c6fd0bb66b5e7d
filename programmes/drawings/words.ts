/** The words that both drawings of a programme use, the text and the picture. */
import { countOf, engagementTarget } from '../engagement.js';
import type { Element, ElementKind, Programme } from '../schema.js';

export const kindNames: Record<ElementKind, string> = {
  induction: 'Induction',
  event: 'Event',
  course: 'Online course',
  task: 'Formative task',
  coaching: 'Coaching',
  review: 'Review',
};

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `2026-11-17` as `17 Nov 2026`. */
export function dayLabel(day: string): string {
  return dayFormat.format(new Date(`${day}T00:00:00Z`));
}

/** Two days as one span: `17–20 Nov 2026`, `23 Nov 2026 – 15 Feb 2027`, or one day alone. */
export function spanWords(from: string, to: string): string {
  if (from === to) return dayLabel(from);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${dayLabel(to)}`;
  return `${dayLabel(from)} – ${dayLabel(to)}`;
}

/** 570 minutes as `9.5 h`; nothing for what has no hours of its own. */
export function hoursLabel(minutes: number): string {
  return minutes === 0 ? '' : `${Number((minutes / 60).toFixed(2))} h`;
}

/** What is particular to an element: how many are selected, for whom a session is. */
export function detailWords(element: Element): string {
  if (element.kind === 'course') return `select ${element.select} of ${element.activities.length} activities`;
  if (element.kind === 'coaching')
    return element.impactReview ? `${element.form}, before the assessment` : element.form;
  return '';
}

/** `counts 3`, or nothing for an element that does not count towards engagement. */
export function countLabel(element: Element, programme: Programme): string {
  const count = countOf(element, programme);
  return count === 0 ? '' : `counts ${count}`;
}

/** The sentences under a drawing: hours, engagement, assessment, outcome. */
export function summaryWords(programme: Programme): [string, string][] {
  const { hours, assessment, duration } = programme;
  const { counted, needed } = engagementTarget(programme);
  const kinds = (['induction', 'event', 'course', 'task', 'coaching'] as const)
    .map((kind) => `${kindNames[kind].toLowerCase()} ${hours[kind]}`)
    .join(', ');
  const { least, most } = assessment.words;
  return [
    ['Hours', `${hours.total} hours of guided learning: ${kinds}`],
    [
      'Engagement',
      `${counted} elements count; ${needed} of them (${percent(programme)}) open the assessment`,
    ],
    [
      'Assessment',
      `${assessment.title}: ${assessment.windowDays} days, ${number(least)} to ${number(most)} words, ` +
        `up to ${assessment.attempts} attempts`,
    ],
    [
      'Outcome',
      `within ${assessment.outcomeWaitMonths} months of the window; ${duration.taughtMonths} months taught, ` +
        `${duration.longestMonths} at the longest`,
    ],
  ];
}

function percent({ engagement }: Programme): string {
  return `${Number((engagement.threshold * 100).toFixed(1))} %`;
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
