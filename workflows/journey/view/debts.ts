/** S6.3: everything that somebody owes, or will owe when its time comes if nothing happens until then (decision 034). */
import type { Element, ElementOf } from '../../../programmes/schema.js';
import { awaitedRoles, markOf } from '../attempts.js';
import { addDays, londonDate } from '../calendar.js';
import { attendanceKnown, elementsOf, eventDay, isDone } from '../lookup.js';
import { dueFromCoach } from '../rules/coach-owes.js';
import { debtorOf, isAcceptedAsMissed, wasAccepted } from '../rules/owing.js';
import { reviewTask, type Side } from '../rules/review-fields.js';
import type { Journey } from '../state.js';
import type { Day, Role } from '../values.js';
import { exceptionSentence } from './sentences.js';
import { waitOf } from './waits.js';

export interface Debt {
  who: Role;
  what: string;
  /** The day or moment by which it is due, or was; null where there is none. */
  due: Day | null;
  /** Since when it is owed; null if it is so already. */
  from: Day | null;
}

/** The wait of a journey as a whole; what is owed in a study is told by its elements, in a marking by its marks. */
const toldOtherwise = new Set(['study', 'engagement', 'window', 'course-begins']);
const markedBy = new Set(['marking', 'moderation', 'appeal']);

/** In no order. The reading changes with events alone: only its comparison with the present is the reader's. */
export function debtsOf(journey: Journey): Debt[] {
  if (journey.ended) return [];
  return [...byStatus(journey), ...marks(journey), ...byExceptions(journey)];
}

function byStatus(journey: Journey): Debt[] {
  const wait = waitOf(journey, journey.at);
  const isMarks = markedBy.has(wait.name) && wait.who === 'assessor';
  const named: Debt[] =
    wait.who === 'engine' || toldOtherwise.has(wait.name) || isMarks
      ? []
      : [{ who: wait.who, what: wait.why.replace(/\.$/, ''), due: wait.until, from: null }];
  if (journey.status !== 'active') return named;
  return [...named, ...elementsOf(journey.programme).flatMap((element) => ofElement(journey, element))];
}

function ofElement(journey: Journey, element: Element): Debt[] {
  const { id, title } = element;
  if (element.kind === 'task' && journey.tasks[id]) return feedbackOf(journey, id, title);
  if (element.kind === 'coaching' && journey.sessions[id]?.status === 'booked')
    return reportOf(journey, id, title);
  if (element.kind === 'coaching' && isDone(journey, id)) return documentOf(journey, element);
  const dates = journey.plan[id];
  const who = debtorOf(journey, element);
  if (!dates || who === null || isAcceptedAsMissed(journey, id)) return [];
  switch (element.kind) {
    case 'event': {
      const day = eventDay(journey, id) ?? dates.due;
      if (attendanceKnown(journey, id)) return [];
      return [{ who, what: `Record the attendance at ${title}`, due: day, from: addDays(day, 1) }];
    }
    case 'coaching':
      return [
        {
          who,
          what: `Find a time for ${title}`,
          due: sessionDue(journey, element, dates.due),
          from: dates.opens,
        },
      ];
    case 'review':
      return reviewOf(journey, element, dates);
    default:
      return [{ who, what: `Complete ${title}`, due: dates.due, from: dates.opens }];
  }
}

/** A session that follows a late task has its days from the hand-in on. */
function sessionDue(journey: Journey, { follows, dueDays }: ElementOf<'coaching'>, planned: Day): Day {
  const on = journey.tasks[follows ?? '']?.on;
  const counted = on === undefined ? planned : addDays(on, dueDays);
  return counted > planned ? counted : planned;
}

/** Feedback is the coach's, and the provider's where there is none; a programme of before says no days for it. */
function feedbackOf(journey: Journey, id: string, title: string): Debt[] {
  const task = journey.tasks[id];
  // The participant has done the task, so that what was accepted is that the feedback does not come.
  if (!task || task.feedback !== null || isDone(journey, id) || wasAccepted(journey, id)) return [];
  return [
    {
      who: coachOr(journey),
      what: `Return feedback on ${title}`,
      due: dueFromCoach(journey, id, task.on),
      from: null,
    },
  ];
}

const coachOr = (journey: Journey): Role => (journey.coach === null ? 'provider' : 'coach');

/** A session that is booked is nobody's debt until it is over; then the coach says whether it took place. */
function reportOf(journey: Journey, id: string, title: string): Debt[] {
  const ends = journey.sessions[id]?.booking?.ends;
  if (ends === undefined || isDone(journey, id)) return [];
  const day = londonDate(ends);
  if (isAcceptedAsMissed(journey, id) && day <= (journey.acceptedMissed[id] ?? '')) return [];
  return [{ who: 'coach', what: `Report whether ${title} took place`, due: day, from: ends }];
}

/** Each side's part of a review: to write, then to agree; the coach has days from the participant's agreement on. */
function reviewOf(journey: Journey, element: Element, { due, opens }: { due: Day; opens: Day }): Debt[] {
  const sides: Side[] = ['participant', 'coach'];
  return sides.flatMap((side): Debt[] => {
    const task = reviewTask(journey, element, side);
    if (task === null || isAcceptedAsMissed(journey, element.id)) return [];
    const since = journey.reviews[element.id]?.since;
    const isCoachs = side === 'coach' && since !== undefined;
    return [
      {
        who: side === 'coach' ? coachOr(journey) : side,
        what: `${task === 'write' ? 'Write' : 'Agree'} ${element.title}`,
        due: isCoachs ? dueFromCoach(journey, element.id, since) : due,
        from: task === 'write' ? opens : null,
      },
    ];
  });
}

/** The document of an impact review that was held (S3.10); programmes of before ask for none. */
function documentOf(journey: Journey, element: ElementOf<'coaching'>): Debt[] {
  const dates = journey.plan[element.id];
  const isHeld = journey.sessions[element.id]?.status === 'held';
  return element.fields && dates && isHeld ? reviewOf(journey, element, dates) : [];
}

/** S5.4: whoever has a script and has not marked it, by the day on which the mark is due. */
function marks(journey: Journey): Debt[] {
  const { markingDays } = journey.programme.assessment;
  return journey.attempts.flatMap((attempt) =>
    awaitedRoles(attempt).flatMap((role): Debt[] => {
      const mark = markOf(attempt, role);
      if (!mark) return [];
      const due = mark.allocated === undefined ? null : addDays(londonDate(mark.allocated), markingDays);
      return [{ who: 'assessor', what: `Mark the case study (${role})`, due, from: null }];
    }),
  );
}

/** A question that waits for a provider's person has no date of its own: it is due since it was raised. */
const byExceptions = (journey: Journey): Debt[] =>
  journey.exceptions.map(({ code, about, since }) => ({
    who: 'provider',
    what: exceptionSentence(journey, code, about).replace(/\.$/, ''),
    due: londonDate(since),
    from: null,
  }));
