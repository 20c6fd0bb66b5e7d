import { notFound } from '../world/refusal.js';
import { rubyInteger } from '../world/ruby-integer.js';
import type { Application, Cohort, Instant, Schedule, User, World } from '../world/world.js';
import { isSaid, textOf } from './attributes.js';
import { dayOf, startOfDay } from './day.js';
import { cohortKey, scheduleIn, suits } from './default-schedule.js';
import { hasContract, liveDeclarations } from './look-up.js';
import { enrolmentAsked } from './participant.js';
import type { Refusals } from './refusals.js';
import type { Asked } from './request.js';

interface Move {
  application: Application;
  from: Cohort;
  to: Cohort;
  schedule: Schedule;
}

/**
 * Moves a participant to another schedule, of the same cohort or another. What was declared already and stands
 * must fit the new schedule, and binds to the cohort.
 */
export function changeSchedule(world: World, asked: Asked): User {
  const { user, application, refusals } = enrolmentAsked(world, asked);
  const schedule = scheduleWanted(world, asked, application);
  const from = application && world.cohorts.get(application.cohort);
  const to = schedule && world.cohorts.get(schedule.cohort);
  const move = application && from && schedule && to ? { application, from, to, schedule } : null;
  if (!schedule) refusals.add('schedule_identifier', 'The cohort has no schedule of this name.');
  if (move) checkContract(refusals, world, asked, move);
  if (application?.trainingStatus === 'withdrawn')
    refusals.add('participant_id', 'The participant has withdrawn.');
  if (move) checkMove(refusals, world, move);
  refusals.throwIfAny();
  if (!move) throw notFound();

  apply(move);
  move.application.updatedAt = asked.at;
  return user;
}

/**
 * The cohort is named by its start year alone. Of several cohorts in a year the latest one that has the schedule
 * is meant, even when the participant is in an earlier one of that year.
 */
function scheduleWanted(world: World, asked: Asked, application: Application | null): Schedule | null {
  const identifier = textOf(asked, 'schedule_identifier');
  const present = application ? world.cohorts.get(application.cohort) : currentCohort(world, asked.at);
  const year = yearAsked(asked.attributes['cohort']) ?? present?.startYear;
  if (identifier === null) return null;
  const [latest] = [...world.cohorts.values()]
    .filter((cohort) => cohort.startYear === year)
    .sort((one, other) => other.suffix.localeCompare(one.suffix))
    .map((cohort) => scheduleIn(world, cohortKey(cohort), identifier))
    .filter((schedule) => schedule !== null);
  return latest ?? null;
}

/** Null where no cohort is named. A suffix is not looked at, and blank text is a year that no cohort has. */
function yearAsked(value: unknown): number | null {
  if (!isSaid(value)) return null;
  return typeof value === 'number' ? Math.trunc(value) : typeof value === 'string' ? rubyInteger(value) : 0;
}

/** The latest cohort whose registration has begun. */
function currentCohort(world: World, at: Instant): Cohort | undefined {
  return [...world.cohorts.values()]
    .filter(({ registrationStart }) => registrationStart <= dayOf(at))
    .sort((one, other) => cohortKey(other).localeCompare(cohortKey(one)))[0];
}

function checkContract(refusals: Refusals, world: World, asked: Asked, { application, to }: Move): void {
  if (refusals.none && !hasContract(world, asked.provider, cohortKey(to), application.course))
    refusals.add('cohort', 'You have no contract for this course in this cohort.');
}

function checkMove(refusals: Refusals, world: World, { application, from, to, schedule }: Move): void {
  const standing = liveDeclarations(world, application);
  const begins = Date.parse(startOfDay(schedule.appliesFrom));
  const fits = standing.every(
    ({ type, date }) => schedule.allowed.includes(type) && Date.parse(date) > begins,
  );
  if (!fits)
    refusals.add('schedule_identifier', 'Declarations would not fit this schedule: void them first.');
  if (from === to && schedule.identifier === application.schedule)
    refusals.add('schedule_identifier', 'The participant is on this schedule already.');
  if (refusals.none && !suits(schedule, application.course))
    refusals.add('schedule_identifier', 'This schedule is not one for the course.');
  if (refusals.none && from !== to && standing.length > 0)
    refusals.add('cohort', 'There are declarations in the present cohort: void them first.');
  if (from.funding === 'capped' && to.funding === 'full')
    refusals.add('cohort', 'A participant of a cohort with counted places cannot move to one without.');
  if (from.funding === 'zero' && to.funding !== 'zero')
    refusals.add('cohort', 'A participant of a cohort without funding cannot move to a funded one.');
}

/** Into counted places the raw eligibility decides; into a cohort without funding nobody takes a place. */
function apply({ application, from, to, schedule }: Move): void {
  application.schedule = schedule.identifier;
  application.cohort = schedule.cohort;
  if (from.funding === 'full' && to.funding === 'capped')
    application.fundedPlace = application.eligibleForFunding;
  if (to.funding === 'zero') application.fundedPlace = false;
}
