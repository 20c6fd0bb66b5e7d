/** Faults in the dates of one group: in order, on working days, before what they introduce (S1.4, S1.7). */
import type { Cohort, Group } from '../cohort-schema.js';
import { isWorkingDay } from '../cohort-plan.js';
import type { DefinitionFault } from './fault.js';
import type { Programme, Stage } from '../schema.js';

/** @param path where the group is in its cohort, to begin each fault's path with */
export function groupFaults(
  group: Group,
  path: DefinitionFault['path'],
  cohort: Cohort,
  programme: Programme,
): DefinitionFault[] {
  const faults = [
    ...wrongEventOrder(group, cohort, programme),
    ...wrongSessionOrder(group, programme),
    ...daysOff(group, cohort),
  ];
  return faults.map((fault) => ({ ...fault, path: [...path, ...fault.path] }));
}

/** Events follow one another, none before induction, each before the course that it introduces. */
function wrongEventOrder(group: Group, cohort: Cohort, programme: Programme): DefinitionFault[] {
  const elements = programme.stages.flatMap((stage) => stage.elements);
  const faults: DefinitionFault[] = [];
  let before = { id: 'induction', day: cohort.induction.opens };
  for (const { id, kind } of elements) {
    const day = group.events[id];
    if (kind !== 'event' || day === undefined) continue;
    if (day <= before.day) {
      faults.push({ path: ['events', id], message: `is on ${day}, not after ${before.id} on ${before.day}` });
    }
    before = { id, day };
    for (const course of elements) {
      const opens = cohort.courses[course.id];
      if (course.kind !== 'course' || course.follows !== id || opens === undefined || day < opens) continue;
      const message = `is on ${day}, but must come before ${course.id} opens on ${opens}`;
      faults.push({ path: ['events', id], message });
    }
  }
  return faults;
}

/** A group session is not held before the event with which its stage begins. */
function wrongSessionOrder(group: Group, programme: Programme): DefinitionFault[] {
  return programme.stages.flatMap((stage: Stage) => {
    const event = stage.elements.find(({ kind }) => kind === 'event');
    const begins = event && group.events[event.id];
    return stage.elements.flatMap(({ id }) => {
      const day = group.groupCoaching[id]?.date;
      if (day === undefined || begins === undefined || day >= begins) return [];
      const message = `is on ${day}, before its stage begins with ${event?.id} on ${begins}`;
      return [{ path: ['groupCoaching', id, 'date'], message }];
    });
  });
}

/** Nobody is invited on a weekend or a bank holiday. */
function daysOff(group: Group, cohort: Cohort): DefinitionFault[] {
  const days = [
    ...Object.entries(group.events).map(([id, day]) => ({ path: ['events', id], day })),
    ...Object.entries(group.groupCoaching).map(([id, { date }]) => ({
      path: ['groupCoaching', id, 'date'],
      day: date,
    })),
  ];
  return days
    .filter(({ day }) => !isWorkingDay(day, cohort))
    .map(({ path, day }) => ({
      path,
      message: `${day} is a ${cohort.bankHolidays.includes(day) ? 'bank holiday' : 'weekend day'}`,
    }));
}
