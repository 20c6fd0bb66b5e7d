import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangements, messageKey, messages } from '../../workflows/effects.js';
import {
  addDays,
  isWorkingDay,
  londonDate,
  londonInstant,
  londonTime,
} from '../../workflows/journey/calendar.js';
import type { Command } from '../../workflows/journey/command.js';
import { decide, isRefused } from '../../workflows/journey/decide.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import { fold, unbegun } from '../../workflows/journey/evolve.js';
import { refusalCodes } from '../../workflows/journey/refusal.js';
import { nextDeadline } from '../../workflows/journey/rules/dates.js';
import { engagementOf, gateOf } from '../../workflows/journey/rules/engagement.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Actor, Instant } from '../../workflows/journey/values.js';
import { viewOf } from '../../workflows/journey/view.js';
import { lifePlans, live, type Life } from '../../lives/lives.js';
import { answersTo } from '../../lives/world.js';
import { engine } from '../../lives/people.js';
import { anyActor, anyAsked, anyOfEach } from './any-command.js';
import type { Asked } from './asked.js';

/** Lives to begin in the middle of, so that few steps reach deep states. */
const lives: Life[] = (
  [
    'onTime',
    'late',
    'missedEvent',
    'deferral',
    'withdrawal',
    'failTwice',
    'appealUpheld',
    'lateJoiner',
    'earlyYears',
  ] as const
).map((name) => live(lifePlans[name]));

interface Step {
  asked: Asked;
  actor: Actor;
  /** Days to wait first, or until the next date of the agenda. */
  wait: number | 'deadline';
  reason: boolean;
  /** Whether the world answers what the step asks of it. */
  answered: boolean;
}

const anyStory = fc.constantFrom(...lives).chain((life) =>
  fc.record({
    life: fc.constant(life),
    cut: fc.nat({ max: life.commands.length }),
    steps: fc.array(
      fc.record({
        asked: anyAsked(life.enrolment.programme),
        actor: anyActor,
        wait: fc.constantFrom<number | 'deadline'>('deadline', 'deadline', 0, 0, 1, 7, 40),
        reason: fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0),
        answered: fc.boolean(),
      }),
      { minLength: 1, maxLength: 25 },
    ),
  }),
);

type Check = (before: Journey, after: Journey, events: JourneyEvent[], at: Instant, command: Command) => void;

/** Tells a story: a lived beginning, then any commands; the check sees every decision that was taken. */
function tell(
  life: Life,
  cut: number,
  steps: Step[],
  check: Check,
): { journey: Journey; events: JourneyEvent[] } {
  let journey = unbegun(life.enrolment);
  let now = life.commands[0]?.at ?? '2026-09-01T10:00:00Z';
  const events: JourneyEvent[] = [];
  let given = 0;
  const give = (command: Command): JourneyEvent[] => {
    const decision = decide(journey, command, now);
    if (isRefused(decision)) {
      expect(refusalCodes).toContain(decision.refusal.code);
      expect(decision.refusal.message).not.toMatch(/[{}]/);
      return [];
    }
    check(journey, decision.journey, decision.events, now, command);
    journey = decision.journey;
    events.push(...decision.events);
    return decision.events;
  };
  for (const { command, at } of life.commands.slice(0, cut)) {
    now = at;
    give(command);
  }
  for (const step of steps) {
    now = later(journey, now, step.wait);
    const command: Command = { ...step.asked(now), id: `any-${given++}`, actor: actorFor(step, now) };
    if (step.reason) command.reason = 'other';
    const fresh = give(command);
    if (!step.answered) continue;
    for (const event of fresh) {
      for (const fact of answersTo(event, journey)) give({ ...fact, id: `fact-${given++}`, actor: engine });
    }
  }
  return { journey, events };
}

/** Mostly the engine says what only the engine may say; the rest is left to chance. */
function actorFor(step: Step, now: Instant): Actor {
  const facts = [
    'reachDate',
    'placeGranted',
    'placeOffered',
    'placesFull',
    'coachFound',
    'sessionBooked',
    'noSlot',
    'markerFound',
    'catchUpFound',
    'noCatchUp',
    'noMarker',
    'noCoach',
  ];
  return facts.includes(step.asked(now).type) ? engine : step.actor;
}

function later(journey: Journey, now: Instant, wait: number | 'deadline'): Instant {
  if (wait === 'deadline') {
    const next = nextDeadline(journey);
    return next && next.at > now ? next.at : now;
  }
  return wait === 0 ? now : londonInstant(addDays(londonDate(now), wait), '11:30');
}

const anyTime = (check: Check, after?: (told: ReturnType<typeof tell>, life: Life) => void, numRuns = 250) =>
  fc.assert(
    fc.property(anyStory, ({ life, cut, steps }) => {
      const told = tell(life, cut, steps, check);
      after?.(told, life);
    }),
    { numRuns },
  );

const nothing: Check = () => undefined;

describe('any order of commands and dates', () => {
  it('S3.6 has every type of command given, each under its own name', () => {
    for (const [type, arbitrary] of Object.entries(anyOfEach(live().journey.programme)))
      for (const asked of fc.sample(arbitrary, 5)) expect(asked('2027-02-01T10:00:00Z').type).toBe(type);
  });

  it('S7.1 numbers every event without gaps and folds to the state that was decided', () => {
    anyTime(
      (before, after, events) => {
        events.forEach((event, index) => expect(event.n).toBe(before.n + index + 1));
        expect(after.n).toBe(before.n + events.length);
      },
      ({ journey, events }, life) => expect(fold(life.enrolment, events)).toEqual(journey),
    );
  });

  it('S3.6 takes a repeated command for the same one', () => {
    anyTime((_before, after, events, at, command) => {
      if (events.length === 0) return;
      expect(decide(after, command, at)).toEqual({ events: [], journey: after });
    });
  });

  it('S3.8 nudges once a day at the most, in hours, and nobody who is away', () => {
    const nudged = new Map<string, string>();
    anyTime((before, _after, events, at) => {
      if (before.n === 0) nudged.clear();
      for (const event of events) {
        if (event.type !== 'Nudged') continue;
        const day = londonDate(at);
        expect(nudged.get('last')).not.toBe(day);
        nudged.set('last', day);
        expect(isWorkingDay(day, before.cohort.bankHolidays)).toBe(true);
        expect(londonTime(at) >= '08:00' && londonTime(at) < '18:00').toBe(true);
        expect(['applying', 'active']).toContain(before.status);
      }
    });
  });

  it('S3.8 always gets past a date that is reached', () => {
    anyTime(
      nothing,
      ({ journey }) => {
        const next = nextDeadline(journey);
        if (!next) return;
        let state = journey;
        const now = next.at > state.at ? next.at : state.at;
        for (let firing = 0; firing < 80; firing++) {
          const due = nextDeadline(state);
          if (!due || due.at > now) return;
          const decision = decide(state, { type: 'reachDate', id: `d-${firing}`, actor: engine }, now);
          if (isRefused(decision)) throw new Error(decision.refusal.message);
          expect(decision.events.length).toBeGreaterThan(0);
          state = decision.journey;
        }
        throw new Error(`${next.key} is reached again and again at ${now}`);
      },
      400,
    );
  });

  it('S3.7 never counts more engagement than there is, and passes nobody without the gate', () => {
    anyTime((before, after, events) => {
      const { done, total } = engagementOf(after);
      expect(done).toBeLessThanOrEqual(total);
      for (const event of events) {
        if (event.type === 'WindowOpened') expect(gateOf(before).met).toBe(true);
        if (event.type === 'Ended' && event.as === 'passed') {
          expect(
            after.attempts.some((one) => (one.result?.total ?? 0) >= after.programme.assessment.passMark),
          ).toBe(true);
        }
      }
    });
  });

  it('S4.3 keeps an end, and always says in which stage or wait a journey is', () => {
    anyTime((before, after, _events, at) => {
      if (before.ended) expect(after.ended).toEqual(before.ended);
      const view = viewOf(after, at);
      expect(view.stageTitle).not.toBe('');
      expect(view.wait.why).not.toBe('');
      if (after.ended) expect(nextDeadline(after)).toBeNull();
    });
  });

  it('S6.5 gives every message of a journey a key of its own', () => {
    anyTime(nothing, ({ events, journey }) => {
      const keys = events.flatMap((event) => messages(event, journey).map((one) => messageKey(event.n, one)));
      expect(new Set(keys).size).toBe(keys.length);
      for (const event of events) expect(arrangements(event, journey).length).toBeLessThan(4);
    });
  });

  it('S4.3 comes to an end or to a wait for a person when only dates pass', () => {
    anyTime(
      nothing,
      ({ journey }) => {
        let state = journey;
        for (let firing = 0; ; firing++) {
          const next = nextDeadline(state);
          if (!next) break;
          expect(firing).toBeLessThan(400);
          const now = next.at > state.at ? next.at : state.at;
          const decision = decide(state, { type: 'reachDate', id: `d-${firing}`, actor: engine }, now);
          if (isRefused(decision)) throw new Error(decision.refusal.message);
          state = decision.journey;
        }
        if (state.n === 0) return;
        const who = viewOf(state, state.at).wait.who;
        expect(state.status === 'ended' || who !== 'engine').toBe(true);
      },
      150,
    );
  });
});
