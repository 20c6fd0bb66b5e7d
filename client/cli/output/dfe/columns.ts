/** What of each of the Department’s records stands in a table, the most important first. */
import type { ReadKinds } from '../../../../dfe/polling/kinds.js';
import type { DfeEnrolment } from '../../../../dfe/records/participant.js';
import type { TableColumn } from '../fitted-table.js';
import { cohortWords, shortDay, yesOrNo } from './words.js';

export const dfeColumns: { [K in keyof ReadKinds]: readonly TableColumn<ReadKinds[K]>[] } = {
  applications: [
    ['Application', ({ id }) => id],
    ['Name', ({ fullName }) => fullName],
    ['Status', ({ status }) => status],
    ['Cohort', cohortWords],
    ['Course', ({ courseIdentifier }) => courseIdentifier],
    ['Changed', ({ updatedAt }) => shortDay(updatedAt)],
    ['Eligible', ({ eligibleForFunding }) => yesOrNo(eligibleForFunding)],
    ['Funded place', ({ fundedPlace }) => yesOrNo(fundedPlace)],
    ['Schedule', ({ scheduleIdentifier }) => scheduleIdentifier],
    ['School', ({ schoolUrn }) => schoolUrn],
    ['TRN', ({ teacherReferenceNumber }) => teacherReferenceNumber],
    ['Participant', ({ participantId }) => participantId],
  ],
  participants: [
    ['Participant', ({ id }) => id],
    ['Name', ({ fullName }) => fullName],
    ['Status', byCourse(({ trainingStatus }) => trainingStatus)],
    ['Cohort', byCourse(cohortWords)],
    ['TRN', ({ teacherReferenceNumber }) => teacherReferenceNumber],
    ['Course', byCourse(({ courseIdentifier }) => courseIdentifier)],
    ['Changed', ({ updatedAt }) => shortDay(updatedAt)],
    ['Schedule', byCourse(({ scheduleIdentifier }) => scheduleIdentifier ?? '–')],
    ['School', byCourse(({ schoolUrn }) => schoolUrn ?? '–')],
  ],
  declarations: [
    ['Declaration', ({ id }) => id],
    ['Type', ({ declarationType }) => declarationType],
    ['State', ({ state }) => state],
    ['Participant', ({ participantId }) => participantId],
    ['Of', ({ declarationDate }) => shortDay(declarationDate)],
    ['Passed', ({ hasPassed }) => yesOrNo(hasPassed)],
    ['Course', ({ courseIdentifier }) => courseIdentifier],
    ['Partner', ({ deliveryPartnerName }) => deliveryPartnerName],
    ['Changed', ({ updatedAt }) => shortDay(updatedAt)],
    ['Statement', ({ statementId }) => statementId],
  ],
  outcomes: [
    ['Participant', ({ participantId }) => participantId],
    ['Result', ({ state }) => state],
    ['Completed on', ({ completionDate }) => shortDay(completionDate)],
    ['Course', ({ courseIdentifier }) => courseIdentifier],
    ['Sent', ({ createdAt }) => shortDay(createdAt)],
    ['Outcome', ({ id }) => id],
  ],
  statements: [
    ['Statement', ({ id }) => id],
    ['Cohort', ({ cohort }) => cohort],
    ['Month', ({ month, year }) => `${month} ${year}`],
    ['Cut-off', ({ cutOffDate }) => shortDay(cutOffDate)],
    ['Payment', ({ paymentDate }) => shortDay(paymentDate)],
    ['Paid', ({ paid }) => yesOrNo(paid)],
    ['Changed', ({ updatedAt }) => shortDay(updatedAt)],
  ],
  deliveryPartners: [
    ['Partner', ({ id }) => id],
    ['Name', ({ name }) => name],
    ['Cohorts', ({ cohort }) => cohort.join(', ')],
    ['Changed', ({ updatedAt }) => shortDay(updatedAt)],
  ],
};

type Participant = ReadKinds['participants'];

/** A participant has one entry a course, and most have one course. */
function byCourse(cell: (enrolment: DfeEnrolment) => string): (participant: Participant) => string {
  return ({ npqEnrolments }) => npqEnrolments.map(cell).join(', ');
}
