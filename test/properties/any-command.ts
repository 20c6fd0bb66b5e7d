/** Arbitrary commands, valid and invalid, for a journey at any moment. */
import fc from 'fast-check';
import type { Programme } from '../../programmes/schema.js';
import { addDays, londonDate, londonInstant } from '../../workflows/journey/calendar.js';
import type { CommandBody } from '../../workflows/journey/command.js';
import type { Actor, Day, Instant } from '../../workflows/journey/values.js';
import { autumn, earlyYears, nurseryForm, sencoForm, spring } from '../support/people.js';

/** A command that knows its day and hour only once it is given, so that it fits any moment. */
export type Asked = (now: Instant) => CommandBody;

export const anyActor: fc.Arbitrary<Actor> = fc.constantFrom<Actor>(
  { role: 'participant', id: 'participant-1' },
  { role: 'provider', id: 'staff-1' },
  { role: 'admin', id: 'admin-1' },
  { role: 'coach', id: 'coach-1' },
  { role: 'coach', id: 'coach-2' },
  { role: 'assessor', id: 'assessor-1' },
  { role: 'assessor', id: 'assessor-2' },
  { role: 'headteacher', id: 'headteacher-1' },
  { role: 'learning-environment', id: 'canvas' },
  { role: 'engine', id: 'world' },
);

const days = fc.constantFrom(-400, -40, -1, 0, 0, 0, 1, 3, 10, 45, 200);
const document = fc.constantFrom('document-1', 'document-2', 'document-3');
const minutes = fc.constantFrom(0, 1, 60, 480, 481);
const group = fc.constantFrom('leeds', 'manchester', 'london', 'nowhere');
const cohort = fc.constantFrom(autumn(), spring(), earlyYears());

const dayFrom = (now: Instant, count: number): Day => addDays(londonDate(now), count);
const hourFrom = (now: Instant, count: number): Instant =>
  count === 0 ? now : londonInstant(dayFrom(now, count), '16:00');

export function anyAsked(programme: Programme): fc.Arbitrary<Asked> {
  const elements = programme.stages.flatMap((stage) => stage.elements);
  const idOf = (kind: string) =>
    fc.constantFrom(...elements.filter((one) => one.kind === kind).map((one) => one.id), 'none');
  const anyId = fc.constantFrom(...elements.map((one) => one.id), 'none');
  const session = idOf('coaching');
  const course = elements.find((one) => one.kind === 'course');
  const listed = course?.kind === 'course' ? course.activities.map((one) => one.id) : [];
  const activity = fc.constantFrom(...listed, 'none');
  const activities = fc.array(activity, { maxLength: 4 });
  const scores = fc
    .constantFrom(0, 2, 3, 4, 5)
    .map((score) => Object.fromEntries(programme.assessment.criteria.map(({ id }) => [id, score])));
  const script = fc.constantFrom('j-0001-1', 'j-0001-2', 'j-0001-9');
  const role = fc.constantFrom('marker' as const, 'moderator' as const, 'third' as const, 'appeal' as const);
  const still = <T extends CommandBody>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<Asked> =>
    arbitrary.map((body) => () => body);
  const plain = (...types: CommandBody['type'][]): fc.Arbitrary<Asked> =>
    fc.constantFrom(...types).map((type) => () => ({ type }) as CommandBody);

  return fc.oneof(
    { weight: 6, arbitrary: plain('reachDate') },
    plain('accept', 'reject', 'waitlist', 'takeOffer', 'declineOffer', 'releaseResult', 'appeal', 'withdraw'),
    plain('reinstate', 'placesFull', 'noCoach', 'enrol'),
    still(
      fc.record({
        type: fc.constant('enrol' as const),
        registration: fc.constantFrom(null, 'r-1'),
        form: fc.constantFrom(null, sencoForm, nurseryForm),
      }),
    ),
    still(
      fc.record({
        type: fc.constant('receiveForm' as const),
        form: fc.constantFrom(sencoForm, nurseryForm, { ...sencoForm, qts: false }),
      }),
    ),
    still(
      fc.record({
        type: fc.constant('matchRegistration' as const),
        registration: fc.constantFrom('r-1', 'r-2'),
      }),
    ),
    still(
      fc.record({
        type: fc.constant('provideEvidence' as const),
        evidence: fc.constantFrom(
          'headteacher-declaration' as const,
          'qts-certificate' as const,
          'setting-confirmation' as const,
        ),
        document,
      }),
    ),
    still(
      fc.record({
        type: fc.constant('settleSuitability' as const),
        verdict: fc.constantFrom('suitable' as const, 'unsuitable' as const),
      }),
    ),
    still(fc.record({ type: fc.constant('requestInformation' as const), question: fc.constant('note-1') })),
    still(fc.record({ type: fc.constant('provideInformation' as const), answer: fc.constant('note-2') })),
    still(
      fc.record({
        type: fc.constant('decideFunding' as const),
        funding: fc.constantFrom('scholarship' as const, 'programme' as const, 'self' as const),
      }),
    ),
    still(
      fc.record({
        type: fc.constantFrom('placeGranted' as const, 'placeOffered' as const),
        group,
        because: fc.constant('nearest' as const),
      }),
    ),
    still(fc.record({ type: fc.constant('moveGroup' as const), group })),
    still(
      fc.record({
        type: fc.constant('changeCoach' as const),
        coach: fc.constantFrom('coach-1', 'coach-2', null),
      }),
    ),
    still(
      fc.record({ type: fc.constant('coachFound' as const), coach: fc.constantFrom('coach-1', 'coach-2') }),
    ),
    fc
      .record({ element: anyId, count: days })
      .map(({ element, count }): Asked => (now) => ({
        type: 'completeElement',
        element,
        on: dayFrom(now, count),
      })),
    still(fc.record({ type: fc.constant('creditElement' as const), element: anyId })),
    fc
      .record({ event: idOf('event'), attended: fc.boolean(), count: days })
      .map(({ event, attended, count }): Asked => (now) => ({
        type: 'recordAttendance',
        event,
        attended,
        on: dayFrom(now, count),
      })),
    still(fc.record({ type: fc.constant('bookCatchUp' as const), event: idOf('event'), group })),
    fc
      .record({ event: idOf('event'), group, count: days })
      .map(({ event, group, count }): Asked => (now) => ({
        type: 'catchUpFound',
        event,
        group,
        date: dayFrom(now, count),
      })),
    still(fc.record({ type: fc.constant('noCatchUp' as const), event: idOf('event') })),
    still(fc.record({ type: fc.constant('selectActivities' as const), course: idOf('course'), activities })),
    fc
      .record({ course: idOf('course'), activity, count: days })
      .map(({ course, activity, count }): Asked => (now) => ({
        type: 'completeActivity',
        course,
        activity,
        on: dayFrom(now, count),
      })),
    still(
      fc.record({
        type: fc.constantFrom('submitTask' as const, 'returnFeedback' as const),
        task: idOf('task'),
        document,
      }),
    ),
    still(
      fc.record({
        type: fc.constant('writeReview' as const),
        review: fc.constantFrom('ldr-review', 'impact-review', 'none'),
        document,
      }),
    ),
    still(
      fc.record({
        type: fc.constant('agreeReview' as const),
        review: fc.constantFrom('ldr-review', 'impact-review', 'none'),
      }),
    ),
    fc
      .record({
        session,
        count: days,
        sequence: fc.nat({ max: 9 }),
        coach: fc.constantFrom('coach-1', 'coach-2'),
      })
      .map(({ session, count, sequence, coach }): Asked => (now) => ({
        type: 'sessionBooked',
        session,
        booking: `b-${session}`,
        coach,
        starts: hourFrom(now, count),
        ends: hourFrom(now, count + 1),
        sequence,
      })),
    fc
      .record({ session, count: days })
      .map(({ session, count }): Asked => (now) => ({ type: 'noSlot', session, until: dayFrom(now, count) })),
    fc
      .record({ session, count: days })
      .map(({ session, count }): Asked => (now) => ({
        type: 'bookSession',
        session,
        starts: hourFrom(now, count),
      })),
    fc
      .record({ session, count: days, named: fc.boolean() })
      .map(({ session, count, named }): Asked => (now) => ({
        type: 'moveSession',
        session,
        preferred: named ? hourFrom(now, count) : null,
      })),
    still(fc.record({ type: fc.constant('cancelSession' as const), session })),
    fc.record({ session, count: days, minutes }).map(({ session, count, minutes }): Asked => (now) => ({
      type: 'completeSession',
      session,
      held: hourFrom(now, count),
      minutes,
      notes: null,
    })),
    fc
      .record({ session, count: days })
      .map(({ session, count }): Asked => (now) => ({
        type: 'missSession',
        session,
        on: hourFrom(now, count),
      })),
    fc
      .record({ session, count: days, minutes, held: fc.boolean() })
      .map(({ session, count, minutes, held }): Asked => (now) => ({
        type: 'correctSession',
        session,
        held: held ? hourFrom(now, count) : null,
        minutes,
      })),
    fc
      .record({ document, words: fc.constantFrom(1499, 1500, 2500, 2501), count: days })
      .map(({ document, words, count }): Asked => (now) => ({
        type: 'submitCaseStudy',
        document,
        words,
        arrived: hourFrom(now, count),
      })),
    still(fc.record({ type: fc.constant('grantExtension' as const), days: fc.constantFrom(-1, 0, 1, 7) })),
    still(fc.record({ type: fc.constant('recordMark' as const), script, scores })),
    still(
      fc.record({
        type: fc.constant('markerFound' as const),
        script,
        role,
        assessor: fc.constantFrom('assessor-1', 'assessor-2'),
        newAssessor: fc.boolean(),
      }),
    ),
    still(fc.record({ type: fc.constant('noMarker' as const), script, role })),
    days.map((count): Asked => (now) => ({ type: 'defer', expectedReturn: dayFrom(now, count) })),
    still(fc.record({ type: fc.constant('return' as const), cohort: fc.option(cohort) })),
    still(fc.record({ type: fc.constant('changeCohort' as const), cohort })),
    still(
      fc.record({
        type: fc.constant('changeProvider' as const),
        provider: fc.constantFrom('northstar-learning', 'harbour-education', 'nobody'),
        deliveryPartner: fc.constantFrom(null, 'severnside-teaching-hub'),
      }),
    ),
    still(
      fc.record({
        type: fc.constant('changeDetails' as const),
        fields: fc.constantFrom<string[]>([], ['email'], ['familyName']),
      }),
    ),
    still(
      fc.record({
        type: fc.constant('recordBounce' as const),
        message: fc.constant('1/accepted/participant'),
        permanent: fc.boolean(),
      }),
    ),
    still(
      fc.record({
        type: fc.constant('effectFailed' as const),
        effect: fc.constant('3/reserve'),
        code: fc.constant('no-answer'),
      }),
    ),
    still(
      fc.record({
        type: fc.constant('addressRefused' as const),
        message: fc.constant('1/accepted/participant'),
        address: fc.constant('first' as const),
        code: fc.constant('550'),
      }),
    ),
    still(
      fc.record({
        type: fc.constant('unreachable' as const),
        message: fc.constant('1/accepted/participant'),
      }),
    ),
    still(
      fc.record({
        type: fc.constant('refuseSignal' as const),
        session,
        code: fc.constant('unknown-element'),
      }),
    ),
    still(
      fc.record({
        type: fc.constant('settleException' as const),
        how: fc.constantFrom('resolved' as const, 'accepted' as const),
        exception: fc.constantFrom(
          'joined-too-late/event-1',
          'no-coach',
          'silent/task-1',
          'no-marker/j-0001-1',
        ),
      }),
    ),
  );
}
