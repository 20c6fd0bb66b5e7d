import { Temporal } from 'temporal-polyfill/implementation';
import { canonical } from '../../world/ids.js';
import { courseGroups, declarationTypes, type Course, type DeclarationType } from '../../world/names.js';
import type { Application, DeliveryPartner, Instant, Schedule, User, World } from '../../world/world.js';
import { courseNamed, textOf } from '../attributes.js';
import { scheduleIn } from '../default-schedule.js';
import { applicationsOfUser, isEnrolmentWith, newest, participantOf, sameCourse } from '../look-up.js';
import type { Asked } from '../request.js';

const WITH_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}([.,]\d+)?(Z|[+-]\d{2}(:?\d{2})?)?$/i;
const ZONED = /(Z|[+-]\d{2}(:?\d{2})?)$/i;
const BARE_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A declaration as it was asked for, with what the world knows of it: what the checks look at. */
export interface Draft {
  world: World;
  asked: Asked;
  participantId: string | null;
  /** The participant, if this provider has accepted an application of theirs. */
  user: User | null;
  course: Course | null;
  /** The newest accepted application for the course with this provider. */
  application: Application | null;
  schedule: Schedule | null;
  typeText: string | null;
  type: DeclarationType | null;
  dateText: string | null;
  /** Whether the date is a date-time, as it must be. */
  dateIsWellFormed: boolean;
  /** In UTC without fractions; a bare day counts from its midnight; null when it cannot be read. */
  date: Instant | null;
  hasPassed: boolean | null;
  partner: DeliveryPartner | null;
  secondaryPartner: DeliveryPartner | null;
}

export function draftOf(world: World, asked: Asked): Draft {
  const named = textOf(asked, 'participant_id');
  const participantId = named === null ? null : canonical(named);
  const user = participantOf(world, asked.provider, participantId);
  const course = courseNamed(textOf(asked, 'course_identifier'));
  const application = user && course ? newestAccepted(world, asked, user, course) : null;
  const typeText = textOf(asked, 'declaration_type');
  const dateText = textOf(asked, 'declaration_date');
  const date = dateText === null ? null : moment(dateText);
  return {
    world,
    asked,
    participantId,
    user,
    course,
    application,
    schedule: application?.schedule ? scheduleIn(world, application.cohort, application.schedule) : null,
    typeText,
    type: declarationTypes.find((type) => type === typeText) ?? null,
    dateText,
    dateIsWellFormed: dateText !== null && date !== null && WITH_TIME.test(dateText),
    date,
    hasPassed: trueOrFalse(asked.attributes['has_passed']),
    partner: partnerNamed(world, asked.attributes['delivery_partner_id']),
    secondaryPartner: partnerNamed(world, asked.attributes['secondary_delivery_partner_id']),
  };
}

/** Only these courses have a result: the others complete without one. */
export const hasResult = (course: Course): boolean =>
  courseGroups[course] === 'leadership' || courseGroups[course] === 'specialist';

export const partnerNamed = (world: World, id: unknown): DeliveryPartner | null =>
  typeof id === 'string' ? (world.deliveryPartners.get(canonical(id)) ?? null) : null;

function newestAccepted(world: World, asked: Asked, user: User, course: Course): Application | null {
  return newest(
    applicationsOfUser(world, user.id)
      .filter(isEnrolmentWith(asked.provider))
      .filter((application) => sameCourse(application.course, course)),
  );
}

function trueOrFalse(value: unknown): boolean | null {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : null;
}

/** A date-time without a zone is taken as UTC. */
function moment(text: string): Instant | null {
  if (!WITH_TIME.test(text) && !BARE_DAY.test(text)) return null;
  try {
    const instant =
      ZONED.test(text) && !BARE_DAY.test(text) ? text : `${BARE_DAY.test(text) ? `${text}T00:00:00` : text}Z`;
    const { epochMilliseconds } = Temporal.Instant.from(instant);
    return `${new Date(epochMilliseconds).toISOString().slice(0, 19)}Z`;
  } catch {
    return null;
  }
}
