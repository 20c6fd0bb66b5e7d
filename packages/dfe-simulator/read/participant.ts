import { idChangesOf, participantUpdatedAt } from '../rules/look-up.js';
import type { TrainingStatus } from '../world/names.js';
import type { Application, Id, User } from '../world/world.js';
import { written } from './instants.js';
import { recordOf } from './record.js';
import { applicationsOfPerson, enrolmentsWith, type Views } from './views.js';
import { idChangeAttributes } from './visible.js';

export function verifiedTrn(user: User): string | null {
  return user.trnVerified ? user.trn : null;
}

/** Of the status that holds now, and no other; the newest row of this provider counts. */
function current(application: Application, provider: Id, status: TrainingStatus) {
  if (application.trainingStatus !== status) return null;
  const change = application.trainingHistory.findLast(
    (row) => row.status === status && row.provider === provider,
  );
  return change ? { reason: change.reason, date: written(change.at) } : null;
}

function enrolment(views: Views, user: User, application: Application) {
  const cohort = recordOf(views.world.cohorts, application.cohort);
  return {
    email: user.email,
    course_identifier: application.course,
    schedule_identifier: application.schedule,
    cohort: String(cohort.startYear),
    cohort_suffix: cohort.suffix,
    npq_application_id: application.id,
    eligible_for_funding: application.eligibleForFunding,
    training_status: application.trainingStatus,
    school_urn: application.schoolUrn,
    targeted_delivery_funding_eligibility: false,
    withdrawal: current(application, application.provider, 'withdrawn'),
    deferral: current(application, application.provider, 'deferred'),
    created_at: written(application.acceptedAt ?? application.createdAt),
    funded_place: application.fundedPlace,
  };
}

/** What a filtered list shows of a person; null: no such filter. */
export interface Narrowed {
  status: TrainingStatus | null;
  formerId: Id | null;
}

/**
 * A person as the API sends them to one provider, with the enrolments that are its own (DfE §1.4). A list filtered
 * by training status shows only the enrolments with that status, one filtered by a former id only that change; in
 * both `updated_at` takes no notice of applications that are not shown.
 */
export function participantRecord(
  views: Views,
  provider: Id,
  user: User,
  { status, formerId }: Narrowed = { status: null, formerId: null },
) {
  const enrolments = enrolmentsWith(views, user, provider).filter(
    ({ trainingStatus }) => status === null || trainingStatus === status,
  );
  const changes = idChangesOf(views.world, user).filter(({ from }) => formerId === null || from === formerId);
  const whole = status === null && formerId === null;
  const counted = whole ? applicationsOfPerson(views, user.id) : enrolments;
  return {
    id: user.id,
    type: 'npq-participant',
    attributes: {
      full_name: user.fullName,
      previous_names: user.previousNames,
      teacher_reference_number: verifiedTrn(user),
      updated_at: written(participantUpdatedAt(user, counted, changes)),
      npq_enrolments: enrolments.map((one) => enrolment(views, user, one)),
      participant_id_changes: changes.map(idChangeAttributes),
    },
  };
}
