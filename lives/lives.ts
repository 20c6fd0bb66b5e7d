/** Whole lives: a journey lived from the application to its end, by a behaviour, through `decide` alone. */
import { londonDate, londonInstant } from '../workflows/journey/calendar.js';
import type { JourneyEvent } from '../workflows/journey/event.js';
import type { Command } from '../workflows/journey/command.js';
import type { Enrolment } from '../workflows/journey/command.js';
import { nextDeadline } from '../workflows/journey/rules/dates.js';
import type { Journey } from '../workflows/journey/state.js';
import type { Day, Instant } from '../workflows/journey/values.js';
import type { Behaviour as PeoplesBehaviour } from './behaviour.js';
import type { Act } from './acts/act.js';
import { follows } from './acts/follows.js';
import type { Actor } from '../workflows/journey/values.js';
import { asPeopleDo, onTime, type LifePlan } from './life-plans.js';
import { bodyOf } from './deeds.js';
import { enrolmentIn, headteacher, participant, provider } from './people.js';
import { Play } from './play.js';

export { lifePlans, type LifePlan } from './life-plans.js';

export interface Life {
  enrolment: Enrolment;
  events: JourneyEvent[];
  journey: Journey;
  /** Every command in order with its instant, for whoever lives the same life on another stage. */
  commands: { command: Command; at: Instant }[];
}

/** More steps than any life has. */
const MOST_STEPS = 5000;

/** The NPQ lived whole and on time unless the behaviour says otherwise; the events of the whole record. */
export function liveStandardJourney(change: Partial<LifePlan> = {}): JourneyEvent[] {
  return live(change).events;
}

export function live(change: Partial<LifePlan> = {}): Life {
  const { enrolment, events, journey, commands } = liveUntil('9999-12-31', change);
  return { enrolment, events, journey, commands };
}

/** The same life up to eleven at night on a day (Europe/London), to be continued by whoever asks. */
export function liveUntil(day: Day, change: Partial<LifePlan> = {}): Play {
  const plan: LifePlan = { ...onTime, ...change };
  const enrolment = enrolmentIn(plan.cohort, plan.enrolment);
  const play = new Play(enrolment, plan.enrolled, plan.world);
  const ends = day === '9999-12-31' ? null : londonInstant(day, '23:00');
  const follow = (events: JourneyEvent[]) => plannedAnew(acts, events, play.journey, people);
  const people = asPeopleDo(plan);
  let acts: Act[] = [];
  acts = follow(enrol(play, plan));
  for (let step = 0; step < MOST_STEPS; step++) {
    const date = nextDeadline(play.journey);
    const act = acts[0];
    const isAct = act !== undefined && (!date || act.at < date.at);
    const at = isAct ? act.at : date?.at;
    if (at === undefined || (ends !== null && at >= ends)) break;
    if (isAct) {
      acts = acts.slice(1);
      if (act.at > play.now) play.now = act.at;
    }
    const events = isAct ? perform(play, act, plan) : play.until(at);
    acts = follow(events);
  }
  if (ends !== null) play.now = londonInstant(day, '23:00');
  return play;
}

const enrol = (play: Play, { form }: LifePlan): JourneyEvent[] =>
  play.say(provider, {
    type: 'enrol',
    registration: play.journey.programme.application.registration ? 'registration-1' : null,
    form,
  });

/** The act, unless the participant is silent or the journey no longer asks for it. */
function perform(play: Play, act: Act, { silentFrom }: LifePlan): JourneyEvent[] {
  const actor = act.actor(play.journey);
  // A participant who falls silent gets no endorsement either: nobody asked the headteacher.
  const isTheirs = actor.role === 'participant' || actor.role === 'headteacher';
  if (isTheirs && silentFrom !== null && londonDate(play.now) >= silentFrom) return [];
  if (!act.applies(play.journey)) return [];
  const body = bodyOf(act.deed(play.journey, play.now), play.journey, play.now);
  return play.say(known[actor.role] ?? actor, body, { reason: act.reason });
}

/** The people of the tests, by the ids that they have there. */
const known: Partial<Record<Actor['role'], Actor>> = { headteacher, participant, provider };

/** What the newest events make people do next; a newer intention replaces the older one of its key. */
function plannedAnew(
  acts: Act[],
  events: JourneyEvent[],
  journey: Journey,
  behaviour: PeoplesBehaviour,
): Act[] {
  const fresh = events.flatMap((event) => follows(event, journey, behaviour));
  if (fresh.length === 0) return acts;
  const keys = new Set(fresh.map((act) => act.key));
  return sorted([...acts.filter((act) => !keys.has(act.key)), ...fresh]);
}

const sorted = (acts: Act[]): Act[] =>
  acts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.key < b.key ? -1 : 1));
