import { eligibleNow, previouslyFunded, significantlyUpdated } from '../rules/look-up.js';
import type { Application } from '../world/world.js';
import { recordOf } from './record.js';
import { written } from './instants.js';
import { verifiedTrn } from './participant.js';
import { applicationsOfPerson, type Views } from './views.js';

function ineligibleReason(views: Views, application: Application): string | null {
  const ofPerson = applicationsOfPerson(views, application.user);
  if (previouslyFunded(views.world, application, ofPerson)) return 'previously-funded';
  return application.eligibleForFunding ? null : 'establishment-ineligible';
}

/**
 * An application as the API sends it (DfE §1.4). `eligible_for_funding` takes funding had before into account,
 * unlike the flag of the same name in an enrolment; `works_as_senco` is the raw answer, not the boolean of the
 * Department's own file.
 */
export function applicationRecord(views: Views, application: Application) {
  const { world } = views;
  const user = recordOf(world.users, application.user);
  const cohort = recordOf(world.cohorts, application.cohort);
  return {
    id: application.id,
    type: 'npq_application',
    attributes: {
      course_identifier: application.course,
      email: user.email,
      email_validated: true,
      employer_name: application.employerName,
      employment_role: application.employmentRole,
      full_name: user.fullName,
      funding_choice: application.fundingChoice,
      headteacher_status: application.headteacherStatus,
      ineligible_for_funding_reason: ineligibleReason(views, application),
      participant_id: user.id,
      private_childcare_provider_urn: application.privateChildcareProviderUrn,
      teacher_reference_number: verifiedTrn(user),
      teacher_reference_number_validated: user.trnVerified,
      school_urn: application.schoolUrn,
      school_ukprn: application.schoolUkprn,
      status: application.status,
      reason_for_rejection: application.reasonForRejection,
      works_in_school: application.worksInSchool,
      cohort: String(cohort.startYear),
      cohort_suffix: cohort.suffix,
      eligible_for_funding: eligibleNow(world, application, applicationsOfPerson(views, user.id)),
      targeted_delivery_funding_eligibility: false,
      teacher_catchment: application.inUnitedKingdom,
      teacher_catchment_country: application.country,
      teacher_catchment_iso_country_code: application.countryCode,
      itt_provider: application.ittProvider,
      lead_mentor: application.leadMentor,
      funded_place: application.fundedPlace,
      created_at: written(application.createdAt),
      updated_at: written(significantlyUpdated(world, application)),
      schedule_identifier: application.schedule,
      works_as_senco: application.worksAsSenco,
      senco_start_date: application.sencoStartDate,
    },
  };
}
