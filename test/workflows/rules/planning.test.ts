import { describe, expect, it } from 'vitest';
import type { Cohort } from '../../../programmes/cohort-schema.js';
import { forecastOf, windowsAhead } from '../../../workflows/journey/rules/forecast.js';
import { accepted, livedTo } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf } from '../../support/given.js';
import { lifePlans, live } from '../../../lives/lives.js';
import { autumn, provider } from '../../../lives/people.js';

const holidayOn = (day: string): Cohort => ({
  ...autumn(),
  schoolHolidays: [{ name: 'training week', from: day, to: day }],
});

describe('planning', () => {
  it('S1.7 makes the calendar of the cohort and the group the plan of the participant', () => {
    const { plan } = accepted().journey;
    expect(plan).toMatchObject({
      'getting-started': { opens: '2026-10-19', due: '2026-11-16' },
      'coaching-induction': { opens: '2026-10-19', due: '2026-11-30' },
      'event-1': { opens: '2026-11-17', due: '2026-11-17' },
      'course-1': { opens: '2026-11-23', due: '2027-02-15' },
      'task-1': { opens: '2026-11-23', due: '2027-03-01' },
      'coaching-1': { opens: '2027-03-01', due: '2027-03-22' },
      'coaching-2': { opens: '2027-04-27', due: '2027-04-27' },
      'ldr-review': { opens: '2028-01-24', due: '2028-02-07' },
      'impact-review': { opens: '2028-01-31', due: '2028-02-28' },
    });
    expect(Object.keys(plan)).toHaveLength(20);
  });

  it('S1.4 lets every event precede its course', () => {
    const { plan } = accepted().journey;
    for (const number of [1, 2, 3, 4]) {
      expect((plan[`event-${number}`]?.due ?? '') < (plan[`course-${number}`]?.opens ?? '')).toBe(true);
    }
  });

  it('S2.9 says to the provider what a late joiner has missed, each once', () => {
    const play = livedTo('2026-12-10', lifePlans.lateJoiner);
    const raised = onlyOf(play.events, 'ExceptionRaised').map(({ exception }) => exception);
    expect(raised).toEqual([
      'joined-too-late/getting-started',
      'joined-too-late/coaching-induction',
      'joined-too-late/event-1',
    ]);
    expect(new Set(mailOf(play, onlyOf(play.events, 'ExceptionRaised')))).toEqual(
      new Set(['provider:needs-a-person']),
    );
  });

  it('S2.9 sends a late joiner no invitation to what is over, and the stages in order', () => {
    const { events, journey } = live(lifePlans.lateJoiner);
    expect(onlyOf(events, 'StageEntered').map(({ stage }) => stage)).toEqual([
      'induction',
      'cycle-1',
      'cycle-2',
      'cycle-3',
      'cycle-4',
      'consolidation',
    ]);
    expect(journey.ended?.as).toBe('passed');
  });

  it('S2.9 settles what a late joiner missed by a catch-up, by a person, or by doing it', () => {
    const play = livedTo('2026-12-10', lifePlans.lateJoiner);
    expect(play.journey.exceptions.map(({ id }) => id)).toEqual([
      'joined-too-late/coaching-induction',
      'joined-too-late/event-1',
    ]);
    const accept = {
      type: 'settleException',
      exception: 'joined-too-late/event-1',
      how: 'accepted',
    } as const;
    given(play).when(provider, accept, { reason: 'agreed' }).then('ExceptionSettled');
    const other = livedTo('2026-11-18', { enrolled: '2026-11-10T10:00:00Z', acceptedAfter: 8 });
    expect(other.journey.exceptions.map(({ id }) => id)).toContain('joined-too-late/event-1');
    given(other)
      .when(provider, { type: 'bookCatchUp', event: 'event-1', group: 'bristol' })
      .then('CatchUpBooked', 'ExceptionSettled');
  });

  it('S2.9 says when an event falls in a school holiday, until the group is another or a person accepts it', () => {
    const play = livedTo('2026-09-20', { cohort: holidayOn('2027-03-09') });
    expect(play.journey.exceptions.map(({ id }) => id)).toEqual(['event-in-school-holiday/event-2']);
    const events = play.say(provider, { type: 'moveGroup', group: 'manchester' }, { reason: 'holiday' });
    expect(onlyOf(events, 'ExceptionSettled')[0]).toMatchObject({ how: 'overtaken' });
    const kept = livedTo('2026-09-20', { cohort: holidayOn('2027-03-09') });
    const accept = {
      type: 'settleException',
      exception: 'event-in-school-holiday/event-2',
      how: 'accepted',
    } as const;
    kept.say(provider, accept, { reason: 'agreed' });
    kept.say(provider, { type: 'moveGroup', group: 'manchester' }, { reason: 'x' });
    kept.say(provider, { type: 'moveGroup', group: 'leeds' }, { reason: 'x' });
    expect(kept.journey.exceptions).toEqual([]);
  });

  it('S1.1 forecasts the outcome at four months after the first window that can be joined', () => {
    const { journey, now } = accepted();
    expect(forecastOf(journey, now)).toEqual({
      window: 'window-2028-03',
      closes: '2028-03-21T00:00:00Z',
      outcomeBy: '2028-07-21',
    });
    expect(windowsAhead(journey, now).map(({ id }) => id)).toEqual([
      'window-2028-03',
      'window-2028-06',
      'window-2028-09',
    ]);
  });

  it('S5.5 forecasts no outcome once the attempts are used up', () => {
    const { journey, now } = livedTo('2028-08-10', lifePlans.failTwice);
    expect(forecastOf(journey, now)).toBeNull();
  });

  it('S1.8 lives the other programme by its own data: application, units, window of fourteen days', () => {
    const { events, journey } = live(lifePlans.earlyYears);
    expect(journey.ended?.as).toBe('passed');
    expect(onlyOf(events, 'WindowOpened')[0]).toMatchObject({
      at: '2027-12-06T09:00:00Z',
      closes: '2027-12-20T00:00:00Z',
    });
    expect(onlyOf(events, 'EvidenceProvided').map(({ evidence }) => evidence)).toEqual([
      'setting-confirmation',
    ]);
    expect(onlyOf(events, 'RegistrationMatched')).toEqual([]);
  });
});
