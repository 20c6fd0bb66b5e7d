/** event → state. Pure and total: what happened is taken as it is recorded (decision 012). */
import { applicationEvolvers } from './evolve/application.js';
import { assessmentEvolvers } from './evolve/assessment.js';
import { coachingEvolvers } from './evolve/coaching.js';
import { interruptionEvolvers } from './evolve/interruption.js';
import { planEvolvers } from './evolve/plan.js';
import { studyEvolvers } from './evolve/study.js';
import { copyOf } from './copy.js';
import type { Enrolment } from './command.js';
import type { EventType, JourneyEvent } from './event.js';
import type { Journey } from './state.js';
import type { AgendaItem } from './values.js';
import type { Evolvers } from './evolve/evolvers.js';

const evolvers: Evolvers = {
  ...applicationEvolvers,
  ...planEvolvers,
  ...studyEvolvers,
  ...coachingEvolvers,
  ...assessmentEvolvers,
  ...interruptionEvolvers,
};

/** Every type of event there is. */
export const eventTypes = Object.keys(evolvers) as EventType[];

/** The journey before its first event. */
export function unbegun(enrolment: Enrolment): Journey {
  return {
    id: enrolment.journey,
    mode: enrolment.mode,
    programme: enrolment.programme,
    cohort: enrolment.cohort,
    provider: enrolment.provider,
    deliveryPartner: enrolment.deliveryPartner,
    reference: enrolment.reference,
    n: 0,
    at: '',
    enrolled: '',
    stage: 'application',
    status: 'applying',
    application: {
      registration: null,
      form: null,
      evidence: {},
      suitability: null,
      informationAsked: false,
      funding: null,
      place: 'none',
      priority: 'ordinary',
      offer: null,
    },
    statutoryDeadline: null,
    dutyMet: null,
    group: null,
    coach: null,
    coachSought: false,
    plan: {},
    elements: {},
    catchUps: {},
    courses: {},
    tasks: {},
    sessions: {},
    reviews: {},
    attempts: [],
    conflicts: undefined,
    windowsPassed: [],
    deferral: null,
    deferredDays: 0,
    withdrawal: null,
    ended: null,
    exceptions: [],
    settled: [],
    acceptedMissed: {},
    agenda: [],
    lastHeard: '',
    lastNudge: null,
    reachable: true,
    commands: [],
  };
}

/** The state after an event; the state before it is left as it was. */
export const evolve = (journey: Journey, event: JourneyEvent): Journey => apply(copyOf(journey), event);

/** Applies an event to a state that nobody else holds: many events then cost one copy. */
export function apply(journey: Journey, event: JourneyEvent): Journey {
  const evolver = evolvers[event.type] as (journey: Journey, event: JourneyEvent) => Partial<Journey>;
  Object.assign(journey, evolver(journey, event));
  journey.n = event.n;
  journey.at = event.at;
  if (event.agenda) journey.agenda = withItems(journey.agenda, event.agenda);
  if (isSignOfLife(event)) journey.lastHeard = event.at;
  journey.commands = withEvent(journey.commands, event);
  return journey;
}

/** What only a participant can have done, whoever reports it (S3.8). */
const livingDeeds = new Set<EventType>([
  'ElementCompleted',
  'ActivitiesSelected',
  'ActivityCompleted',
  'TaskSubmitted',
  'SessionCompleted',
  'CaseStudySubmitted',
]);

const isSignOfLife = (event: JourneyEvent): boolean =>
  event.by.startsWith('participant:') ||
  livingDeeds.has(event.type) ||
  (event.type === 'AttendanceRecorded' && event.attended);

/** The state after a whole record. */
export function fold(enrolment: Enrolment, events: readonly JourneyEvent[]): Journey {
  return events.reduce(apply, unbegun(enrolment));
}

/**
 * Commands that a state remembers, the newest: more than the longest legal journey has, so that a state does not
 * grow with a journey that never rests. The record knows every command there ever was.
 */
export const MOST_REMEMBERED = 500;

/** Events of a command follow one another, so that only the last entry ever grows. */
function withEvent(commands: Journey['commands'], { cmd, n }: JourneyEvent): Journey['commands'] {
  const last = commands.at(-1);
  if (last?.[0] === cmd) return commands.with(-1, [cmd, last[1], n]);
  const known = commands.length < MOST_REMEMBERED ? commands : commands.slice(1 - MOST_REMEMBERED);
  return known.concat([[cmd, n, n]]);
}

const inOrder = (a: AgendaItem, b: AgendaItem): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.key < b.key ? -1 : 1;

/** The agenda is kept in order, so that new items are merged into it. */
function withItems(agenda: readonly AgendaItem[], items: readonly AgendaItem[]): AgendaItem[] {
  const keys = new Set(items.map((item) => item.key));
  const fresh = items.toSorted(inOrder);
  const merged: AgendaItem[] = [];
  let next = 0;
  for (const item of agenda) {
    if (keys.has(item.key)) continue;
    for (let one = fresh[next]; one && inOrder(one, item) < 0; one = fresh[++next]) merged.push(one);
    merged.push(item);
  }
  merged.push(...fresh.slice(next));
  return merged;
}
