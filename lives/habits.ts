/** When the people around a journey usually do things; what differs from one participant to the next is behaviour. */
import type { Evidence, ExceptionCode } from '../workflows/journey/values.js';

/** So many days after what brings it, at a London time. */
export interface Habit {
  days: number;
  time: string;
}

export interface Habits {
  /** After the enrolment; only what is named is handed in, and only what the programme asks for. */
  evidence: Partial<Record<Evidence, Habit>>;
  /** After the enrolment. */
  rejects: Habit;
  funds: Habit;
  accepts: Habit;
  /** After the induction opens. */
  induction: Habit;
  /** The activities of a course: all on one evening, or one an evening up to the day before. */
  activities: 'at-once' | 'one-a-day';
  coachAgrees: string;
  /** The day of the window on which the first submission is handed in, counted from its opening. */
  submits: Habit;
  /** Those for whom it is work do it on working days, or on whatever day it falls. */
  works: 'on-working-days' | 'on-any-day';
  returnsFeedback: Habit;
  marks: Habit;
  /** The first results of a cohort wait for its board; a later one may be released sooner. */
  releases: Habit;
  releasesLater: Habit;
  /** What the provider's office accepts, with the reason it gives; the rest stays on its list. */
  settles: Partial<Record<ExceptionCode, string>>;
}

export const usual: Habits = {
  evidence: {
    'qts-certificate': { days: 3, time: '10:00' },
    'headteacher-declaration': { days: 6, time: '12:30' },
  },
  rejects: { days: 8, time: '10:00' },
  funds: { days: 9, time: '10:00' },
  accepts: { days: 9, time: '10:15' },
  induction: { days: 4, time: '17:00' },
  activities: 'at-once',
  coachAgrees: '16:30',
  submits: { days: 4, time: '20:15' },
  works: 'on-working-days',
  returnsFeedback: { days: 6, time: '15:00' },
  marks: { days: 5, time: '16:00' },
  releases: { days: 28, time: '11:00' },
  releasesLater: { days: 5, time: '11:00' },
  settles: {
    'statutory-deadline-at-risk': 'earliest-outcome-agreed',
    'no-catch-up-place': 'recording-and-tutorial-agreed',
  },
};
