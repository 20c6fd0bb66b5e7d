/** Faults of a programme that no single field shows: sums, order and references (S1.6). */
import type { DefinitionCheck, DefinitionFault } from './fault.js';
import type { Programme, Element } from '../schema.js';
import { policyChecks } from './programme-policy-faults.js';

export type { DefinitionFault } from './fault.js';

interface Placed {
  element: Element;
  stage: number;
  index: number;
  order: number;
}

/** Every rule, with the parts of the programme that it needs to be sound before it can be asked. */
export const programmeChecks: DefinitionCheck<Programme>[] = [
  { needs: ['stages'], find: repeatedIds },
  { needs: ['stages', 'hours'], find: wrongHours },
  { needs: ['stages'], find: wrongOrder },
  { needs: ['stages'], find: wrongHandIns },
  { needs: ['stages'], find: wrongCourses },
  { needs: ['stages'], find: wrongStages },
  ...policyChecks,
];

/** All faults of a programme whose single fields are sound (S1.6). */
export function programmeFaults(programme: Programme): DefinitionFault[] {
  return programmeChecks.flatMap(({ find }) => find(programme));
}

function placeElements(programme: Programme): Placed[] {
  let order = 0;
  return programme.stages.flatMap((stage, s) =>
    stage.elements.map((element, index) => ({ element, stage: s, index, order: order++ })),
  );
}

const pathOf = (placed: Placed, ...rest: (string | number)[]) => [
  'stages',
  placed.stage,
  'elements',
  placed.index,
  ...rest,
];

function repeatedIds(programme: Programme): DefinitionFault[] {
  const placed = placeElements(programme);
  const seen = new Map<string, string>();
  const faults: DefinitionFault[] = [];
  const note = (id: string, path: (string | number)[]) => {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, path.join('.'));
    else faults.push({ path: [...path, 'id'], message: `the id "${id}" is already used at ${first}` });
  };
  programme.stages.forEach((stage, index) => note(stage.id, ['stages', index]));
  for (const one of placed) {
    note(one.element.id, pathOf(one));
    if (one.element.kind !== 'course') continue;
    one.element.activities.forEach((activity, index) => note(activity.id, pathOf(one, 'activities', index)));
  }
  return faults;
}

function wrongHours(programme: Programme): DefinitionFault[] {
  const placed = placeElements(programme);
  const faults: DefinitionFault[] = [];
  const kinds = ['induction', 'event', 'course', 'task', 'coaching'] as const;
  for (const kind of kinds) {
    const minutes = placed
      .filter(({ element }) => element.kind === kind)
      .reduce((sum, { element }) => sum + element.minutes, 0);
    if (minutes === programme.hours[kind] * 60) continue;
    faults.push({
      path: ['hours', kind],
      message: `says ${programme.hours[kind]} hours, but the elements of that kind add up to ${minutes / 60}`,
    });
  }
  const total = kinds.reduce((sum, kind) => sum + programme.hours[kind], 0);
  if (total !== programme.hours.total) {
    faults.push({
      path: ['hours', 'total'],
      message: `says ${programme.hours.total} hours, but the kinds add up to ${total}`,
    });
  }
  return faults;
}

/** What an element follows exists, comes first, and is of a kind that can be followed. */
function wrongOrder(programme: Programme): DefinitionFault[] {
  const placed = placeElements(programme);
  const faults: DefinitionFault[] = [];
  const byId = new Map(placed.map((one) => [one.element.id, one]));
  const followed = { course: 'event', task: 'course', coaching: null, review: null } as const;
  for (const one of placed) {
    if (one.element.kind === 'event' || one.element.kind === 'induction') continue;
    const follows = one.element.follows;
    if (follows === null) continue;
    const before = byId.get(follows);
    const wanted = followed[one.element.kind];
    if (!before) {
      faults.push({ path: pathOf(one, 'follows'), message: `names "${follows}", which is not an element` });
    } else if (before.order >= one.order) {
      faults.push({
        path: pathOf(one, 'follows'),
        message: `"${follows}" must come before "${one.element.id}"`,
      });
    } else if (wanted && before.element.kind !== wanted) {
      faults.push({ path: pathOf(one, 'follows'), message: `"${follows}" must be of kind ${wanted}` });
    }
  }
  return faults;
}

/** Only a session of one's own can wait for a hand-in: a group has its day (S3.5). */
function wrongHandIns(programme: Programme): DefinitionFault[] {
  const placed = placeElements(programme);
  const kinds = new Map(placed.map(({ element }) => [element.id, element.kind]));
  return placed.flatMap((one) => {
    const { element } = one;
    if (element.kind !== 'coaching' || !element.afterHandIn) return [];
    const isTask = element.follows !== null && kinds.get(element.follows) === 'task';
    if (isTask && element.form === 'one-to-one') return [];
    return [{ path: pathOf(one, 'afterHandIn'), message: 'needs a one-to-one session that follows a task' }];
  });
}

function wrongCourses(programme: Programme): DefinitionFault[] {
  const placed = placeElements(programme);
  const faults: DefinitionFault[] = [];
  for (const one of placed) {
    if (one.element.kind !== 'course') continue;
    const { activities, select, minutes } = one.element;
    const areas = programme.stages[one.stage]?.contentAreas ?? [];
    if (select > activities.length) {
      faults.push({
        path: pathOf(one, 'select'),
        message: `asks for ${select} activities, but the course lists ${activities.length}`,
      });
    }
    if (minutes % select !== 0) {
      faults.push({ path: pathOf(one, 'minutes'), message: `must divide evenly among ${select} activities` });
    }
    activities.forEach((activity, index) => {
      if (areas.includes(activity.contentArea)) return;
      faults.push({
        path: pathOf(one, 'activities', index, 'contentArea'),
        message: `"${activity.contentArea}" is not a content area of the stage`,
      });
    });
  }
  return faults;
}

/** A programme begins with its one induction stage, if it has one. */
function wrongStages(programme: Programme): DefinitionFault[] {
  return programme.stages.flatMap((stage, index) =>
    stage.kind !== 'induction' || index === 0
      ? []
      : [{ path: ['stages', index, 'kind'], message: 'only the first stage can be of kind induction' }],
  );
}
