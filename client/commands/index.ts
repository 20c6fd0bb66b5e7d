/** Every command of S2 to S5 that somebody can ask for, in the order in which a journey meets them. */
import { needsReason, permissions } from '../../workflows/journey/permissions.js';
import type { Actor } from '../../workflows/journey/values.js';
import { applicationSpecs, placeSpecs, postSpecs } from './application.js';
import { assessmentSpecs } from './assessment.js';
import type { Field } from './field.js';
import { interruptionSpecs } from './interruption.js';
import type { CommandInputType, Spec, Specs } from './spec.js';
import { coachingSpecs, studySpecs } from './study.js';

export const commandSpecs: Specs = {
  ...applicationSpecs,
  ...postSpecs,
  ...placeSpecs,
  ...studySpecs,
  ...coachingSpecs,
  ...assessmentSpecs,
  ...interruptionSpecs,
};

export const askedTypes = Object.keys(commandSpecs) as CommandInputType[];

/** The parts of a command with their names, as one list. */
export function commandFields(type: CommandInputType): [string, Field<unknown>][] {
  return Object.entries((commandSpecs[type] as Spec<CommandInputType>).fields);
}

/** `recordAttendance` → `record-attendance`: the name on the command line. */
export const kebab = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const asksForReason = (type: CommandInputType): boolean => needsReason.has(type);

/** Who gives a command when nobody is named: the provider's office, if it may; null if somebody has to be named. */
export function usualActor(type: CommandInputType): Actor | null {
  const allowed = permissions[type];
  const role = (['provider', 'admin'] as const).find((one) => allowed.includes(one));
  return role === undefined ? null : { role, id: 'office' };
}
