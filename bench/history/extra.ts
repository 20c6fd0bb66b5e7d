/** Where a history has more events than its lower bound, by what they are for. */
import type { HistoryCount } from './count.js';
import type { Needs } from './lower-bound.js';

export interface Extra {
  what: string;
  events: number;
}

const eventsOf = ({ byType }: HistoryCount, ...types: string[]): number =>
  types.reduce((sum, type) => sum + (byType[type]?.events ?? 0), 0);

/**
 * Every event beyond the bound of real time, counted once.
 * @param withAnswers whether the bound has the workflow tasks of deliveries' answers in it
 */
export function extrasInRealTime(count: HistoryCount, needs: Needs, withAnswers: boolean): Extra[] {
  const { updates, signals, deadlines, deliveries } = needs;
  const wakes = updates + signals + deadlines;
  const answers = withAnswers ? deliveries : 0;
  return [
    {
      what: 'workflow tasks beyond one for each wake-up',
      events: (count.tasks - wakes - answers) * 3,
    },
    {
      what: 'arrangements (places, diary, marking) and the record of their answers',
      events: eventsOf(count, 'MARKER_RECORDED') - wakes,
    },
    { what: 'search attributes', events: eventsOf(count, 'UPSERT_WORKFLOW_SEARCH_ATTRIBUTES') },
    {
      what: 'timers set and taken down because something happened first',
      events: timers(count) - 2 * deadlines,
    },
    { what: 'deliveries beyond one for each moment', events: activities(count) - 3 * deliveries },
    {
      what: 'updates and signals beyond one for each command',
      events: messages(count) - 2 * updates - signals,
    },
    { what: 'everything else', events: count.events - known(count) - 2 },
  ].filter(({ events }) => events !== 0);
}

const timers = (count: HistoryCount) => eventsOf(count, 'TIMER_STARTED', 'TIMER_FIRED', 'TIMER_CANCELED');

const activities = (count: HistoryCount) =>
  eventsOf(count, 'ACTIVITY_TASK_SCHEDULED', 'ACTIVITY_TASK_STARTED', 'ACTIVITY_TASK_COMPLETED');

const messages = (count: HistoryCount) =>
  eventsOf(
    count,
    'WORKFLOW_EXECUTION_UPDATE_ACCEPTED',
    'WORKFLOW_EXECUTION_UPDATE_COMPLETED',
    'WORKFLOW_EXECUTION_SIGNALED',
  );

const known = (count: HistoryCount) =>
  timers(count) +
  activities(count) +
  messages(count) +
  3 * count.tasks +
  eventsOf(count, 'MARKER_RECORDED', 'UPSERT_WORKFLOW_SEARCH_ATTRIBUTES');
