/** One of the Department’s records, in full. */
import type { DfeApplication } from '../../../../dfe/records/application.js';
import type { DfeDeclaration } from '../../../../dfe/records/declaration.js';
import type { DfeDeliveryPartner } from '../../../../dfe/records/delivery-partner.js';
import type { DfeOutcome } from '../../../../dfe/records/outcome.js';
import type { DfeStatement } from '../../../../dfe/records/statement.js';
import { heading, labelled, page, shown } from '../plain.js';
import { dayWords } from '../times.js';
import { cohortWords, moment, yesOrNo } from './words.js';

/** A label and what is known; lines of which nothing is known are left out. */
export function known(label: string, value: string | null): string[] {
  return value === null || value === '' ? [] : labelled(label, shown(value));
}

const joined = (...parts: (string | null)[]): string | null =>
  parts.filter((part) => part !== null && part !== '').join(', ') || null;

export function applicationPage(one: DfeApplication): string {
  return page([
    `${heading(shown(one.fullName))}  ${one.id}`,
    ...known('Status', joined(one.status, one.reasonForRejection)),
    ...known('Next', nextWords(one)),
    ...known('Course', `${one.courseIdentifier}, cohort ${cohortWords(one)}`),
    ...known('Schedule', one.scheduleIdentifier),
    ...known('Funding', fundingWords(one)),
    ...known('Funded place', yesOrNo(one.fundedPlace)),
    ...known('Participant', one.participantId),
    ...known('TRN', trnWords(one)),
    ...known('Email', one.email),
    ...known(
      'SENCO',
      joined(one.worksAsSenco, one.sencoStartDate && `since ${dayWords(one.sencoStartDate)}`),
    ),
    ...known('Works', joined(one.employmentRole, one.employerName)),
    ...known(
      'School',
      joined(one.schoolUrn && `URN ${one.schoolUrn}`, one.schoolUkprn && `UKPRN ${one.schoolUkprn}`),
    ),
    ...known('Childcare', one.privateChildcareProviderUrn),
    ...known('Headteacher', one.headteacherStatus),
    ...known('Country', one.teacherCatchmentCountry),
    ...known('ITT provider', joined(one.ittProvider, one.leadMentor ? 'lead mentor' : null)),
    ...known('Made', moment(one.createdAt)),
    ...known('Changed', moment(one.updatedAt)),
  ]);
}

function nextWords({ id, status }: DfeApplication): string | null {
  if (status === 'pending') {
    return `journeys dfe applications accept ${id}, or reject: the person waits for the answer`;
  }
  if (status !== 'rejected') return null;
  return 'it stays so: to take part after all, the person registers again, or the Department reverts it';
}

function fundingWords(one: DfeApplication): string | null {
  const eligible = one.eligibleForFunding ? 'eligible' : 'not eligible';
  const pays = one.fundingChoice === null ? null : `otherwise paid by: ${one.fundingChoice}`;
  return joined(eligible, one.ineligibleForFundingReason, pays);
}

const trnWords = ({ teacherReferenceNumber: trn, teacherReferenceNumberValidated: valid }: DfeApplication) =>
  trn === null ? 'none that is verified' : joined(trn, valid ? 'verified' : null);

export function declarationPage(one: DfeDeclaration): string {
  return page([
    `${heading(shown(one.declarationType))}  ${one.id}`,
    ...known('State', joined(one.state, one.ineligibleForFundingReason, payWords(one.state))),
    ...known('Of', moment(one.declarationDate)),
    ...known('Course', one.courseIdentifier),
    ...known('Passed', yesOrNo(one.hasPassed)),
    ...known('Participant', one.participantId),
    ...known('Application', one.applicationId),
    ...known('Partner', joined(one.deliveryPartnerName, one.deliveryPartnerId)),
    ...known('Second', joined(one.secondaryDeliveryPartnerName, one.secondaryDeliveryPartnerId)),
    ...known('Statement', one.statementId),
    ...known('Clawed back', one.clawbackStatementId),
    ...known('Made by', one.leadProviderName),
    ...known('Made', moment(one.createdAt)),
    ...known('Changed', moment(one.updatedAt)),
  ]);
}

/** What a state means for money. */
const states: Readonly<Record<string, string>> = {
  submitted: 'not paid as it stands: no funding for this participant',
  eligible: 'to be paid with its statement',
  ineligible: 'never paid: the same milestone stands for another record of this person',
};
const payWords = (state: string): string | null => states[state] ?? null;

export const outcomePage = (one: DfeOutcome): string =>
  page([
    `${heading(shown(one.state))}  ${one.id}`,
    ...known('Completed', dayWords(one.completionDate)),
    ...known('Course', one.courseIdentifier),
    ...known('Participant', one.participantId),
    ...known('Sent', moment(one.createdAt)),
    ...known('Changed', moment(one.updatedAt)),
  ]);

export const statementPage = (one: DfeStatement): string =>
  page([
    `${heading(`${shown(one.month)} ${shown(one.year)}`)}  ${one.id}`,
    ...known('Cohort', one.cohort),
    ...known('Cut-off', `${dayWords(one.cutOffDate)}, the last day for declarations on it`),
    ...known('Payment', `${dayWords(one.paymentDate)}${one.paid ? '' : ', not paid yet'}`),
    ...known('Paid', yesOrNo(one.paid)),
    ...known('Changed', moment(one.updatedAt)),
  ]);

export const partnerPage = (one: DfeDeliveryPartner): string =>
  page([
    `${heading(shown(one.name))}  ${one.id}`,
    ...known('Cohorts', one.cohort.join(', ')),
    ...known('Made', moment(one.createdAt)),
    ...known('Changed', moment(one.updatedAt)),
  ]);
