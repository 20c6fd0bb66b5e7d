import type { ApiError } from '../../world/refusal.js';
import { startOfDay } from '../day.js';
import { fundable, hasContract, liveDeclarations, nextOpenStatement } from '../look-up.js';
import { about } from '../refusals.js';
import { hasResult, type Draft } from './draft.js';

export function dateIsWellFormed({ dateText, dateIsWellFormed: wellFormed }: Draft): ApiError[] {
  return dateText === null || wellFormed
    ? []
    : [about('declaration_date', 'Send an RFC 3339 date and time, such as 2026-10-20T08:00:00Z.')];
}

export function dateIsOnSchedule({ schedule, date }: Draft): ApiError[] {
  if (!schedule || date === null) return [];
  return Date.parse(date) < Date.parse(startOfDay(schedule.appliesFrom))
    ? [
        about(
          'declaration_date',
          `The schedule applies from ${schedule.appliesFrom}: no earlier date can be declared.`,
        ),
      ]
    : [];
}

export function dateIsSaid({ date }: Draft): ApiError[] {
  return date === null ? [about('declaration_date', 'Say when the milestone was reached.')] : [];
}

export function typeIsOneOfFour({ typeText, type }: Draft): ApiError[] {
  const unknown = about('declaration_type', 'Use started, retained-1, retained-2 or completed.');
  if (typeText === null) return [about('declaration_type', 'Say which milestone was reached.'), unknown];
  return type === null ? [unknown] : [];
}

export function applicationHasSchedule({ schedule }: Draft): ApiError[] {
  return schedule
    ? []
    : [about('application', 'The application is on no schedule of yours for this course.')];
}

export function scheduleHasType({ schedule, type }: Draft): ApiError[] {
  return schedule && type && !schedule.allowed.includes(type)
    ? [about('declaration_type', `The schedule ${schedule.identifier} has no ${type} declaration.`)]
    : [];
}

export function contractExists({ world, asked, application, course }: Draft): ApiError[] {
  return application && hasContract(world, asked.provider, application.cohort, course)
    ? []
    : [about('cohort', 'You have no contract for this course in this cohort.')];
}

/** What is never paid needs no statement. */
export function statementIsOpen({ world, asked, application }: Draft): ApiError[] {
  if (!application || !fundable(world, application)) return [];
  return nextOpenStatement(world, asked.provider, application.cohort, asked.at)
    ? []
    : [about('cohort', 'No statement of this cohort is open any more: the contract has ended.')];
}

export function resultIsSaid({ course, type, hasPassed }: Draft): ApiError[] {
  return type === 'completed' && course !== null && hasResult(course) && hasPassed === null
    ? [about('has_passed', 'Say with true or false whether the participant has passed.')]
    : [];
}

export function typeIsFree({ world, application, type }: Draft): ApiError[] {
  const standing = application ? liveDeclarations(world, application) : [];
  return standing.some((declaration) => declaration.type === type)
    ? [about('base', `A ${type} declaration of this participant already stands.`)]
    : [];
}

export function dateHasCome({ date, asked }: Draft): ApiError[] {
  return date !== null && Date.parse(date) > Date.parse(asked.at)
    ? [about('declaration_date', 'A milestone of the future cannot be declared.')]
    : [];
}
