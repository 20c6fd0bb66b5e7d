/** What waits for a provider's person (S2.9): for every code, what happened and what to do. */
import { londonDate } from '../../workflows/journey/calendar.js';
import { readKey } from './key-form.js';
import { codeInWords, dayInWords } from './words.js';
import type { ExceptionCode } from '../../workflows/journey/values.js';
import type { MessageContext } from './message.js';
import { dueInWords, eventDayInWords, titleOf } from './study-words.js';
import { statutoryDay } from './items.js';
import { appealedAttempt, scriptedAttempt } from '../../workflows/journey/attempts.js';

interface Question {
  subject: string;
  happened: (context: MessageContext, about: string) => string;
  todo: string;
}

/** An appeal is due on the day on which it is said to be overdue. */
const outcomeDue = ({ journey, event }: MessageContext): string =>
  dayInWords(
    londonDate((appealedAttempt(journey) ? null : scriptedAttempt(journey)?.outcomeDue) ?? event.at),
  );

/** The effect that failed: mostly a message, whose key says what it was and for whom. */
function effectInWords(effect: string): string {
  const message = readKey(effect.replace(/^message\//, ''));
  return message
    ? `The message "${codeInWords(message.template)}" to the ${message.addressee} could not be delivered`
    : `"${effect}" could not be carried out`;
}

const notAsked: Record<string, string> & { undeliverable: string } = {
  'no-address': 'There is no address at which the headteacher can be asked to endorse this application.',
  'own-address':
    'The address given for the headteacher is the applicant’s own, so that nobody independent was asked to endorse this application.',
  'applicant-is-head':
    'The applicant is the headteacher, so that somebody else has to endorse this application. Nobody has been asked yet.',
  declined: 'The headteacher was asked to endorse this application, and has declined.',
  undeliverable: 'The letter that asks the headteacher to endorse this application does not arrive.',
};

export const questions: Record<ExceptionCode, Question> = {
  'suitability-to-investigate': {
    subject: 'An application needs to be looked at',
    happened: () => 'The rules alone cannot say whether this applicant is suitable.',
    todo: 'Look at the application, ask for more information if you need it, and settle the suitability with a reason.',
  },
  'found-unsuitable': {
    subject: 'An applicant does not meet the criteria',
    happened: () =>
      'This applicant was found unsuitable. Nobody has been chased for evidence, and the applicant has not been told yet.',
    todo: 'Decide: reject the application with a reason, which the applicant is told, or settle the suitability as suitable, with a reason. Then the evidence is asked for.',
  },
  'endorsement-not-asked': {
    subject: 'Nobody can be asked to endorse an application',
    happened: (_, about) => notAsked[about] ?? notAsked['undeliverable'],
    todo: 'Change the details to the name and address of somebody independent, such as the headteacher or the chair of governors, who is then asked; or hand in the declaration that you have from them. To ask again at the address that is there, settle the question as resolved.',
  },
  'joined-too-late': {
    subject: 'Joined too late for a part of the programme',
    happened: (context, about) =>
      `${titleOf(context.journey, about)} was due by ${dueInWords(context.journey, about)}, before the participant joined.`,
    todo: 'Arrange a way to catch up, credit the part, or accept it with a reason.',
  },
  'event-in-school-holiday': {
    subject: 'A face-to-face day falls in a school holiday',
    happened: (context, about) =>
      `${titleOf(context.journey, about)} is on ${eventDayInWords(context.journey, about)}, in a school holiday.`,
    todo: 'Move the participant to another group, or accept the day with a reason.',
  },
  'statutory-deadline-at-risk': {
    subject: 'The statutory deadline would be missed',
    happened: (context, about) =>
      `The result is expected by ${dayInWords(about)}, after the statutory deadline of ${statutoryDay(context.journey)}.`,
    todo: 'Look for an earlier window or another cohort with the participant, or accept it with a reason.',
  },
  'no-coaching-slot': {
    subject: 'No free time for a coaching session',
    happened: (context, about) =>
      `The coach has no free time for ${titleOf(context.journey, about)} in the days allowed for it.`,
    todo: 'Agree a time with the coach and book it, or change the coach.',
  },
  'no-coach': {
    subject: 'No coach is free',
    happened: () => 'No coach of yours has room for another participant.',
    todo: 'Add a coach or raise the number of participants that one of them takes, and assign the participant.',
  },
  'no-catch-up-place': {
    subject: 'No catch-up place for a missed day',
    happened: (context, about) =>
      `There is no free place on another day for ${titleOf(context.journey, about)}.`,
    todo: 'Find a place with another group and book it, or agree something else with the participant.',
  },
  'group-to-choose': {
    subject: 'A group has to be chosen',
    happened: () =>
      'Several groups have room, and it is not known where the school is: which of them is the nearest cannot be said.',
    todo: 'Accept the application again and name the group, or correct the school and settle the question as resolved.',
  },
  'attendance-not-recorded': {
    subject: 'Attendance is not recorded',
    happened: (context, about) =>
      `Nobody has recorded whether the participant was at ${titleOf(context.journey, about)} on ${eventDayInWords(context.journey, about)}.`,
    todo: 'Look at the list of the day and record who was there.',
  },
  'session-not-reported': {
    subject: 'A coaching session is not reported',
    happened: (context, about) =>
      `The coach has been asked twice whether ${titleOf(context.journey, about)} took place and has not answered.`,
    todo: 'Ask the coach, and record the session as completed or missed.',
  },
  'feedback-missing': {
    subject: 'Feedback on a task is missing',
    happened: (context, about) =>
      `Feedback on ${titleOf(context.journey, about)} has not been returned, and the participant waits for it.`,
    todo: 'Ask the coach, or have somebody else return it.',
  },
  'review-not-agreed': {
    subject: 'A review waits for the coach',
    happened: (context, about) =>
      `The participant has agreed to ${titleOf(context.journey, about)}, and the coach has not.`,
    todo: 'Ask the coach to write their part and to agree, or give the participant another coach.',
  },
  silent: {
    subject: 'A participant has been silent',
    happened: (context, about) =>
      `${titleOf(context.journey, about)} was due by ${dueInWords(context.journey, about)}. The participant and the coach have been reminded, and nothing has come.`,
    todo: 'Ring the participant. If this is not the time for it, offer a break.',
  },
  'cannot-reach': {
    subject: 'A participant cannot be reached by email',
    happened: () => 'Every email address that we have for this participant refuses our messages for good.',
    todo: 'Ring the participant or the school, and correct the address. Messages go out again from then on.',
  },
  'signal-refused': {
    subject: 'A report of a coaching session was refused',
    happened: (context, about) =>
      `A system reported ${titleOf(context.journey, about)}, and the report did not fit the record.`,
    todo: 'Look at the timeline, ask the coach, and record what took place.',
  },
  'effect-failed': {
    subject: 'Something could not be done',
    happened: (_, about) => `${effectInWords(about)}, and trying again will not help.`,
    todo: 'Look at the timeline to see what it was, do it by hand if it is still needed, and settle the question.',
  },
  'return-overdue': {
    subject: 'A participant has not come back from a break',
    happened: (context) =>
      `The return was expected on ${dayInWords(context.journey.deferral?.expectedReturn ?? londonDate(context.event.at))}.`,
    todo: 'Ask the participant, and record the return, a new date, or the withdrawal.',
  },
  'no-marker': {
    subject: 'No assessor is free for a script',
    happened: (_, about) => `No assessor without a conflict of interest has room for the script ${about}.`,
    todo: 'Add an assessor, or raise the number of scripts that one of them takes: whoever is free then gets it, without anything else being asked of you.',
  },
  'marking-overdue': {
    subject: 'Marking is overdue',
    happened: (_, about) =>
      `The script ${about} should have been marked by now. The assessor has been reminded.`,
    todo: 'Ask the assessor, or have it marked by another one.',
  },
  'conflict-found': {
    subject: 'A conflict of interest in marking',
    happened: (_, about) =>
      `An assessor of the script ${about} has a conflict of interest with its author. The script has left their queue, a mark of theirs does not count, and it goes to somebody else.`,
    todo: 'You need to do nothing for the marking to go on. Look at the timeline, and settle the question once you have seen it.',
  },
  'conflict-after-result': {
    subject: 'A conflict of interest, after the result',
    happened: (_, about) =>
      `An assessor of the script ${about} has a conflict of interest with its author, and its result was released already. The result stands as it is, because only you can decide what becomes of it.`,
    todo: 'Look who knew what and when. If the result should not stand, let the participant appeal, so that others mark it again; else accept it with a reason.',
  },
  'outcome-overdue': {
    subject: 'A result is overdue',
    happened: (context, about) =>
      `The result of the script ${about} was due by ${outcomeDue(context)} and has not been released.`,
    todo: 'Act today: find out where the marking stands, release the result, and tell the participant if it takes longer.',
  },
  'no-later-window': {
    subject: 'No later assessment window',
    happened: (context) =>
      `The participant needs another assessment window, and ${context.journey.cohort.title} has none left.`,
    todo: 'Move the participant to a later cohort, or talk with them about what is possible.',
  },
};
