/** S4.3: a journey is always in a named stage or a named wait; here each wait has its reason and its person. */
import { agendaKey } from '../agenda/keys.js';
import { londonDate } from '../calendar.js';
import { elementsOf, isFinished } from '../lookup.js';
import { gateOf } from '../rules/engagement.js';
import { chasedOf, isUnsuitable } from '../rules/endorsement.js';
import { missingOf } from '../rules/evidence.js';
import { forecastOf } from '../rules/forecast.js';
import { isAcceptedAsMissed } from '../rules/owing.js';
import { roundUnderWay } from '../rounds.js';
import type { Attempt, Journey } from '../state.js';
import type { Day, Instant, Role } from '../values.js';
import { appealedAttempt, latestAttempt } from '../attempts.js';

export type WaitName =
  | 'application-form'
  | 'evidence'
  | 'information'
  | 'investigation'
  | 'funding-decision'
  | 'provider-decision'
  | 'place'
  | 'waiting-list'
  | 'offer'
  | 'course-begins'
  | 'study'
  | 'engagement'
  | 'window'
  | 'submission'
  | 'marking'
  | 'moderation'
  | 'release'
  | 'appeal'
  | 'appeal-period'
  | 'return'
  | 'reversal-period'
  | 'none';

export interface Wait {
  name: WaitName;
  /** Why the journey is where it is, in a sentence. */
  why: string;
  /** Who has to act next; the engine acts by itself on dates. */
  who: Role;
  /** A day, or an instant where the hour matters. */
  until: Day | null;
}

const wait = (name: WaitName, who: Role, why: string, until: string | null = null): Wait => ({
  name,
  why,
  who,
  until,
});

export function waitOf(journey: Journey, at: Instant): Wait {
  if (journey.ended) return wait('none', 'engine', `The journey ended: ${journey.ended.as}.`);
  if (journey.deferral) {
    const until = journey.deferral.expectedReturn;
    return wait('return', 'participant', `Deferred; the return is expected on ${until}.`, until);
  }
  if (journey.status === 'withdrawn') {
    const until = journey.agenda.find((item) => item.key === agendaKey('withdrawal/final'))?.at ?? null;
    return wait('reversal-period', 'provider', 'Withdrawn; it can still be reversed.', until);
  }
  if (journey.status === 'applying') return applicationWait(journey);
  return assessmentWait(journey) ?? studyWait(journey, at);
}

function applicationWait(journey: Journey): Wait {
  const { application } = journey;
  const missing = missingOf(journey);
  if (application.place === 'offered') {
    return wait(
      'offer',
      'participant',
      'A place is offered and not yet taken.',
      application.offer?.until ?? null,
    );
  }
  if (application.place === 'waitlisted')
    return wait('waiting-list', 'engine', 'On the waiting list for a place.');
  if (application.place === 'sought' && journey.exceptions.some(({ code }) => code === 'group-to-choose'))
    return wait('place', 'provider', 'A group has to be chosen: it is not known which is the nearest.');
  if (application.place === 'sought') return wait('place', 'engine', 'A place is being reserved.');
  if (application.form === null) {
    return wait('application-form', 'participant', 'The provider’s form has not come in yet.');
  }
  if (application.informationAsked)
    return wait('information', 'participant', 'More information was asked for.');
  if (application.suitability?.verdict === 'investigate') {
    const why = `Suitability is to be investigated: ${application.suitability.reasons.join(', ')}.`;
    return wait('investigation', 'provider', why);
  }
  if (isUnsuitable(journey)) {
    const why = `Found unsuitable: ${application.suitability?.reasons.join(', ') ?? ''}. It is rejected, or settled as suitable.`;
    return wait('investigation', 'provider', why);
  }
  if (missing.length > 0 && chasedOf(journey).length === 0) {
    return wait('evidence', 'provider', 'Nobody independent can be asked for the endorsement yet.');
  }
  if (missing.length > 0) {
    const who = chasedOf(journey)[0] === 'headteacher-declaration' ? 'headteacher' : 'participant';
    const until = journey.agenda.find((item) => item.key === agendaKey('application/deadline'))?.at ?? null;
    return wait('evidence', who, `Still missing: ${missing.join(', ')}.`, until);
  }
  if (application.funding === null)
    return wait('funding-decision', 'provider', 'The funding is not decided yet.');
  return wait('provider-decision', 'provider', 'Complete; the provider has to accept or reject it.');
}

/** With nobody free to mark again it is the provider who has to find somebody; then it is released like any result (S5.5). */
function appealWait(attempt: Attempt): Wait {
  const round = roundUnderWay(attempt);
  if (round?.result)
    return wait('release', 'provider', 'The result of the appeal is confirmed and waits to be released.');
  if (!attempt.marks.some(({ total }) => total === null))
    return wait(
      'appeal',
      'provider',
      'An appeal waits for an assessor who is free to mark the case study again.',
    );
  return round?.sampled
    ? wait('appeal', 'assessor', 'The mark that was given on appeal is being moderated.')
    : wait('appeal', 'assessor', 'An appeal is being decided by a re-marking.');
}

function assessmentWait(journey: Journey): Wait | null {
  const attempt = latestAttempt(journey);
  if (!attempt) return null;
  const appealed = appealedAttempt(journey);
  if (attempt.closed && appealed) return appealWait(appealed);
  if (!attempt.closed) {
    const why = attempt.submission
      ? 'A case study is handed in; it may be replaced until the window closes.'
      : 'The window is open; the case study is to be handed in.';
    return wait('submission', 'participant', why, attempt.closes);
  }
  if (attempt.script === null) return null;
  if (attempt.result === null) {
    const open = attempt.marks.find((mark) => mark.total === null);
    const moderation = attempt.sampled === true;
    const why = moderation ? 'The mark is being moderated.' : 'The case study is being marked.';
    const who = open ? 'assessor' : 'provider';
    return wait(moderation ? 'moderation' : 'marking', who, why, attempt.outcomeDue);
  }
  if (attempt.released === null) {
    return wait(
      'release',
      'provider',
      'The result is confirmed and waits to be released.',
      attempt.outcomeDue,
    );
  }
  const end = journey.agenda.find((item) => item.key === agendaKey('appeal/ends'))?.at ?? null;
  return end === null
    ? null
    : wait('appeal-period', 'participant', 'Not passed; an appeal is still possible.', end);
}

function studyWait(journey: Journey, at: Instant): Wait {
  const left = elementsOf(journey.programme).filter(
    (element) =>
      journey.plan[element.id] !== undefined &&
      !isFinished(journey, element) &&
      !isAcceptedAsMissed(journey, element.id),
  );
  if (journey.stage === 'application') {
    return wait(
      'course-begins',
      'engine',
      'Accepted; the induction has not begun.',
      journey.cohort.induction.opens,
    );
  }
  const gate = gateOf(journey);
  const window = forecastOf(journey, at)?.window;
  const opens = journey.cohort.windows.find((one) => one.id === window)?.opens ?? null;
  if (gate.met) {
    const why = opens
      ? `Ready for the summative assessment; the next window opens on ${opens}.`
      : 'Ready for the summative assessment, but the cohort has no window left.';
    return wait('window', opens ? 'engine' : 'provider', why, opens);
  }
  const overdue = left.some((element) => (journey.plan[element.id]?.due ?? '') < londonDate(at));
  const why = overdue ? 'Studying; something is overdue.' : 'Studying by the plan.';
  const passedWindow = journey.windowsPassed.length > 0;
  if (passedWindow)
    return wait('engagement', 'participant', `Missing for the gate: ${gate.missing.join(', ')}.`, opens);
  return wait('study', 'participant', why, opens);
}
