import { notFound } from '../world/refusal.js';
import type { Application, User, World } from '../world/world.js';
import { courseNamed, requireAttributes, textOf } from './attributes.js';
import { applicationsOfUser, isEnrolmentWith, newest, participantOf } from './look-up.js';
import { Refusals } from './refusals.js';
import type { Asked } from './request.js';

/** A participant's course, as defer, resume, withdraw and change-schedule find it. */
export interface Enrolment {
  user: User;
  /** The newest accepted application for the course with this provider. */
  application: Application | null;
  /** Holds what was found wrong so far. */
  refusals: Refusals;
}

/** 404 when the provider has accepted nobody with the id in the path, an id retired by a merge included. */
export function enrolmentAsked(world: World, asked: Asked): Enrolment {
  requireAttributes(asked);
  const user = participantOf(world, asked.provider, asked.id);
  if (!user) throw notFound();
  const course = courseNamed(textOf(asked, 'course_identifier'));
  const refusals = new Refusals();
  const application = newest(
    applicationsOfUser(world, user.id)
      .filter(isEnrolmentWith(asked.provider))
      .filter((candidate) => candidate.course === course),
  );
  if (course === null) refusals.add('course_identifier', 'There is no course with this identifier.');
  else if (!application)
    refusals.add('participant_id', 'You have accepted no application of the participant for this course.');
  return { user, application, refusals };
}
