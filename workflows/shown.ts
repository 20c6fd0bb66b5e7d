/** What Temporal's own lists and pages show of a journey: search attributes and current details. */
import type { SearchAttributePair } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { searchAttributes } from './contract.js';
import { daysBetween } from './journey/calendar.js';
import { nextDeadline } from './journey/rules/dates.js';
import type { Journey } from './journey/state.js';
import type { Instant } from './journey/values.js';
import { viewOf } from './journey/view.js';
import { mustAct } from './journey/view/owed.js';

/** Days by which the next deadline that is shown may lie behind before it is written again (decision 006). */
const DEADLINE_MAY_LAG = 40;

/** The newest event that was shown. */
export class Shown {
  n = -1;
}

/**
 * Every write of attributes is an event of history, so only what differs is written: when provider, cohort,
 * stage, status or attention change, with the next deadline of that moment. The read model has every deadline
 * to the second; this is a finding aid, in which a deadline long past means a journey that stands still.
 */
export function upsertShown(journey: Journey, now: Instant, shown: Shown): void {
  if (shown.n === journey.n) return;
  shown.n = journey.n;
  setCurrentDetails(details(journey, now));
  const deadline = nextDeadline(journey)?.at ?? null;
  const changed = attributesOf(journey).filter(isNews);
  if (changed.length === 0 && !isStale(deadline, now)) return;
  upsertSearchAttributes([
    ...changed,
    { key: searchAttributes.nextDeadline, value: deadline === null ? null : new Date(deadline) },
  ]);
}

const attributesOf = (journey: Journey): SearchAttributePair[] => [
  { key: searchAttributes.programme, value: journey.programme.id },
  { key: searchAttributes.cohort, value: journey.cohort.id },
  { key: searchAttributes.provider, value: journey.provider },
  { key: searchAttributes.stage, value: journey.stage },
  { key: searchAttributes.status, value: journey.status },
  { key: searchAttributes.attention, value: journey.exceptions.length > 0 },
  { key: searchAttributes.rehearsal, value: journey.mode === 'rehearsal' },
];

const isNews = ({ key, value }: SearchAttributePair): boolean =>
  workflowInfo().typedSearchAttributes.get(key) !== value;

function isStale(deadline: Instant | null, now: Instant): boolean {
  const shown = workflowInfo().typedSearchAttributes.get(searchAttributes.nextDeadline);
  if (shown === undefined) return deadline !== null;
  return daysBetween(shown.toISOString().slice(0, 10), now.slice(0, 10)) > DEADLINE_MAY_LAG;
}

/** A short page in Markdown: where the participant is, why, and what comes next. */
function details(journey: Journey, now: Instant): string {
  const view = viewOf(journey, now);
  const { who, what, due, overdue } = mustAct(journey, now);
  const lines = [
    view.mode === 'rehearsal' ? '**Rehearsal**\n' : '',
    `**${view.stageTitle}** (${view.status}): ${view.wait.why}`,
    `- who must act: ${who}${overdue ? `, overdue: ${what}` : ''}${due ? `, ${overdue ? 'due' : 'until'} ${due}` : ''}`,
    view.next ? `- next: ${view.next.what}, ${view.next.at}` : '- next: waits for people',
    `- engagement: ${view.engagement.done} of ${view.engagement.total}, ${view.engagement.needed} needed`,
    ...view.attention.map((item) => `- attention: ${item.sentence}`),
  ];
  return lines.filter((line) => line !== '').join('\n');
}
