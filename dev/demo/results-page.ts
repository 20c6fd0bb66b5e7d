/** The table of who is where, and the totals under it. */
import { programmeOf } from '../../programmes/catalogue.js';
import type { Programme } from '../../programmes/schema.js';
import { tableOf } from '../../client/cli/output/table.js';
import { behaviourOf } from './behaviours.js';
import type { PersonResult, Results } from './results.js';

const head = ['Reference', 'Name', 'How they lived it', 'Where they are', 'Done', 'Coaching', 'Emails'];

export function resultsTable(people: readonly PersonResult[]): string {
  return tableOf(
    head,
    people.map((person) => [
      person.reference,
      person.name,
      behaviourOf(person.reference).title,
      standingOf(person),
      `${person.engagement_done}/${person.engagement_total}`,
      person.sessionsHeld,
      person.emails,
    ]),
  );
}

const endings: Readonly<Record<string, string>> = {
  passed: 'passed',
  'not-passed': 'not passed',
  withdrawn: 'withdrawn',
  rejected: 'application rejected',
  expired: 'application expired',
  lapsed: 'lapsed',
};

/** The outcome, or the stage and what it waits for. */
export function standingOf({ outcome, stage, status, wait, programme, attention }: PersonResult): string {
  if (outcome !== null) return endings[outcome] ?? outcome;
  const title = stageTitleOf(programme, stage);
  const state = status === 'active' ? `waits: ${wait.replaceAll('-', ' ')}` : status;
  return `${title}, ${state}${attention.length > 0 ? ' (!)' : ''}`;
}

function stageTitleOf(programme: string, stage: string): string {
  const [id = '', version = ''] = programme.split('@');
  const found = stagesOf(programmeOf(id, version)).find((one) => one.id === stage);
  return found?.title ?? stage.charAt(0).toUpperCase() + stage.slice(1);
}

const stagesOf = ({ stages }: Programme): Programme['stages'] => stages;

/** `21 passed · 1 not passed · 2 withdrawn · 3 still under way` */
export function outcomeLine(people: readonly PersonResult[]): string {
  const counts = new Map<string, number>();
  for (const { outcome, status } of people) {
    const word =
      outcome === null ? (status === 'active' ? 'still under way' : status) : (endings[outcome] ?? outcome);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([word, count]) => `${count} ${word}`)
    .join(' · ');
}

const n = (count: number | undefined): string => (count ?? 0).toLocaleString('en-GB');

/** Totals of the record, one line a subject. */
export function totalLines({ people, events, messages, verification }: Results, caught: number): string[] {
  return [
    `Outcome    ${outcomeLine(people)}`,
    `Coaching   ${n(events.SessionBooked)} sessions booked, ${n(events.SessionMoved)} moved, ` +
      `${n(events.SessionCompleted)} held, ${n(events.SessionMissed)} missed`,
    `Study      ${n(events.AttendanceRecorded)} attendances, ${n(events.CatchUpBooked)} catch-up places, ` +
      `${n(events.ActivityCompleted)} practice activities, ${n(events.TaskSubmitted)} formative tasks`,
    `Marking    ${n(events.CaseStudySubmitted)} case studies handed in, ${n(events.Marked)} marks given, ` +
      `${n(events.AppealLodged)} appeals, ${n(events.AppealDecided)} decided`,
    `Emails     ${n(messages.sent)} sent, ${n(caught)} caught, ${n(messages.withCalendar)} with a calendar file` +
      (messages.refused > 0 ? `, ${n(messages.refused)} refused by every address` : ''),
    `Record     ${n(verification.events)} events of ${n(verification.journeys)} journeys: ` +
      (verification.faults.length === 0
        ? 'verified, every hash and every row as it should be'
        : `${n(verification.faults.length)} FAULTS, see "journeys record verify"`),
  ];
}
