/** Arbitrary commands of studying, coaching and assessment, valid and invalid. */
import fc from 'fast-check';
import type { Programme } from '../../programmes/schema.js';
import {
  any,
  dayFrom,
  days,
  documents,
  groups,
  hourFrom,
  one,
  type AnyCommands,
  type Asked,
} from './asked.js';
import { markerRoles } from '../../workflows/journey/values.js';

const minutes = fc.constantFrom(0, 1, 60, 480, 481);
const reviews = one('ldr-review', 'impact-review', 'none');
const ldr = ['strengths', 'development', 'to-develop', 'coach-view', 'next-steps'];
const contents = fc.record({
  filled: fc.constantFrom(ldr, ['strengths'], ['none']),
  changed: fc.constantFrom(ldr, ['strengths'], ['coach-view'], []),
  replaces: fc.option(documents),
});
const coaches = one('coach-1', 'coach-2');

const idsOf = (programme: Programme, kind?: string) =>
  programme.stages
    .flatMap((stage) => stage.elements)
    .filter((element) => kind === undefined || element.kind === kind)
    .map(({ id }) => id);

export function anyStudy(programme: Programme) {
  const event = one(...idsOf(programme, 'event'), 'none');
  const course = one(...idsOf(programme, 'course'), 'none');
  const task = one(...idsOf(programme, 'task'), 'none');
  const element = one(...idsOf(programme), 'none');
  const first = programme.stages.flatMap((stage) => stage.elements).find(({ kind }) => kind === 'course');
  const activity = one(...(first?.kind === 'course' ? first.activities.map(({ id }) => id) : []), 'none');
  const timed = { count: days };
  return {
    completeElement: fc.record({ element, ...timed }).map(({ element: id, count }): Asked => (now) => ({
      type: 'completeElement',
      element: id,
      on: dayFrom(now, count),
    })),
    creditElement: any('creditElement', { element }),
    recordAttendance: fc
      .record({ event, attended: fc.boolean(), ...timed })
      .map(({ count, ...body }): Asked => (now) => ({
        type: 'recordAttendance',
        ...body,
        on: dayFrom(now, count),
      })),
    bookCatchUp: any('bookCatchUp', { event, group: groups }),
    catchUpFound: fc.record({ event, group: groups, ...timed }).map(({ count, ...body }): Asked => (now) => ({
      type: 'catchUpFound',
      ...body,
      date: dayFrom(now, count),
    })),
    noCatchUp: any('noCatchUp', { event }),
    selectActivities: any('selectActivities', { course, activities: fc.array(activity, { maxLength: 4 }) }),
    completeActivity: fc.record({ course, activity, ...timed }).map(({ count, ...body }): Asked => (now) => ({
      type: 'completeActivity',
      ...body,
      on: dayFrom(now, count),
    })),
    submitTask: any('submitTask', { task, document: documents }),
    returnFeedback: any('returnFeedback', { task, document: documents }),
    writeReview: fc.oneof(
      any('writeReview', { review: reviews, document: documents }),
      any('writeReview', { review: reviews, document: documents, contents }),
    ),
    agreeReview: any('agreeReview', { review: reviews }),
  } satisfies Partial<AnyCommands>;
}

export function anyCoaching(programme: Programme) {
  const session = one(...idsOf(programme, 'coaching'), 'none');
  const timed = fc.record({ session, count: days });
  return {
    sessionBooked: fc
      .record({ session, count: days, sequence: fc.nat({ max: 9 }), coach: coaches })
      .map(({ count, ...body }): Asked => (now) => ({
        type: 'sessionBooked',
        booking: `b-${body.session}`,
        starts: hourFrom(now, count),
        ends: hourFrom(now, count + 1),
        ...body,
      })),
    noSlot: timed.map(({ session: id, count }): Asked => (now) => ({
      type: 'noSlot',
      session: id,
      until: dayFrom(now, count),
    })),
    bookSession: timed.map(({ session: id, count }): Asked => (now) => ({
      type: 'bookSession',
      session: id,
      starts: hourFrom(now, count),
    })),
    moveSession: fc.oneof(
      timed.map(({ session: id, count }): Asked => (now) => ({
        type: 'moveSession',
        session: id,
        preferred: hourFrom(now, count),
      })),
      any('moveSession', { session, preferred: fc.constant(null) }),
    ),
    cancelSession: any('cancelSession', { session }),
    completeSession: fc
      .record({ session, minutes, count: days })
      .map(({ count, ...body }): Asked => (now) => ({
        type: 'completeSession',
        held: hourFrom(now, count),
        notes: null,
        ...body,
      })),
    missSession: timed.map(({ session: id, count }): Asked => (now) => ({
      type: 'missSession',
      session: id,
      on: hourFrom(now, count),
    })),
    correctSession: fc.oneof(
      fc.record({ session, minutes, count: days }).map(({ count, ...body }): Asked => (now) => ({
        type: 'correctSession',
        held: hourFrom(now, count),
        ...body,
      })),
      any('correctSession', { session, minutes, held: fc.constant(null) }),
    ),
  } satisfies Partial<AnyCommands>;
}

export function anyAssessment(programme: Programme) {
  const script = one('j-0001-1', 'j-0001-2', 'j-0001-9');
  const role = fc.constantFrom(...markerRoles);
  const someAssessor = one('assessor-1', 'assessor-2', 'assessor-3');
  const scores = fc
    .constantFrom(0, 2, 3, 4, 5)
    .map((score) => Object.fromEntries(programme.assessment.criteria.map(({ id }) => [id, score])));
  return {
    submitCaseStudy: fc
      .record({ document: documents, words: fc.constantFrom(1499, 1500, 2500, 2501), count: days })
      .map(({ count, ...body }): Asked => (now) => ({
        type: 'submitCaseStudy',
        arrived: hourFrom(now, count),
        ...body,
      })),
    correctArrival: any('correctArrival', {
      document: documents,
      words: fc.constant(2000),
      corrected: fc.constant('2028-03-14T12:00:00Z'),
    }),
    releasePaper: any('releasePaper', {
      window: fc.constantFrom('window-2028-03', 'window-2028-06'),
      paper: documents,
      replaces: fc.boolean(),
    }),
    grantExtension: any('grantExtension', { days: fc.constantFrom(-1, 0, 1, 7) }),
    recordMark: any('recordMark', { script, scores }),
    markerFound: any('markerFound', {
      script,
      role,
      assessor: one('assessor-1', 'assessor-2'),
      newAssessor: fc.boolean(),
    }),
    noMarker: any('noMarker', { script, role }),
    markerFree: any('markerFree', { script, role }),
    declareConflict: any('declareConflict', { assessor: someAssessor }),
    conflictFound: any('conflictFound', {
      assessor: someAssessor,
      because: one('coach', 'setting', 'trust'),
    }),
    reassignScript: any('reassignScript', {
      script,
      from: fc.option(someAssessor),
      to: fc.option(someAssessor),
    }),
  } satisfies Partial<AnyCommands>;
}
