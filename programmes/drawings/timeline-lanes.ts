/** What a cohort's timeline shows, lane by lane: spans of days with the words for each. */
import { addDays, addMonths, planOf, stageBegins } from '../cohort-plan.js';
import type { Cohort } from '../cohort-schema.js';
import { kindNames, spanWords } from './words.js';
import type { ElementKind, Programme } from '../schema.js';
import { elementColours, type Colour } from './svg-markup.js';

/** From the first day to the last, both included. */
export interface Bar {
  from: string;
  to: string;
  label: string;
  /** The whole truth, for whoever points at the bar. */
  hint: string;
}

export interface TimelineLane {
  title: string;
  colour: Colour;
  bars: Bar[];
}

/** The lanes from top to bottom; one without anything in it is left out. */
export function lanesOf(programme: Programme, cohort: Cohort): TimelineLane[] {
  const { applications } = cohort;
  const lanes = [
    lane('Applications', elementColours.milestone, [
      bar(
        applications.open,
        applications.deadline,
        `until ${spanWords(applications.deadline, applications.deadline)}`,
      ),
    ]),
    ...elementLanes(programme, cohort),
    lane('Submission window', elementColours.assessment, windowBars(programme, cohort)),
    lane('Outcome wait', elementColours.outcome, waitBars(programme, cohort)),
    lane(
      'DfE milestones',
      elementColours.milestone,
      cohort.milestones.map(({ declaration, from, to }) => bar(from, to, declaration)),
    ),
  ];
  return lanes.filter(({ bars }) => bars.length > 0);
}

/** The stages one after another, the last until the first window opens, then the assessment. */
export function stageBars(programme: Programme, cohort: Cohort): Bar[] {
  const window = cohort.windows[0]?.opens;
  const begun = programme.stages.flatMap(({ title, ...stage }) => {
    const from = stageBegins({ title, ...stage }, cohort);
    return from === null ? [] : [{ title, from }];
  });
  return begun.flatMap(({ title, from }, index) => {
    const next = begun[index + 1]?.from ?? window;
    return next === undefined ? [] : [bar(from, addDays(next, -1), title)];
  });
}

function elementLanes(programme: Programme, cohort: Cohort): TimelineLane[] {
  const planned = planOf(programme, cohort);
  const kinds: ElementKind[] = ['induction', 'event', 'course', 'task', 'coaching', 'review'];
  return kinds.map((kind) => {
    const own = planned.filter(({ element }) => element.kind === kind);
    const bars = own.map(({ element, from, to }) => bar(from, to, element.id, `${element.title}: `));
    return lane(kindNames[kind], elementColours[kind], bars);
  });
}

function windowBars({ assessment }: Programme, { windows }: Cohort): Bar[] {
  return windows.map(({ opens }) => {
    const to = addDays(opens, assessment.windowDays - 1);
    return bar(opens, to, spanWords(opens, to));
  });
}

function waitBars({ assessment }: Programme, { windows }: Cohort): Bar[] {
  return windows.map(({ opens }) => {
    const closes = addDays(opens, assessment.windowDays);
    const to = addMonths(closes, assessment.outcomeWaitMonths);
    return bar(closes, to, `by ${spanWords(to, to)}`);
  });
}

function bar(from: string, to: string, label: string, before = ''): Bar {
  return { from, to, label, hint: `${before}${label}, ${spanWords(from, to)}` };
}

function lane(title: string, colour: Colour, bars: Bar[]): TimelineLane {
  return { title, colour, bars };
}
