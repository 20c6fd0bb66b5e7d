/** S3: induction, events, courses, formative tasks, reviews, and one-to-one coaching. */
import {
  code,
  codes,
  contents,
  day,
  document,
  instant,
  orNull,
  text,
  version,
  whole,
  yesNo,
} from './field.js';
import type { Specs } from './spec.js';

const minutes = () => whole('how long it lasted, in minutes', '<minutes>', 100_000);
const session = () => code('the coaching session', '<session>');

export const studySpecs = {
  completeElement: {
    summary: 'Record that an induction element was completed (S3.1)',
    fields: { element: code('the element', '<element>'), on: day('the day') },
    example: '--element getting-started --on 2026-10-12',
  },
  creditElement: {
    summary: 'Credit an element for what was learned before, with a reason (S1.8)',
    fields: { element: code('the element', '<element>') },
    example: '--element course-1 --reason prior-training',
  },
  recordAttendance: {
    summary: 'Record whether the participant attended an event (S3.2)',
    fields: {
      event: code('the event', '<event>'),
      attended: yesNo('whether the participant was there'),
      on: day('the day of the event'),
    },
    example: '--event event-1 --attended yes --on 2026-11-12',
  },
  bookCatchUp: {
    summary: 'Book a catch-up place for a missed event with another group (S3.2)',
    fields: { event: code('the event', '<event>'), group: code('the group', '<group>') },
    example: '--event event-1 --group manchester',
  },
  selectActivities: {
    summary: 'Select the practice activities of a course (S3.3)',
    fields: { course: code('the course', '<course>'), activities: codes('the activities') },
    example: '--course course-1 --activities practice-1-a,practice-1-b,practice-1-d',
  },
  completeActivity: {
    summary: 'Record that a practice activity was completed (S3.3)',
    fields: {
      course: code('the course', '<course>'),
      activity: code('the activity', '<activity>'),
      on: day('the day'),
    },
    example: '--course course-1 --activity practice-1-a --on 2026-12-01',
  },
  submitTask: {
    summary: 'Hand in a formative task (S3.4)',
    fields: { task: code('the task', '<task>'), document: document('the work') },
    example: '--task task-1 --document task.docx',
  },
  returnFeedback: {
    summary: 'Return feedback on a formative task (S3.4)',
    fields: { task: code('the task', '<task>'), document: document('the feedback') },
    example: '--task task-1 --document feedback.txt',
  },
  writeReview: {
    summary:
      'Hand in a review as a file, for programmes whose reviews have no fields; "review write" writes those that have (S3.10)',
    fields: {
      review: code('the review', '<review>'),
      document: document('the review'),
      contents: contents(),
    },
    example: '--review ldr-review --document review.docx',
  },
  agreeReview: {
    summary: 'Agree a review, as the coach or as the participant (S3.10)',
    fields: {
      review: code('the review', '<review>'),
      document: version('the version that was read; default: the present one'),
    },
    example: '--review ldr-review --as coach:coach-07',
  },
} satisfies Partial<Specs>;

export const coachingSpecs = {
  bookSession: {
    summary: 'Book a coaching session at an exact time (S3.5)',
    fields: { session: session(), starts: instant('when it starts') },
    example: '--session coaching-induction --starts 2026-11-03T16:00Z',
  },
  moveSession: {
    summary: 'Move a coaching session; another time is looked for (S3.5)',
    fields: { session: session(), preferred: orNull(instant('a time that would suit')) },
    example: '--session coaching-1 --preferred "2027-01-20 16:00 Europe/London"',
  },
  cancelSession: {
    summary: 'Cancel a coaching session, with a reason (S3.5)',
    fields: { session: session() },
    example: '--session coaching-1 --reason illness',
  },
  completeSession: {
    summary: 'Report a coaching session as held, and get a receipt (S3.5)',
    fields: {
      session: session(),
      held: instant('when it began'),
      minutes: minutes(),
      notes: orNull(text('what was talked about')),
    },
    example: '--session coaching-induction --held 2026-11-03T16:00Z --minutes 60',
  },
  missSession: {
    summary: 'Report a coaching session as missed; it is booked again (S3.5)',
    fields: { session: session(), on: instant('when it should have begun') },
    example: '--session coaching-1 --on 2027-01-20T16:00Z',
  },
  correctSession: {
    summary: 'Correct an earlier report of a session, with a reason (S3.5)',
    fields: {
      session: session(),
      held: orNull(instant('when it was held; without it, it was not')),
      minutes: minutes(),
    },
    example: '--session coaching-1 --held 2027-01-21T16:00Z --minutes 45 --reason wrong-day',
  },
} satisfies Partial<Specs>;
