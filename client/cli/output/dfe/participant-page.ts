/** One participant as the Department knows them, course by course, and what can be done next. */
import type { DfeEnrolment, DfeParticipant } from '../../../../dfe/records/participant.js';
import { heading, page, shown } from '../plain.js';
import { known } from './record-pages.js';
import { cohortWords, moment, yesOrNo } from './words.js';

export function participantPage(one: DfeParticipant): string {
  return page([
    `${heading(shown(one.fullName))}  ${one.id}`,
    ...known('Earlier names', one.previousNames.join('; ')),
    ...known('TRN', one.teacherReferenceNumber ?? 'none that is verified'),
    ...known('Changed', moment(one.updatedAt)),
    ...one.participantIdChanges.flatMap(({ fromParticipantId, changedAt }) =>
      known('Merged', `${fromParticipantId} was taken into this record, ${moment(changedAt)}`),
    ),
    ...one.npqEnrolments.flatMap((enrolment) => ['', ...enrolmentLines(one.id, enrolment)]),
  ]);
}

function enrolmentLines(id: string, one: DfeEnrolment): string[] {
  return [
    `${heading(shown(one.courseIdentifier))}, cohort ${shown(cohortWords(one))}`,
    ...known('Status', statusWords(one)),
    ...known('Next', nextWords(id, one)),
    ...known('Schedule', one.scheduleIdentifier),
    ...known('Funding', one.eligibleForFunding ? 'eligible when registered' : 'not eligible when registered'),
    ...known('Funded place', yesOrNo(one.fundedPlace)),
    ...known('School', one.schoolUrn === null ? null : `URN ${one.schoolUrn}`),
    ...known('Email', one.email),
    ...known('Application', one.npqApplicationId),
    ...known('Accepted', moment(one.createdAt)),
  ];
}

function statusWords({ trainingStatus, deferral, withdrawal }: DfeEnrolment): string {
  const since = deferral ?? withdrawal;
  return since ? `${trainingStatus}, ${since.reason}, ${moment(since.date)}` : trainingStatus;
}

/** Only where there is something to know. */
function nextWords(id: string, { trainingStatus, courseIdentifier }: DfeEnrolment): string | null {
  const resume = `journeys dfe participants resume ${id} --course ${courseIdentifier}`;
  if (trainingStatus === 'deferred') return `when they return: ${resume}`;
  if (trainingStatus !== 'withdrawn') return null;
  return `nothing dated after the withdrawal can be declared; should they return: ${resume}`;
}
