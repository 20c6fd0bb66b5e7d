/** Reading a programme and a journey by element, group and window. */
import type { Group } from '../../programmes/cohort-schema.js';
import type { Element, ElementKind, ElementOf, Programme, Stage } from '../../programmes/schema.js';
import { refuseUnless } from './refusal.js';
import type { Journey } from './state.js';
import type { Day } from './values.js';

interface Index {
  elements: Element[];
  byKind: Map<ElementKind, Element[]>;
  byId: Map<string, Element>;
  stageOf: Map<string, Stage>;
}

const indexes = new WeakMap<Programme, Index>();

function indexOf(programme: Programme): Index {
  const known = indexes.get(programme);
  if (known) return known;
  const elements = programme.stages.flatMap((stage) => stage.elements);
  const byKind = new Map<ElementKind, Element[]>();
  for (const element of elements) byKind.set(element.kind, [...(byKind.get(element.kind) ?? []), element]);
  const index = {
    elements,
    byKind,
    byId: new Map(elements.map((element) => [element.id, element])),
    stageOf: new Map(programme.stages.flatMap((stage) => stage.elements.map((one) => [one.id, stage]))),
  };
  indexes.set(programme, index);
  return index;
}

export const elementsOf = (programme: Programme): Element[] => indexOf(programme).elements;

export const elementById = (programme: Programme, id: string): Element | undefined =>
  indexOf(programme).byId.get(id);

export const stageOfElement = (programme: Programme, id: string): Stage | undefined =>
  indexOf(programme).stageOf.get(id);

const isKind =
  <K extends ElementKind>(kind: K) =>
  (element: Element): element is ElementOf<K> =>
    element.kind === kind;

export function elementsOfKind<K extends ElementKind>(programme: Programme, kind: K): ElementOf<K>[] {
  return (indexOf(programme).byKind.get(kind) ?? []) as ElementOf<K>[];
}

const kindNames: Record<ElementKind, string> = {
  induction: 'induction element',
  event: 'event',
  course: 'course',
  task: 'formative task',
  coaching: 'coaching session',
  review: 'review',
};

/** The element of that kind, or a refusal that lists the ones there are. */
export function elementOrRefuse<K extends ElementKind>(journey: Journey, kind: K, id: string): ElementOf<K> {
  const element = elementById(journey.programme, id);
  refuseUnless(element && isKind(kind)(element), 'unknown-element', () => ({
    kind: kindNames[kind],
    element: id,
    elements: elementsOfKind(journey.programme, kind)
      .map((one) => one.id)
      .join(', '),
  }));
  return element;
}

export const groupOf = (journey: Journey, id = journey.group): Group | undefined =>
  journey.cohort.groups.find((group) => group.id === id);

/** The first and last event of a command among the newest, or null: a repeat has the same answer (S3.6). */
export function eventsOfCommand(journey: Journey, id: string): { first: number; last: number } | null {
  for (const [known, first, last] of journey.commands) if (known === id) return { first, last };
  return null;
}

/** The day on which the participant attends an event: a catch-up place, else the group's own day. */
export const eventDay = (journey: Journey, event: string): Day | undefined =>
  journey.catchUps[event]?.date ?? groupOf(journey)?.events[event];

export const isDone = (journey: Journey, id: string): boolean => {
  const progress = journey.elements[id];
  return progress !== undefined && progress.status !== 'missed';
};

/** The task that a session follows and that has not been handed in, or null (S3.5). */
export function taskAwaited(journey: Journey, session: string): string | null {
  const element = elementById(journey.programme, session);
  const followed = element?.kind === 'coaching' && element.follows !== null ? element.follows : '';
  const task = elementById(journey.programme, followed);
  return task?.kind === 'task' && !isFinished(journey, task) ? task.id : null;
}

/** Whether a session is not to be looked for yet: programmes of before look for it by its date. */
export function waitsForHandIn(journey: Journey, session: string): boolean {
  const element = elementById(journey.programme, session);
  return (
    element?.kind === 'coaching' && element.afterHandIn === true && taskAwaited(journey, session) !== null
  );
}

/** Whether the register of an event's day is in; a catch-up day wants one of its own (S3.2). */
export function attendanceKnown(journey: Journey, event: string): boolean {
  const progress = journey.elements[event];
  if (progress?.status !== 'missed') return progress !== undefined;
  return progress.on >= (eventDay(journey, event) ?? '');
}

/** Whether nothing is left to do for an element, of whatever kind. */
export function isFinished(journey: Journey, element: Element): boolean {
  if (isDone(journey, element.id)) return true;
  switch (element.kind) {
    case 'course':
      return countDone(journey, element) >= element.select;
    case 'task':
      return journey.tasks[element.id] !== undefined;
    case 'review':
      return (journey.reviews[element.id]?.agreed.length ?? 0) === 2;
    default:
      return false;
  }
}

/** Selected activities of a course that are completed. */
export function countDone(journey: Journey, course: ElementOf<'course'>): number {
  const progress = journey.courses[course.id];
  if (!progress) return 0;
  return progress.selected.filter((activity) => progress.done[activity] !== undefined).length;
}
