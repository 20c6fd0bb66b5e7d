import { notFound } from '../world/refusal.js';
import type { Application, Cohort, Schedule, World } from '../world/world.js';
import { isBoolean, textOf } from './attributes.js';
import { defaultSchedule, scheduleIn, suits } from './default-schedule.js';
import { sameCourse } from './look-up.js';
import { answered, ownApplication } from './own-application.js';
import { Refusals } from './refusals.js';
import type { Asked } from './request.js';

/**
 * Accepts an application: it becomes active on a schedule, and the person's other applications for the course in
 * that cohort are rejected, with any provider and whatever their state.
 *
 * 404 when it is not this provider's, and also when no schedule was named and the default one does not exist.
 */
export function acceptApplication(world: World, asked: Asked): Application {
  const application = ownApplication(world, asked);
  const cohort = world.cohorts.get(application.cohort);
  if (!cohort) throw notFound();
  const schedule = wantedSchedule(world, asked, application);
  const refusals = new Refusals();
  checkFundedPlaceIsSaid(refusals, asked.attributes['funded_place'], cohort);
  checkStatus(refusals, application);
  checkNoOtherAccepted(refusals, world, application);
  checkEligible(refusals, asked.attributes['funded_place'], application, cohort);
  checkSchedule(refusals, schedule, application);
  refusals.throwIfAny();
  if (!schedule) throw notFound();

  answered(world, application, 'accepted', asked.at);
  application.acceptedAt = asked.at;
  application.schedule = schedule.identifier;
  application.fundedPlace = fundedPlaceFor(cohort, asked.attributes['funded_place']);
  application.trainingStatus = 'active';
  application.trainingHistory.push({
    provider: application.provider,
    status: 'active',
    reason: null,
    at: asked.at,
  });
  rejectOthers(world, application, asked);
  return application;
}

function wantedSchedule(world: World, asked: Asked, application: Application): Schedule | null {
  const named = textOf(asked, 'schedule_identifier');
  if (named !== null) return scheduleIn(world, application.cohort, named);
  const usual = defaultSchedule(world, application.course, application.cohort, asked.at);
  if (!usual) throw notFound();
  return usual;
}

function checkFundedPlaceIsSaid(refusals: Refusals, value: unknown, cohort: Cohort): void {
  if (cohort.funding === 'capped' && !isBoolean(value))
    refusals.add('funded_place', 'Say with true or false (JSON, not text) whether this is a funded place.');
  if (cohort.funding === 'zero' && value !== false)
    refusals.add('funded_place', 'This cohort has no funded places: send false.');
}

function checkStatus(refusals: Refusals, application: Application): void {
  if (application.status === 'accepted')
    refusals.add('application', 'This application has already been accepted.');
  if (application.status === 'rejected')
    refusals.add('application', 'This application was rejected, and that is final.');
}

/** The same person may hold several records: those with the person's verified TRN count too. */
function checkNoOtherAccepted(refusals: Refusals, world: World, application: Application): void {
  const user = world.users.get(application.user);
  const trn = user?.trnVerified ? user.trn : null;
  const isPerson = (id: string) =>
    id === application.user || (trn !== null && world.users.get(id)?.trn === trn);
  for (const other of world.applications.values())
    if (
      other.id !== application.id &&
      other.status === 'accepted' &&
      other.trainingStatus !== 'withdrawn' &&
      other.cohort === application.cohort &&
      sameCourse(other.course, application.course) &&
      isPerson(other.user)
    )
      refusals.add(
        'application',
        'The participant has another accepted application for this course and cohort.',
      );
}

function checkEligible(refusals: Refusals, value: unknown, application: Application, cohort: Cohort): void {
  if (refusals.none && cohort.funding === 'capped' && value === true && !application.eligibleForFunding)
    refusals.add('application', 'The participant is not eligible for funding: send funded_place false.');
}

function checkSchedule(refusals: Refusals, schedule: Schedule | null, application: Application): void {
  if (!schedule) refusals.add('schedule_identifier', 'The cohort has no schedule of this name.');
  else if (refusals.none && !suits(schedule, application.course))
    refusals.add('schedule_identifier', 'This schedule is not one for the course.');
}

/** The provider's word counts in capped cohorts alone. */
function fundedPlaceFor(cohort: Cohort, value: unknown): boolean | null {
  if (cohort.funding === 'full') return null;
  return cohort.funding === 'capped' && value === true;
}

function rejectOthers(world: World, accepted: Application, { at }: Asked): void {
  const reason = 'other_application_in_this_cohort_accepted';
  for (const other of world.applications.values()) {
    const same =
      other.id !== accepted.id &&
      other.user === accepted.user &&
      other.course === accepted.course &&
      other.cohort === accepted.cohort;
    if (!same || (other.status === 'rejected' && other.reasonForRejection === reason)) continue;
    answered(world, other, 'rejected', at);
    other.reasonForRejection = reason;
  }
}
