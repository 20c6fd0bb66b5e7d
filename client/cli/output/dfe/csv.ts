/** The Department’s records as CSV: every attribute, under the port’s names, formula-safe. */
import type { ReadKinds } from '../../../../dfe/polling/kinds.js';
import type { DfeApplication } from '../../../../dfe/records/application.js';
import type { DfeDeclaration } from '../../../../dfe/records/declaration.js';
import { csvLine, type Cell } from '../../../reading/csv.js';

const applicationKeys = [
  ...(['id', 'fullName', 'status', 'courseIdentifier', 'cohort', 'cohortSuffix', 'participantId'] as const),
  ...(['email', 'emailValidated', 'teacherReferenceNumber', 'teacherReferenceNumberValidated'] as const),
  ...(['schoolUrn', 'schoolUkprn', 'privateChildcareProviderUrn', 'employerName'] as const),
  ...(['employmentRole', 'worksInSchool', 'headteacherStatus', 'worksAsSenco', 'sencoStartDate'] as const),
  ...(['eligibleForFunding', 'ineligibleForFundingReason', 'fundedPlace', 'fundingChoice'] as const),
  ...(['targetedDeliveryFundingEligibility', 'scheduleIdentifier', 'reasonForRejection'] as const),
  ...(['teacherCatchment', 'teacherCatchmentCountry', 'teacherCatchmentIsoCountryCode'] as const),
  ...(['ittProvider', 'leadMentor', 'createdAt', 'updatedAt'] as const),
] satisfies readonly (keyof DfeApplication)[];

const declarationKeys = [
  ...(['id', 'participantId', 'declarationType', 'declarationDate', 'state', 'hasPassed'] as const),
  ...(['courseIdentifier', 'applicationId', 'deliveryPartnerId', 'deliveryPartnerName'] as const),
  ...(['secondaryDeliveryPartnerId', 'secondaryDeliveryPartnerName', 'statementId'] as const),
  ...(['clawbackStatementId', 'ineligibleForFundingReason', 'upliftPaid', 'leadProviderName'] as const),
  ...(['createdAt', 'updatedAt'] as const),
] satisfies readonly (keyof DfeDeclaration)[];

interface Layout<R> {
  head: readonly string[];
  rows: (record: R) => Cell[][];
}

/** Records without anything inside. */
const flat = <R extends Record<K, Cell>, K extends string>(keys: readonly K[]): Layout<R> => ({
  head: keys,
  rows: (record) => [keys.map((key) => record[key])],
});

const layouts: { [K in keyof ReadKinds]: Layout<ReadKinds[K]> } = {
  applications: flat(applicationKeys),
  participants: {
    head: [
      ...['id', 'fullName', 'previousNames', 'teacherReferenceNumber', 'updatedAt', 'mergedIds'],
      ...['courseIdentifier', 'trainingStatus', 'cohort', 'cohortSuffix', 'scheduleIdentifier', 'email'],
      ...['npqApplicationId', 'eligibleForFunding', 'fundedPlace', 'schoolUrn', 'acceptedAt'],
      ...['deferralReason', 'deferralDate', 'withdrawalReason', 'withdrawalDate'],
    ],
    rows: participantRows,
  },
  declarations: flat(declarationKeys),
  outcomes: flat([
    ...(['id', 'participantId', 'state', 'completionDate', 'courseIdentifier'] as const),
    ...(['createdAt', 'updatedAt'] as const),
  ]),
  statements: flat([
    ...(['id', 'cohort', 'month', 'year', 'cutOffDate', 'paymentDate', 'paid'] as const),
    ...(['createdAt', 'updatedAt'] as const),
  ]),
  deliveryPartners: {
    head: ['id', 'name', 'cohort', 'createdAt', 'updatedAt'],
    rows: ({ id, name, cohort, createdAt, updatedAt }) => [
      [id, name, cohort.join(' '), createdAt, updatedAt],
    ],
  },
};

/** A line for each course that a participant was accepted for. */
function participantRows(one: ReadKinds['participants']): Cell[][] {
  const person = [
    one.id,
    one.fullName,
    one.previousNames.join('; '),
    one.teacherReferenceNumber,
    one.updatedAt,
    one.participantIdChanges.map(({ fromParticipantId }) => fromParticipantId).join(' '),
  ];
  return one.npqEnrolments.map((enrolment) => [
    ...person,
    enrolment.courseIdentifier,
    enrolment.trainingStatus,
    enrolment.cohort,
    enrolment.cohortSuffix,
    enrolment.scheduleIdentifier,
    enrolment.email,
    enrolment.npqApplicationId,
    enrolment.eligibleForFunding,
    enrolment.fundedPlace,
    enrolment.schoolUrn,
    enrolment.createdAt,
    enrolment.deferral?.reason ?? null,
    enrolment.deferral?.date ?? null,
    enrolment.withdrawal?.reason ?? null,
    enrolment.withdrawal?.date ?? null,
  ]);
}

/** With a byte order mark, so that a spreadsheet reads it as UTF-8. */
export function dfeCsv<K extends keyof ReadKinds>(kind: K, records: readonly ReadKinds[K][]): string {
  const { head, rows } = layouts[kind];
  return `\uFEFF${csvLine(head)}${records.flatMap(rows).map(csvLine).join('')}`;
}
