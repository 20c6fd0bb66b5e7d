/** What Temporal's own lists and pages show of a journey: search attributes and current details. */
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { searchAttributes } from './contract.js';
import { nextDeadline } from './journey/rules/dates.js';
import type { Journey } from './journey/state.js';
import type { Instant } from './journey/values.js';
import { viewOf } from './journey/view.js';

/** What was shown last. Every change costs an event of history, so only what differs is written. */
export class Shown {
  n = -1;
  key = '';
}

/**
 * Attributes are written when provider, cohort, stage, status or attention change, or when the next
 * deadline moves to another month: the read model has every deadline to the second, this is a finding aid.
 */
export function show(journey: Journey, now: Instant, shown: Shown): void {
  if (shown.n === journey.n) return;
  shown.n = journey.n;
  setCurrentDetails(details(journey, now));
  const deadline = nextDeadline(journey)?.at ?? null;
  const attention = journey.exceptions.length > 0;
  const { provider, cohort, stage, status } = journey;
  const key = [provider, cohort.id, stage, status, attention, deadline?.slice(0, 7)].join('|');
  if (key === shown.key) return;
  shown.key = key;
  upsertSearchAttributes([
    { key: searchAttributes.programme, value: journey.programme.id },
    { key: searchAttributes.cohort, value: cohort.id },
    { key: searchAttributes.provider, value: provider },
    { key: searchAttributes.stage, value: stage },
    { key: searchAttributes.status, value: status },
    { key: searchAttributes.attention, value: attention },
    { key: searchAttributes.nextDeadline, value: deadline === null ? null : new Date(deadline) },
    { key: searchAttributes.rehearsal, value: journey.mode === 'rehearsal' },
  ]);
}

/** A short page in Markdown: where the participant is, why, and what comes next. */
function details(journey: Journey, now: Instant): string {
  const view = viewOf(journey, now);
  const lines = [
    view.mode === 'rehearsal' ? '**Rehearsal**\n' : '',
    `**${view.stageTitle}** (${view.status}): ${view.wait.why}`,
    `- who must act: ${view.wait.who}${view.wait.until ? `, until ${view.wait.until}` : ''}`,
    view.next ? `- next: ${view.next.what}, ${view.next.at}` : '- next: waits for people',
    `- engagement: ${view.engagement.done} of ${view.engagement.total}, ${view.engagement.needed} needed`,
    ...view.attention.map((item) => `- attention: ${item.sentence}`),
  ];
  return lines.filter((line) => line !== '').join('\n');
}
