/**
 * What is allowed in a cohort but will cost somebody something, said before it opens (S2.9): events in a
 * school holiday, deadlines after the assessment has begun, an outcome later than the programme promises.
 */
import type { Cohort } from '../cohort-schema.js';
import { addMonths, isWorkingDay, outcomeLimit, planOf } from '../cohort-plan.js';
import type { DefinitionFault } from './fault.js';
import type { Programme } from '../schema.js';

/** Warnings of a cohort without faults, each with its path into the cohort; a provider may accept them. */
export function cohortWarnings(cohort: Cohort, programme: Programme): DefinitionFault[] {
  return [
    ...daysInHolidays(cohort),
    ...windowsOnDaysOff(cohort),
    ...dueAfterWindow(cohort, programme),
    ...lateOutcome(cohort, programme),
    ...lateDeclaration(cohort, programme),
    ...unknownBankHolidays(cohort, programme),
  ];
}

function daysInHolidays(cohort: Cohort): DefinitionFault[] {
  return cohort.groups.flatMap((group, index) => {
    const days = [
      ...Object.entries(group.events).map(([id, day]) => ({ path: ['events', id], day })),
      ...Object.entries(group.groupCoaching).map(([id, { date }]) => ({
        path: ['groupCoaching', id, 'date'],
        day: date,
      })),
    ];
    return days.flatMap(({ path, day }) => {
      const holiday = holidayOn(day, cohort);
      if (!holiday) return [];
      const message = `${day} is in a school holiday, ${holiday}`;
      return [{ path: ['groups', index, ...path], message }];
    });
  });
}

function holidayOn(day: string, { schoolHolidays }: Cohort): string | undefined {
  return schoolHolidays.find(({ from, to }) => from <= day && day <= to)?.name;
}

function windowsOnDaysOff(cohort: Cohort): DefinitionFault[] {
  return cohort.windows.flatMap(({ opens }, index) => {
    const holiday = holidayOn(opens, cohort);
    const why = holiday ? `in a school holiday, ${holiday}` : 'not a working day';
    if (!holiday && isWorkingDay(opens, cohort)) return [];
    return [{ path: ['windows', index, 'opens'], message: `opens on ${opens}, which is ${why}` }];
  });
}

/** Whoever keeps to every date should be ready when the first window opens (S5.1). */
function dueAfterWindow(cohort: Cohort, programme: Programme): DefinitionFault[] {
  const opens = cohort.windows[0]?.opens;
  if (opens === undefined) return [];
  return planOf(programme, cohort)
    .filter(({ to }) => to > opens)
    .map(({ element, to }) => ({
      path: ['windows', 0, 'opens'],
      message: `opens on ${opens}, before ${element.id} is due on ${to}`,
    }));
}

/** Taught months and the wait together are what the programme promises: 22 for the NPQ (S1.1). */
function lateOutcome(cohort: Cohort, programme: Programme): DefinitionFault[] {
  const months = programme.duration.taughtMonths + programme.assessment.outcomeWaitMonths;
  const promised = addMonths(cohort.induction.opens, months);
  const limit = outcomeLimit(programme, cohort);
  if (limit === null || limit <= promised) return [];
  const message = `the outcome may come as late as ${limit}, but ${months} months end on ${promised}`;
  return [{ path: ['windows', 0, 'opens'], message }];
}

/** The last declaration needs the outcome (S5.7), so its milestone should not end before it. */
function lateDeclaration(cohort: Cohort, programme: Programme): DefinitionFault[] {
  const limit = outcomeLimit(programme, cohort);
  const last = cohort.milestones.at(-1);
  if (limit === null || !last || limit <= last.to) return [];
  const path = ['milestones', cohort.milestones.length - 1, 'to'];
  return [{ path, message: `ends on ${last.to}, but the outcome may come as late as ${limit}` }];
}

/** A cohort keeps its bank holidays by value, so they have to reach as far as its last outcome. */
function unknownBankHolidays(cohort: Cohort, programme: Programme): DefinitionFault[] {
  const known = cohort.bankHolidays.toSorted().at(-1)?.slice(0, 4);
  const needed = outcomeLimit(programme, cohort, cohort.windows.length - 1)?.slice(0, 4);
  if (needed === undefined || (known !== undefined && known >= needed)) return [];
  const message = `${known === undefined ? 'are missing' : `are known up to ${known}`}, but the last outcome may come in ${needed}`;
  return [{ path: ['bankHolidays'], message }];
}
