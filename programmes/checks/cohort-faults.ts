/** Faults of a cohort that only show beside its programme: every date there, and in order (S1.6, S1.7). */
import type { Cohort } from '../cohort-schema.js';
import { addDays, heldDays, stageBegins } from '../cohort-plan.js';
import { groupFaults } from './cohort-group-faults.js';
import { placesChecks } from './cohort-places-faults.js';
import type { DefinitionCheck, DefinitionFault } from './fault.js';
import type { Programme } from '../schema.js';

/** Every rule of a cohort, with the parts that it needs to be sound before it can be asked. */
const cohortChecks: DefinitionCheck<Cohort, Programme>[] = [
  { needs: ['programmeVersion'], find: wrongVersion },
  { needs: ['applications', 'induction'], find: wrongApplications },
  { needs: ['courses', 'induction'], find: wrongCourses },
  { needs: ['stages', 'courses', 'induction'], find: wrongStages },
  { needs: ['groups', 'courses', 'induction', 'bankHolidays'], find: wrongGroups },
  { needs: ['windows'], find: wrongWindows },
  { needs: ['windows', 'groups', 'courses', 'stages'], find: earlyWindows },
  { needs: ['milestones'], find: wrongMilestones },
  { needs: ['schoolHolidays'], find: wrongHolidays },
  ...placesChecks,
];

/** All faults of a cohort whose single fields are sound, each with its path into the cohort. */
export function cohortFaults(cohort: Cohort, programme: Programme): DefinitionFault[] {
  return cohortChecksFor(cohort, programme).flatMap(({ find }) => find(cohort, programme));
}

/** Against another programme every date would be wrong; one fault says so better than a hundred. */
export function cohortChecksFor(cohort: unknown, { id }: Programme): DefinitionCheck<Cohort, Programme>[] {
  const named =
    typeof cohort === 'object' && cohort !== null && 'programme' in cohort ? cohort.programme : id;
  return named === id ? cohortChecks : [{ needs: ['programme'], find: otherProgramme }];
}

function otherProgramme({ programme }: Cohort, { id }: Programme): DefinitionFault[] {
  const message = `is "${programme}", but it is held against the programme "${id}"`;
  return [{ path: ['programme'], message }];
}

function wrongVersion(cohort: Cohort, { version }: Programme): DefinitionFault[] {
  if (cohort.programmeVersion === version) return [];
  const message = `is "${cohort.programmeVersion}", but the programme's version is "${version}"`;
  return [{ path: ['programmeVersion'], message }];
}

function wrongApplications({ applications, induction }: Cohort): DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  if (applications.deadline <= applications.open) {
    faults.push({ path: ['applications', 'deadline'], message: 'must come after the day applications open' });
  }
  if (applications.deadline >= induction.opens) {
    faults.push({
      path: ['applications', 'deadline'],
      message: `must come before induction opens on ${induction.opens}`,
    });
  }
  return faults;
}

/** Every course has a date, and the courses open in the programme's order (S1.7). */
function wrongCourses(cohort: Cohort, programme: Programme): DefinitionFault[] {
  const ids = elementIds(programme, 'course');
  const faults = missingAndUnknown(['courses'], ids, cohort.courses, 'course');
  let before = { id: 'induction', opens: cohort.induction.opens };
  for (const id of ids) {
    const opens = cohort.courses[id];
    if (opens === undefined) continue;
    if (opens <= before.opens) {
      const message = `opens on ${opens}, but must open after ${before.id} on ${before.opens}`;
      faults.push({ path: ['courses', id], message });
    }
    before = { id, opens };
  }
  return faults;
}

/** A stage without an event of its own has a date, and no stage begins before the one it comes after. */
function wrongStages(cohort: Cohort, programme: Programme): DefinitionFault[] {
  const dated = programme.stages.filter(({ elements }) => !elements.some(({ kind }) => kind === 'event'));
  const ids = dated.map(({ id }) => id);
  const faults = missingAndUnknown(['stages'], ids, cohort.stages, 'stage without an event of its own');
  for (const stage of dated) {
    const begins = cohort.stages[stage.id];
    const earlier = latestCourseBefore(stage.id, cohort, programme);
    if (begins === undefined) continue;
    if (stage.kind === 'induction' && begins !== cohort.induction.opens) {
      const message = `must be the day induction opens, ${cohort.induction.opens}`;
      faults.push({ path: ['stages', stage.id], message });
    } else if (earlier !== null && begins <= earlier) {
      const message = `begins on ${begins}, but the course before it opens on ${earlier}`;
      faults.push({ path: ['stages', stage.id], message });
    }
  }
  return faults;
}

function latestCourseBefore(stage: string, cohort: Cohort, programme: Programme): string | null {
  const index = programme.stages.findIndex(({ id }) => id === stage);
  const before = programme.stages.slice(0, index).flatMap(({ elements }) => elements);
  const days = before.flatMap(({ id, kind }) => (kind === 'course' ? (cohort.courses[id] ?? []) : []));
  return days.sort().at(-1) ?? null;
}

function wrongGroups(cohort: Cohort, programme: Programme): DefinitionFault[] {
  return cohort.groups.flatMap((group, index) => {
    const ids = { events: elementIds(programme, 'event'), groupCoaching: groupSessionIds(programme) };
    return [
      ...missingAndUnknown(['groups', index, 'events'], ids.events, group.events, 'event'),
      ...missingAndUnknown(
        ['groups', index, 'groupCoaching'],
        ids.groupCoaching,
        group.groupCoaching,
        'group coaching session',
      ),
      ...groupFaults(group, ['groups', index], cohort, programme),
    ];
  });
}

/** Windows follow one another without overlapping. */
function wrongWindows({ windows }: Cohort, { assessment }: Programme): DefinitionFault[] {
  return windows.flatMap((window, index) => {
    const next = windows[index + 1];
    const closes = addDays(window.opens, assessment.windowDays);
    const repeated = windows.findIndex(({ id }) => id === window.id) !== index;
    return [
      ...(repeated
        ? [{ path: ['windows', index, 'id'], message: `the id "${window.id}" is used twice` }]
        : []),
      ...(next && next.opens < closes
        ? [
            {
              path: ['windows', index + 1, 'opens'],
              message: `opens on ${next.opens}, before the window before it closes at the beginning of ${closes}`,
            },
          ]
        : []),
    ];
  });
}

/** The first window comes after all that is taught. */
function earlyWindows(cohort: Cohort, programme: Programme): DefinitionFault[] {
  const first = cohort.windows[0];
  const days = programme.stages.flatMap((stage) => [
    stageBegins(stage, cohort) ?? [],
    ...stage.elements.map(({ id }) => cohort.courses[id] ?? heldDays(cohort, id)),
  ]);
  const last = days.flat().sort().at(-1);
  if (!first || last === undefined || first.opens > last) return [];
  const message = `opens on ${first.opens}, but teaching still has a date on ${last}`;
  return [{ path: ['windows', 0, 'opens'], message }];
}

/** Milestones are those that the programme declares to the DfE, in order and each once. */
function wrongMilestones({ milestones }: Cohort, { dfe }: Programme): DefinitionFault[] {
  const wanted = dfe?.declarations ?? [];
  const faults: DefinitionFault[] = wanted
    .filter((declaration) => !milestones.some((one) => one.declaration === declaration))
    .map((declaration) => ({ path: ['milestones'], message: `has no dates for "${declaration}"` }));
  milestones.forEach(({ declaration, from, to }, index) => {
    const before = milestones[index - 1];
    const note = (key: string, message: string) => faults.push({ path: ['milestones', index, key], message });
    if (!wanted.includes(declaration))
      note('declaration', `"${declaration}" is not declared by the programme`);
    if (milestones.findIndex((one) => one.declaration === declaration) !== index) {
      note('declaration', `"${declaration}" is listed twice`);
    }
    if (to < from) note('to', `must not come before ${from}`);
    if (before && from <= before.to)
      note('from', `must come after ${before.to}, the end of the one before it`);
  });
  return faults;
}

function wrongHolidays({ schoolHolidays }: Cohort): DefinitionFault[] {
  return schoolHolidays.flatMap(({ from, to }, index) =>
    to >= from ? [] : [{ path: ['schoolHolidays', index, 'to'], message: `must not come before ${from}` }],
  );
}

function elementIds(programme: Programme, kind: 'course' | 'event'): string[] {
  return programme.stages
    .flatMap(({ elements }) => elements)
    .filter((one) => one.kind === kind)
    .map(({ id }) => id);
}

function groupSessionIds(programme: Programme): string[] {
  return programme.stages
    .flatMap(({ elements }) => elements)
    .filter((one) => one.kind === 'coaching' && one.form === 'group')
    .map(({ id }) => id);
}

function missingAndUnknown(
  path: DefinitionFault['path'],
  wanted: string[],
  given: Record<string, unknown>,
  what: string,
): DefinitionFault[] {
  return [
    ...wanted
      .filter((id) => !(id in given))
      .map((id) => ({ path: [...path, id], message: `the ${what} "${id}" has no date` })),
    ...Object.keys(given)
      .filter((id) => !wanted.includes(id))
      .map((id) => ({
        path: [...path, id],
        message: `does not belong: the programme has no ${what} "${id}"`,
      })),
  ];
}
