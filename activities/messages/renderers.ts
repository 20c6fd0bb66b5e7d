/** Which function writes which message: every template of the catalogue has exactly one (S6.5). */
import type { Worded } from '../../workflows/effects/templates.js';
import * as application from './application.js';
import * as assessment from './assessment.js';
import * as assessor from './assessor.js';
import * as coach from './coach.js';
import * as coaching from './coaching.js';
import * as duty from './duty.js';
import * as events from './events.js';
import * as gate from './gate.js';
import * as headteacher from './headteacher.js';
import * as interruption from './interruption.js';
import type { Render } from './message.js';
import * as outcome from './outcome.js';
import * as provider from './provider.js';
import * as study from './study.js';

export const renderers: Record<Worded, Render> = {
  'application-received': application.applicationReceived,
  'evidence-missing': application.evidenceMissing,
  'information-wanted': application.informationWanted,
  accepted: application.applicationAccepted,
  waitlisted: application.waitlisted,
  'place-offered': application.placeOffered,
  'offer-lapsed': application.offerLapsed,
  rejected: application.rejected,
  expired: application.expired,
  welcome: study.welcome,
  'coach-assigned-to-you': coaching.coachAssignedToYou,
  'coaching-offered': coaching.coachingOffered,
  'coaching-moved': coaching.coachingMoved,
  'coaching-cancelled': coaching.coachingCancelled,
  'coaching-tomorrow': coaching.coachingTomorrow,
  'event-invitation': events.eventInvitation,
  'event-next-week': events.eventNextWeek,
  'event-missed': events.eventMissed,
  'event-catch-up': events.eventCatchUp,
  'group-changed': events.groupChanged,
  'course-open': study.courseOpen,
  'due-soon': study.dueSoon,
  overdue: study.workOverdue,
  'task-received': study.taskReceived,
  feedback: study.feedback,
  'engagement-at-risk': gate.engagementAtRisk,
  'deferral-suggested': study.deferralSuggested,
  'deferral-confirmed': interruption.deferralConfirmed,
  'return-planned': interruption.returnPlanned,
  'withdrawal-confirmed': interruption.withdrawalConfirmed,
  reinstated: interruption.reinstated,
  'window-in-two-weeks': assessment.windowInTwoWeeks,
  'window-open': assessment.windowOpen,
  'paper-released': assessment.paperReleased,
  'window-ending': assessment.windowEnding,
  'extension-granted': assessment.extensionGranted,
  'submission-received': assessment.submissionReceived,
  'submission-outside-limits': assessment.submissionOutsideLimits,
  'window-closed-without-submission': outcome.windowClosedWithoutSubmission,
  'outcome-wait': outcome.outcomeWait,
  'result-pass': outcome.resultPass,
  'result-fail': outcome.resultFail,
  'appeal-received': outcome.appealReceived,
  'appeal-decided': outcome.appealDecided,
  'statutory-deadline': duty.statutoryDeadline,
  'duty-met': duty.dutyMet,
  'post-recorded': duty.postRecorded,
  'details-changed': interruption.detailsChanged,
  lapsed: interruption.lapsed,
  'endorsement-asked': headteacher.endorsementAsked,
  'endorsement-reminder': headteacher.endorsementReminder,
  'headteacher-accepted': headteacher.headteacherAccepted,
  'headteacher-withdrawn': headteacher.headteacherWithdrawn,
  'headteacher-outcome': headteacher.headteacherOutcome,
  'participant-assigned': coach.participantAssigned,
  'participant-taken-away': coach.participantTakenAway,
  'session-booked': coach.sessionBooked,
  'session-moved': coach.sessionMoved,
  'session-cancelled': coach.sessionCancelled,
  'session-tomorrow': coach.sessionTomorrow,
  'session-report': coach.sessionReport,
  'session-report-again': coach.sessionReportAgain,
  'participant-silent': coach.participantSilent,
  'work-awaited': coach.workAwaited,
  'work-awaited-again': coach.workAwaitedAgain,
  'script-allocated': assessor.scriptAllocated,
  'script-replaced': assessor.scriptReplaced,
  'script-taken-back': assessor.scriptTakenBack,
  'script-due': assessor.scriptDue,
  'script-overdue': assessor.scriptOverdue,
  'to-investigate': provider.needsAPerson,
  'needs-a-person': provider.needsAPerson,
  escalation: provider.needsAPerson,
  'cannot-reach': provider.needsAPerson,
  unmarked: provider.unmarked,
  'outcome-overdue': provider.needsAPerson,
  'effect-failed': provider.needsAPerson,
};
