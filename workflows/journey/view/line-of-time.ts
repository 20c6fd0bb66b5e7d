/** S6.3: a journey as a line of time: its stages, what stands on it, breaks and windows, as they are on a day. */
import type { ElementKind } from '../../../programmes/schema.js';
import { londonDate, windowCloses } from '../calendar.js';
import { elementsOf } from '../lookup.js';
import { forecastOf } from '../rules/forecast.js';
import type { Journey } from '../state.js';
import type { Day, Instant } from '../values.js';
import { elementDay, elementState, type ElementState } from './element-state.js';

export interface LinePart {
  id: string;
  title: string;
  kind: ElementKind | 'stage' | 'window' | 'break';
  state: ElementState | 'now';
  /** What takes one day has it twice. */
  from: Day;
  until: Day;
}

export interface LineOfTime {
  from: Day;
  until: Day;
  today: Day;
  parts: LinePart[];
  /** Of the statutory duty (S2.5). */
  deadline: Day | null;
  outcomeBy: Day | null;
  ended: { as: string; on: Day } | null;
}

export function lineOfTime(journey: Journey, at: Instant): LineOfTime {
  const today = londonDate(at);
  const parts = [
    ...stages(journey, today),
    ...elements(journey, today),
    ...windows(journey, at),
    ...breaks(journey),
  ];
  const ended = journey.ended && { as: journey.ended.as, on: londonDate(journey.ended.at) };
  const outcomeBy = forecastOf(journey, at)?.outcomeBy ?? null;
  const days = [today, ...parts.flatMap(({ from, until }) => [from, until]), ended?.on, outcomeBy]
    .filter((day): day is Day => typeof day === 'string')
    .sort();
  const begun = londonDate(journey.enrolled);
  const first = days[0] ?? today;
  return {
    from: begun < first ? begun : first,
    until: days.at(-1) ?? today,
    today,
    parts,
    deadline: journey.statutoryDeadline,
    outcomeBy,
    ended,
  };
}

/** A stage lasts from the opening of its first element to the last of its due days. */
function stages(journey: Journey, today: Day): LinePart[] {
  const all = journey.programme.stages;
  const present = all.findIndex(({ id }) => id === journey.stage);
  const isPast = (index: number) => (present < 0 ? journey.stage !== 'application' : index < present);
  const taught = all.flatMap(({ id, title, elements: own }, index): LinePart[] => {
    const dates = own.flatMap((element) => journey.plan[element.id] ?? []);
    const from = dates.map(({ opens }) => opens).sort()[0];
    const until = dates
      .map(({ due }) => due)
      .sort()
      .at(-1);
    if (from === undefined || until === undefined) return [];
    const state = index === present ? 'now' : isPast(index) ? endOf(journey, from, today) : 'planned';
    return [{ id, title, kind: 'stage', state, from, until }];
  });
  const begun = londonDate(journey.enrolled);
  const first = taught[0]?.from ?? today;
  const until = first > begun ? first : begun;
  const state = journey.stage === 'application' ? 'now' : 'done';
  return [{ id: 'application', title: 'Application', kind: 'stage', state, from: begun, until }, ...taught];
}

/** A stage that had not begun when the journey ended never came. */
const endOf = (journey: Journey, from: Day, today: Day): LinePart['state'] =>
  journey.ended && from > londonDate(journey.ended.at) ? 'missed' : from > today ? 'planned' : 'done';

function elements(journey: Journey, today: Day): LinePart[] {
  return elementsOf(journey.programme).flatMap((element): LinePart[] => {
    const { id, title, kind } = element;
    const day = elementDay(journey, element);
    if (day === null) return [];
    const state = elementState(journey, element, today);
    const opens = journey.plan[id]?.opens ?? day;
    const lasts = kind === 'course' || kind === 'induction';
    return [{ id, title, kind, state, from: lasts && opens < day ? opens : day, until: day }];
  });
}

/** Those that were opened, those that passed without her, and the one that is forecast. */
function windows(journey: Journey, at: Instant): LinePart[] {
  const attempts = journey.attempts.map(
    ({ window, number, opened, closes, closed, submission }): LinePart => ({
      id: window,
      title: number === 1 ? 'Assessment window' : `Assessment window, attempt ${number}`,
      kind: 'window',
      state: closed ? (submission ? 'done' : 'missed') : 'now',
      from: londonDate(opened),
      until: londonDate(closes),
    }),
  );
  const known = new Set(attempts.map(({ id }) => id));
  const next = forecastOf(journey, at)?.window;
  const others = journey.cohort.windows.flatMap(({ id, opens }): LinePart[] => {
    const isMissed = journey.windowsPassed.includes(id);
    if (known.has(id) || (id !== next && !isMissed)) return [];
    const until = londonDate(windowCloses(opens, journey.programme.assessment.windowDays));
    const title = isMissed ? 'Assessment window, not joined' : 'Next assessment window';
    return [{ id, title, kind: 'window', state: isMissed ? 'missed' : 'planned', from: opens, until }];
  });
  return [...attempts, ...others];
}

function breaks({ deferral }: Journey): LinePart[] {
  if (!deferral) return [];
  const { since, expectedReturn: until } = deferral;
  return [
    {
      id: 'break',
      title: 'Break from the course',
      kind: 'break',
      state: 'now',
      from: londonDate(since),
      until,
    },
  ];
}
