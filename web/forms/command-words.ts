/** What commands are called on pages: verbs, as buttons are. */
import { commandSpecs } from '../../client/commands/index.js';
import type { CommandInputType } from '../../client/commands/spec.js';

interface Words {
  title: string;
  /** Of the button that does it. */
  button: string;
}

const words: Partial<Record<CommandInputType, Words>> = {
  matchRegistration: { title: 'Match the DfE registration', button: 'Match it' },
  provideEvidence: { title: 'Hand in evidence', button: 'Hand it in' },
  settleSuitability: { title: 'Settle the suitability', button: 'Settle it' },
  requestInformation: { title: 'Ask for more information', button: 'Ask' },
  provideInformation: { title: 'Answer the question for them', button: 'Give the answer' },
  decideFunding: { title: 'Decide the funding', button: 'Decide the funding' },
  accept: { title: 'Accept the application', button: 'Accept' },
  reject: { title: 'Reject the application', button: 'Reject' },
  waitlist: { title: 'Put on the waiting list', button: 'Put on the waiting list' },
  takeOffer: { title: 'Take the place for them', button: 'Take the place' },
  declineOffer: { title: 'Decline the place for them', button: 'Decline the place' },
  takeUpPost: { title: 'Record a new SENCO post', button: 'Record the post' },
  giveUpPost: { title: 'Record that the SENCO post ended', button: 'Record it' },
  correctPost: { title: 'Correct the day of the SENCO post', button: 'Correct it' },
  settleException: { title: 'Settle a question', button: 'Settle it' },
  moveGroup: { title: 'Move to another group', button: 'Move' },
  changeCoach: { title: 'Change the coach', button: 'Change the coach' },
  completeElement: { title: 'Record induction as done', button: 'Record it' },
  creditElement: { title: 'Credit earlier learning', button: 'Credit it' },
  recordAttendance: { title: 'Record attendance', button: 'Record it' },
  bookCatchUp: { title: 'Book a catch-up day', button: 'Book it' },
  selectActivities: { title: 'Choose practice activities', button: 'Choose them' },
  completeActivity: { title: 'Record a practice activity', button: 'Record it' },
  submitTask: { title: 'Hand in a task', button: 'Hand it in' },
  returnFeedback: { title: 'Return feedback', button: 'Return it' },
  bookSession: { title: 'Book a coaching session', button: 'Book it' },
  moveSession: { title: 'Move a coaching session', button: 'Move it' },
  cancelSession: { title: 'Cancel a coaching session', button: 'Cancel the session' },
  completeSession: { title: 'Say a session took place', button: 'Say it took place' },
  missSession: { title: 'Say a session was missed', button: 'Say it was missed' },
  correctSession: { title: 'Correct a session report', button: 'Correct it' },
  submitCaseStudy: { title: 'Hand in the case study', button: 'Hand it in' },
  grantExtension: { title: 'Extend the assessment window', button: 'Extend it' },
  declareConflict: { title: 'Declare a conflict of interest', button: 'Declare it' },
  reassignScript: { title: 'Give the script to another assessor', button: 'Reassign it' },
  releaseResult: { title: 'Release the result', button: 'Release it' },
  appeal: { title: 'Record an appeal', button: 'Record the appeal' },
  defer: { title: 'Defer', button: 'Defer' },
  return: { title: 'Record the return', button: 'Record the return' },
  withdraw: { title: 'Withdraw', button: 'Withdraw' },
  reinstate: { title: 'Reverse the withdrawal', button: 'Reverse it' },
  changeCohort: { title: 'Move to another cohort', button: 'Move' },
  changeProvider: { title: 'Move to another provider', button: 'Move' },
};

/** The line of the reference without its clause. */
export const summaryOf = (type: CommandInputType): string =>
  commandSpecs[type].summary.replace(/ \(S[\d., S]+\)$/, '');

export const titleOfCommand = (type: CommandInputType): string => words[type]?.title ?? summaryOf(type);
export const buttonOfCommand = (type: CommandInputType): string => words[type]?.button ?? 'Do it';
