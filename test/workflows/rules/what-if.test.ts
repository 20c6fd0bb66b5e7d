import { describe, expect, it } from 'vitest';
import { whatIf, type Supposition, type WhatIf } from '../../../workflows/journey/what-if.js';
import { whatIfPage } from '../../../client/cli/output/what-if-page.js';
import { elementsOf, isFinished } from '../../../workflows/journey/lookup.js';
import { complete, livedTo } from '../../../lives/beginnings.js';
import { lifePlans } from '../../../lives/lives.js';
import type { Play } from '../../../lives/play.js';
import { earlyYears, provider, spring } from '../../../lives/people.js';

function supposing(play: Play, supposition: Supposition): WhatIf {
  const before = structuredClone(play.journey);
  const answer = whatIf(play.journey, supposition, play.now);
  expect(play.journey).toEqual(before);
  if ('refusal' in answer) throw new Error(answer.refusal.message);
  return answer;
}

const deferral = (from: string, until: string, cohort = null) =>
  ({ suppose: 'deferral', from, until, cohort }) as const;

describe('what if', () => {
  it('S8.3 shows what a deferral would move, forecast and statutory deadline included, and changes nothing', () => {
    const answer = supposing(livedTo('2027-01-31'), deferral('2027-02-01', '2027-04-12'));
    expect(answer.moved).toContainEqual({
      element: 'course-1',
      title: 'Online course 1: Preparing to Practice',
      before: '2027-02-15',
      after: '2027-04-26',
    });
    expect(answer.moved.map(({ element }) => element)).not.toContain('event-3');
    expect([answer.before?.outcomeBy, answer.after?.outcomeBy]).toEqual(['2028-07-21', '2028-10-27']);
    expect(answer).toMatchObject({ statutoryDeadline: '2028-09-01', met: { before: true, after: false } });
    expect(answer.raised).toEqual(['statutory-deadline-at-risk/2028-10-27']);
  });

  it('S8.3 foretells of a deferral what then happens', () => {
    const play = livedTo('2027-01-31');
    const foretold = supposing(play, deferral('2027-02-01', '2027-04-12'));
    const lived = livedTo('2027-04-12', lifePlans.deferral);
    for (const { element, after } of foretold.moved) expect(lived.journey.plan[element]?.due).toBe(after);
  });

  it('S8.3 shows a deferral that begins later, and one that is prolonged', () => {
    const later = supposing(livedTo('2027-01-31'), deferral('2027-03-01', '2027-03-15'));
    expect(later.moved).toContainEqual(
      expect.objectContaining({ element: 'task-4', before: '2028-01-24', after: '2028-02-07' }),
    );
    const away = livedTo('2027-02-10', lifePlans.deferral);
    expect(supposing(away, deferral('2027-02-10', '2027-06-14')).after?.window).toBe('window-2028-09');
  });

  it('S8.3 shows a return to another cohort', () => {
    const play = livedTo('2027-01-31');
    const answer = supposing(play, {
      suppose: 'deferral',
      from: '2027-02-01',
      until: '2027-03-01',
      cohort: spring(),
    });
    expect(answer.after?.window).toBe('window-2028-07');
  });

  it('S8.3 shows where a missed event would be caught up, and when nowhere', () => {
    const play = livedTo('2027-01-31');
    const near = { place: { easting: 430_000, northing: 520_000 }, later: [spring()] };
    const answer = whatIf(play.journey, { suppose: 'missed-event', event: 'event-2' }, play.now, near);
    // The next morning in Manchester is too soon; the next intake has its day in Newcastle in June.
    expect(answer).toMatchObject({
      moved: [{ element: 'event-2', before: '2027-03-09', after: '2027-06-29' }],
      raised: [],
    });
    play.say(provider, { type: 'moveGroup', group: 'manchester' }, { reason: 'nearer' });
    expect(supposing(play, { suppose: 'missed-event', event: 'event-2' }).raised).toEqual([
      'no-catch-up-place/event-2',
    ]);
  });

  it('S8.3 shows a resit: before any attempt, while one is marked, and after a fail', () => {
    const resit = { suppose: 'resit' } as const;
    expect(supposing(livedTo('2027-01-31'), resit).after?.window).toBe('window-2028-09');
    expect(supposing(livedTo('2028-04-01'), resit).after?.window).toBe('window-2028-09');
    const failed = supposing(livedTo('2028-05-10', { scores: [2] }), resit);
    expect(failed).toMatchObject({
      before: { window: 'window-2028-06' },
      after: { window: 'window-2028-06' },
    });
    expect(supposing(livedTo('2028-08-10', lifePlans.failTwice), resit)).toMatchObject({
      before: null,
      after: null,
    });
  });

  it('S8.3 leaves a duty that was met as it is, whatever is supposed of a resit, and says when it was late', () => {
    const passed = livedTo('9999-12-31');
    expect(passed.journey.dutyMet).not.toBeNull();
    const answer = supposing(passed, { suppose: 'resit' });
    expect(answer).toMatchObject({ dutyMet: passed.journey.dutyMet, met: { before: true, after: true } });
    expect(whatIfPage(answer)).toMatch(/met on \w+ \d+ \w+ 2028, and stays so/);
    const late = { ...answer, met: { before: false, after: false } };
    expect(whatIfPage(late)).toContain(', late, and stays so');
  });

  it('S8.3 says of a resit before any attempt that the duty would be missed', () => {
    const answer = supposing(livedTo('2027-01-31'), { suppose: 'resit' });
    expect(answer).toMatchObject({ dutyMet: null, met: { before: true, after: false } });
    expect(whatIfPage(answer)).toMatch(/due by .*: met → MISSED/);
  });

  it('S8.3 moves nothing that is done, whatever another cohort plans of it', () => {
    const play = livedTo('2027-01-31');
    const done = elementsOf(play.journey.programme).filter((element) => isFinished(play.journey, element));
    expect(done.length).toBeGreaterThan(2);
    const { moved } = supposing(play, { suppose: 'cohort', cohort: spring() });
    expect(moved.length).toBeGreaterThan(3);
    const ids = done.map(({ id }) => id);
    expect(moved.filter(({ element }) => ids.includes(element))).toEqual([]);
  });

  it('S8.3 says what would be asked in words, and names no id', () => {
    const answer = supposing(livedTo('2027-01-31'), deferral('2027-02-01', '2027-04-12'));
    const page = whatIfPage(answer);
    expect(page).toContain('The outcome is forecast by Fri 27 Oct 2028, after the statutory deadline.');
    expect(page).not.toMatch(/course-1|window-2028|\d{4}-\d\d-\d\d/);
  });

  it('S8.3 shows another cohort', () => {
    const answer = supposing(livedTo('2026-11-24'), { suppose: 'cohort', cohort: spring() });
    expect(answer).toMatchObject({
      before: { window: 'window-2028-03' },
      after: { window: 'window-2028-07', outcomeBy: '2028-11-18' },
      met: { before: true, after: false },
    });
  });

  it('S8.3 refuses what could not be done either', () => {
    const play = livedTo('2026-11-24');
    expect(whatIf(play.journey, { suppose: 'cohort', cohort: earlyYears() }, play.now)).toMatchObject({
      refusal: { code: 'cohort-of-other-programme' },
    });
    expect(whatIf(play.journey, deferral('2026-11-24', '2026-11-01'), play.now)).toMatchObject({
      refusal: { code: 'return-not-later' },
    });
    expect(
      whatIf(complete().journey, { suppose: 'missed-event', event: 'event-1' }, '2026-09-02T10:00:00Z'),
    ).toMatchObject({
      refusal: { code: 'not-accepted' },
    });
    expect(whatIf(play.journey, { suppose: 'missed-event', event: 'event-1' }, play.now)).toMatchObject({
      moved: [],
    });
  });
});
