/** What a programme asks, in a page's worth of words and one table (S1). */
import type { Element, Programme } from '../../programmes/schema.js';
import { weightOf } from '../../workflows/journey/rules/engagement.js';
import { table } from './table.js';

const due = (element: Element): string => {
  if (element.kind === 'event') return 'on the day of the group';
  const days = `${element.dueDays} days`;
  if (element.kind === 'course') return `${days} after it opens`;
  if (element.kind === 'task') return `${days} after its course opens`;
  if (element.kind === 'coaching' || element.kind === 'review') {
    return element.follows ? `${days} after ${element.follows} is due` : `${days} after its stage begins`;
  }
  return `${days} after its stage begins`;
};

export function programmeSummary(programme: Programme): string {
  const { assessment, engagement, hours, duration, chasing } = programme;
  const elements = programme.stages.flatMap((stage) => stage.elements);
  const counted = elements.filter(({ kind }) => engagement.counts.includes(kind));
  const total = counted.reduce((sum, element) => sum + weightOf(element), 0);
  const needed = Math.ceil(total * engagement.threshold - 1e-9);
  const rows = programme.stages.flatMap((stage) =>
    stage.elements.map((element) => [
      stage.title,
      element.title,
      element.kind,
      String(element.minutes),
      engagement.counts.includes(element.kind) ? String(weightOf(element)) : '',
      due(element),
    ]),
  );
  return [
    `### ${programme.title} (\`${programme.id}\`, version ${programme.version})`,
    `${hours.total} hours: induction ${hours.induction}, events ${hours.event}, online courses ${hours.course}, tasks ${hours.task}, coaching ${hours.coaching}. ` +
      `${duration.taughtMonths} months taught, ${duration.longestMonths} at the longest. Engagement: ${needed} of ${total} elements.`,
    `Assessment: ${assessment.title}, ${assessment.words.least} to ${assessment.words.most} words in a window of ${assessment.windowDays} days from ${assessment.opensAt}; ` +
      `${assessment.attempts} attempts; pass mark ${assessment.passMark} of ${assessment.criteria.reduce((sum, { most }) => sum + most, 0)}; ` +
      `outcome within ${assessment.outcomeWaitMonths} months; appeal within ${assessment.appealDays} days.`,
    `Chasing: ${chasing.beforeDays} days before a due date, then ${chasing.overdueDays} (participant), ${chasing.coachDays} (coach), ${chasing.providerDays} (provider) and ${chasing.suggestDeferralDays} days after it (a deferral is suggested).`,
    table(['Stage', 'Element', 'Kind', 'Minutes', 'Counts', 'Due'], rows),
  ].join('\n\n');
}
