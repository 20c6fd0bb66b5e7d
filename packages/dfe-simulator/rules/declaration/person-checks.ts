import { badRequest, type ApiError } from '../../world/refusal.js';
import type { TrainingChange } from '../../world/world.js';
import { applicationsOfUser, sameCourse } from '../look-up.js';
import { about } from '../refusals.js';
import type { Draft } from './draft.js';

export function participantIsNamed({ participantId, world }: Draft): ApiError[] {
  if (participantId === null) return [about('participant_id', 'Say whom the declaration is about.')];
  const change = world.idChanges.find(({ from }) => from === participantId);
  return change ? [about('participant_id', `This id was changed: use ${change.to} instead.`)] : [];
}

export function participantIsKnown({ user }: Draft): ApiError[] {
  return user
    ? []
    : [about('participant_id', 'You have accepted no application of a participant with this id.')];
}

/**
 * A declaration may be dated before the withdrawal. The service stumbles over comparing a withdrawal with a date
 * that it could not read, which comes out as a 400.
 */
export function participantHadNotWithdrawn({ application, asked, date }: Draft): ApiError[] {
  const latest = (application?.trainingHistory ?? [])
    .filter(({ provider }) => provider === asked.provider)
    .reduce<TrainingChange | null>((last, next) => (last && last.at > next.at ? last : next), null);
  if (latest?.status !== 'withdrawn') return [];
  if (date === null) throw badRequest('The declaration date of a withdrawn participant cannot be read.');
  return Date.parse(latest.at) <= Date.parse(date)
    ? [
        about(
          'participant_id',
          `The participant withdrew at ${latest.at}: only earlier dates can be declared.`,
        ),
      ]
    : [];
}

/** With whichever provider: what this provider has of the course is looked at next. */
export function courseIsAccepted({ world, user, course }: Draft): ApiError[] {
  const accepted =
    user !== null &&
    course !== null &&
    applicationsOfUser(world, user.id).some(
      (application) => application.status === 'accepted' && sameCourse(application.course, course),
    );
  return accepted ? [] : [about('course_identifier', 'The participant is not on this course.')];
}
