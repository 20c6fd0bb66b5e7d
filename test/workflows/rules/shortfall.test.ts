import { describe, expect, it } from 'vitest';
import { engagementOf } from '../../../workflows/journey/rules/engagement.js';
import { shortfallOf } from '../../../workflows/journey/rules/shortfall.js';
import type { Journey } from '../../../workflows/journey/state.js';
import { livedTo } from '../../../lives/beginnings.js';
import { lifePlans } from '../../../lives/lives.js';

const at = '2028-03-20T09:00:00Z';
const opens = '2028-06-19';
const silent = livedTo('2028-03-20', lifePlans.silence).journey;

/** Two days that were missed, the second with a place for catching up. */
const missedDays = (catchUps: Journey['catchUps']): Journey => ({
  ...silent,
  elements: {
    ...silent.elements,
    'event-1': { status: 'missed', on: '2026-11-17' },
    'event-2': { status: 'missed', on: '2027-03-09' },
  },
  catchUps,
});
const ids = (lacking: { element: string }[]) => lacking.map(({ element }) => element);

describe('S5.1 what the gate still wants', () => {
  it('S5.1 says how many more are needed, and not that all that is missing is', () => {
    const { done, needed, total } = engagementOf(silent);
    const { more, canBeDone } = shortfallOf(silent, at, opens);
    expect(more).toBe(needed - done);
    expect(canBeDone.reduce((sum, { count }) => sum + count, 0)).toBe(total - done);
    expect(more).toBeLessThan(total - done);
  });

  it('S5.1 asks for nothing that cannot be done: a day that no group holds again', () => {
    const { canBeDone, cannotBeDone } = shortfallOf(missedDays({}), at, opens);
    expect(ids(cannotBeDone)).toEqual(['event-1', 'event-2']);
    expect(ids(canBeDone)).not.toContain('event-1');
  });

  it('S3.2 a day with a place for catching up is asked for by that day, and only before the window', () => {
    const place = { 'event-2': { group: 'manchester', date: '2028-05-09' } };
    const { canBeDone } = shortfallOf(missedDays(place), at, opens);
    expect(canBeDone.find(({ element }) => element === 'event-2')?.by).toBe('2028-05-09');
    expect(ids(shortfallOf(missedDays(place), at, '2028-05-01').cannotBeDone)).toContain('event-2');
  });

  it('S3.4 what counts late can be done until the eve of the window, and by its own date before that', () => {
    for (const { by } of shortfallOf(missedDays({}), at, opens).canBeDone) expect(by).toBe('2028-06-18');
    const early = livedTo('2027-01-10').journey;
    const [first] = shortfallOf(early, '2027-01-10T09:00:00Z', opens).canBeDone;
    expect(first?.by).toBe(early.plan[first?.element ?? '']?.due);
  });

  it('S5.1 says when what can still be done is not enough', () => {
    const days = Object.fromEntries(
      ['event-1', 'event-2', 'event-3', 'event-4'].map((id) => [id, { status: 'missed', on: '2027-03-09' }]),
    ) as Journey['elements'];
    expect(shortfallOf({ ...silent, elements: { ...silent.elements, ...days } }, at, opens).isEnough).toBe(
      false,
    );
    expect(shortfallOf(silent, at, opens).isEnough).toBe(true);
  });
});
