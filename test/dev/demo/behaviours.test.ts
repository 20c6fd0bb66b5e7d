import { describe, expect, test } from 'vitest';
import { behaviourOf } from '../../../dev/demo/behaviours.js';
import { readDemoCohort } from '../../../dev/demo/cohort.js';
import { monthsOf } from '../../../dev/demo/months.js';
import { autumn } from '../../../lives/people.js';
import { livePurely } from './support/live-purely.js';

const end = monthsOf(autumn()).at(-1)?.until ?? '';
const lived = new Map(
  (await readDemoCohort()).flatMap(({ reference, request }) =>
    reference === null || request === null
      ? []
      : [[reference, livePurely(reference, behaviourOf(reference), end)] as const],
  ),
);
const outcomeOf = (reference: string) => {
  const journey = lived.get(reference)?.journey;
  return journey?.ended?.as ?? journey?.status;
};
const typesOf = (reference: string) => lived.get(reference)?.events.map(({ type }) => type) ?? [];

describe('S8.1 the behaviours of the demo, by the rules alone', () => {
  test.each([
    ['HE26-001', 'passed'],
    ['HE26-008', 'withdrawn'],
    ['HE26-009', 'passed'],
    ['HE26-010', 'active'],
    ['HE26-017', 'expired'],
    ['HE26-018', 'rejected'],
    ['HE26-021', 'not-passed'],
    ['HE26-022', 'passed'],
    ['HE26-023', 'passed'],
  ])('S4.3 %s is %s after 22 months', (reference, outcome) => {
    expect(outcomeOf(reference)).toBe(outcome);
  });

  test('S4.1 whoever joins the next cohort is still under way, in that one', () => {
    expect(outcomeOf('HE26-019')).toBe('active');
    expect(lived.get('HE26-019')?.journey.cohort.id).toBe('npq-senco-2027-spring');
  });

  test('S2.9 a day that passed during a deferral is not attended: the office accepts that it is missing', () => {
    const events = lived.get('HE26-006')?.events ?? [];
    expect(events.some((event) => event.type === 'AttendanceRecorded' && event.event === 'event-2')).toBe(
      false,
    );
    expect(events.some(({ type }) => type === 'ExceptionSettled')).toBe(true);
    expect(outcomeOf('HE26-006')).toBe('passed');
  });

  test('S3.2 S3.5 a missed day is caught up, a missed session held later, a moved one moved', () => {
    expect(typesOf('HE26-004')).toContain('CatchUpBooked');
    expect(typesOf('HE26-020').filter((type) => type === 'SessionMissed')).toHaveLength(1);
    expect(typesOf('HE26-028')).toContain('SessionMoved');
    for (const reference of ['HE26-004', 'HE26-020', 'HE26-028']) expect(outcomeOf(reference)).toBe('passed');
  });

  test('S5.3 S5.5 a submission over the limit is replaced, an extension used, an appeal upheld', () => {
    const limits = lived
      .get('HE26-020')
      ?.events.flatMap((event) => (event.type === 'CaseStudySubmitted' ? [event.limit] : []));
    expect(limits).toEqual(['over', 'within']);
    expect(typesOf('HE26-029')).toContain('ExtensionGranted');
    const decided = lived.get('HE26-011')?.events.find((event) => event.type === 'AppealDecided');
    expect(decided).toMatchObject({ upheld: true });
    expect(lived.get('HE26-009')?.journey.attempts).toHaveLength(2);
  });

  test('S3.4 those who are late hand in late, and pass all the same', () => {
    const late = lived
      .get('HE26-003')
      ?.events.filter((event) => event.type === 'TaskSubmitted' && event.late);
    expect(late).toHaveLength(4);
    expect(outcomeOf('HE26-003')).toBe('passed');
  });

  test('S8.2 the same life twice is the same record', () => {
    const again = livePurely('HE26-006', behaviourOf('HE26-006'), end);
    expect(again.events).toEqual(lived.get('HE26-006')?.events);
  });
});
