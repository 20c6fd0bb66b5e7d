/** The table of all messages (S6.5), made from the catalogue of templates, so that it stays true. */
import { kindsGathered } from '../activities/digests/gathering.js';
import { templates, type Addressee, type Worded } from '../workflows/effects/templates.js';
import { table } from './specification/table.js';

/** When each message is sent, and what goes with it. */
const occasions: Record<Worded, string> = {
  'application-received': 'The journey begins. Says what is still missing and until when',
  'evidence-missing': 'The application is incomplete on the chase days of the programme',
  'information-wanted': 'The provider asks a question',
  accepted: 'A place is held. Says who pays and what comes next',
  waitlisted: 'All places are taken, or the provider puts the application on the list',
  'place-offered': 'A place has become free. Says until when it is held',
  'offer-lapsed': 'An offer was declined or not answered in time',
  rejected: 'The provider rejects the application. Gives the reason',
  expired: 'The application was never completed',
  welcome: 'The first stage begins: access and first steps',
  'coach-assigned-to-you':
    'The coach has been replaced; the first one that is heard of, if none was named before',
  'coaching-offered': 'A session is booked. Calendar file: invitation',
  'coaching-moved': 'A session has another time or coach. Calendar file: update',
  'coaching-cancelled':
    'A session that was offered, and is still to come, is cancelled. Calendar file: cancellation',
  'coaching-tomorrow': 'The working day before a session',
  'event-invitation': 'A face-to-face day is dated or dated anew. Calendar file: invitation or update',
  'event-next-week': 'A week before a face-to-face day',
  'event-missed': 'The provider records an absence',
  'event-catch-up': 'A catch-up place is found. Calendar file: update',
  'group-changed': 'Moved to another group. Calendar files: cancellation of days without successor',
  'course-open':
    'An online course opens, or is open already when somebody joins. Lists its practice activities',
  'due-soon': 'Before a due date',
  overdue: 'After a due date',
  'task-received': 'A formative task was handed in',
  feedback: 'Feedback on a formative task was returned',
  'engagement-at-risk': 'Two weeks before a window, or at its opening, when too much is missing',
  'deferral-suggested': 'Long silence after a due date',
  'deferral-confirmed': 'A break begins. Calendar files: cancellations of the days still ahead',
  'return-planned': 'The participant is back from a break',
  'withdrawal-confirmed': 'The journey is broken off. Calendar files: cancellations of all still ahead',
  reinstated: 'A withdrawal is reversed',
  'window-in-two-weeks': 'Two weeks before a window that the participant can join',
  'window-open':
    'A window opens. The case study’s paper is attached if it is sent from here and is there. Calendar file: the window',
  'paper-released': 'The paper came after the opening, or was replaced. It is attached',
  'window-ending': 'Two days before the window closes, if nothing was handed in',
  'extension-granted': 'The window stays open longer. Calendar file: update',
  'submission-received': 'A response within the limits arrived. Word count, hash, time with zone',
  'submission-outside-limits': 'A response over or under the limit arrived. By how much',
  'window-closed-without-submission': 'Nothing was handed in. Names the next window',
  'outcome-wait': 'The window has closed on a response. Says by when the result comes',
  'result-pass': 'A pass is released: certificate, credits, next steps, duty met if it applies',
  'result-fail': 'A fail is released: feedback by criterion, next window, time to appeal',
  'appeal-received': 'An appeal was lodged',
  'appeal-decided': 'The response was marked again',
  'statutory-deadline': '12, 6 and 3 months before the statutory deadline',
  'duty-met': 'The statutory duty is met',
  'post-recorded': 'A post as a SENCO was taken up, given up, or its date put right',
  'details-changed': 'Contact details were changed. Goes to the old address too',
  lapsed: 'The longest duration of the programme has passed',
  'endorsement-asked': 'The journey begins, where a declaration is asked for',
  'endorsement-reminder': 'The declaration is still missing on a chase day',
  'headteacher-accepted': 'The participant has a place',
  'headteacher-withdrawn':
    'The participant has left, and the headteacher had heard of the application or the place',
  'headteacher-outcome': 'A result is released, or an appeal turns it into a pass',
  'participant-assigned': 'The coach has a new participant',
  'participant-taken-away': 'Another coach takes over. Calendar files: cancellations of sessions ahead',
  'session-booked': 'A session is booked. Calendar file: invitation',
  'session-moved':
    'A session has another time, or comes from another coach, who then hears of it as booked. Calendar file: update',
  'session-cancelled': 'A session is cancelled. Calendar file: cancellation',
  'session-tomorrow': 'The working day before a session',
  'session-report': 'An hour after the end of a session: did it take place?',
  'session-report-again': 'Two working days later, if there is no answer',
  'participant-silent': 'The participant has been silent after a due date',
  'work-awaited': 'Feedback on a task, or the coach’s part of a review, is overdue',
  'work-awaited-again': 'The same, some days later, before it becomes a question for the provider',
  'script-allocated': 'A script is to be marked. Candidate number only',
  'script-taken-back':
    'A conflict of interest, the office or other marks take the script from an assessor; says whether a mark counts',
  'script-due': 'The mark for a script is due in three days. Candidate number only',
  'script-replaced':
    'A later version of a script had arrived in time and was read after the close. Candidate number only',
  'script-overdue': 'A script should have been marked. Candidate number only',
  'to-investigate': 'The suitability of an applicant needs a person',
  'needs-a-person': 'Any other exception that waits for a person',
  escalation: 'Neither participant nor coach has been heard of',
  'cannot-reach': 'Every address of the participant refuses messages for good',
  unmarked: 'Each month of the wait for an outcome',
  'outcome-overdue': 'The outcome is past its limit',
  'effect-failed': 'Something could not be done, and trying again will not help',
};

const headings: Record<Addressee, string> = {
  participant: 'To the participant',
  headteacher: 'To the headteacher, or the manager of a setting',
  coach: 'To the coach',
  assessor: 'To the assessor',
  provider: 'To the provider',
};

const preface = `# Messages

Every message that the engine sends (S6.5), by addressee. None is sent more than once per occasion; the participant gets at
most one reminder a day, which lists all that is due. Messages of a rehearsal say so and never leave the machine.

A message to the participant that comes back from one address after it was sent goes once more, in the same words, to
another address if there is one (\`sent-again\`); a reminder does not, for the next one is on its way.

This page is made by \`npm run docs\` from the catalogue in \`workflows/effects/templates.ts\`; a test holds them
together. The texts are in \`activities/messages/\`, one file per chapter.`;

const digest = `In a live journey ${Object.keys(kindsGathered)
  .map((template) => `\`${template}\``)
  .join(', ')} only remind: they go with
the coach's digest, one mail of a morning about all of the coach's participants ([decision 39](decisions/039-a-coachs-morning.md)).
\`session-report\` waits for it only if the session ended before the mail of that morning, or on a day that is no working day.`;

/** The page as it has to stand in `docs/messages.md`. */
export function messagesPage(): string {
  const chapters = Object.entries(headings).map(([addressee, heading]) => {
    const rows = templates[addressee as Addressee].map(
      (template) => [`\`${template}\``, occasions[template]] as const,
    );
    const more = addressee === 'coach' ? `${digest}\n\n` : '';
    return `## ${heading}\n\n${more}${table(['Template', 'Occasion'], rows, Infinity)}`;
  });
  return `${[preface, ...chapters].join('\n\n')}\n`;
}
