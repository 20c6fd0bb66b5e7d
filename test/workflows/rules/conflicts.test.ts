/** S5.4: a conflict of interest that is found later, and scripts that the office gives to somebody else. */
import { describe, expect, it } from 'vitest';
import { arrangements } from '../../../workflows/effects.js';
import type { JourneyEvent } from '../../../workflows/journey/event.js';
import type { MarkerRole } from '../../../workflows/journey/values.js';
import { livedTo } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf, typesOf } from '../../support/given.js';
import { assessor, coach, engine, participant, provider } from '../../../lives/people.js';
import type { Play } from '../../../lives/play.js';
import { kindWorld, type World } from '../../../lives/world.js';

const script = 'j-0001-1';
const criteria = ['context-and-need', 'statutory-duties', 'evidence', 'leading-change', 'impact'];
const totalling = (total: number) =>
  Object.fromEntries(criteria.map((id, index) => [id, Math.floor(total / 5) + (index < total % 5 ? 1 : 0)]));
const why = { reason: 'knows-the-author' };
const illness = { reason: 'illness' };
const conflict = (who: string) => ({ type: 'declareConflict', assessor: who }) as const;
const reassign = (from: string | null = null, to: string | null = null) =>
  ({ type: 'reassignScript', script, from, to }) as const;

/** The window has closed on a script and assessor-1 has it. */
const marking = (world: World = kindWorld) => livedTo('2028-03-21', { world });
const mark = (play: Play, who: string, total: number) =>
  play.say(assessor(who), { type: 'recordMark', script, scores: totalling(total) });
const attemptOf = (play: Play) => play.journey.attempts[0]!;
const holders = (play: Play): [MarkerRole, string, number | null][] =>
  attemptOf(play).marks.map(({ role, assessor: who, total }) => [role, who, total]);
const asked = (play: Play, events: JourneyEvent[]) =>
  events.flatMap((event) => arrangements(event, play.journey).map(({ effect }) => effect.do));

describe('a conflict of interest found later', () => {
  it('S5.4 takes the script out of the queue and gives it to somebody else, without a further command', () => {
    const play = marking();
    const events = given(play)
      .when(provider, conflict('assessor-1'), why)
      .then('ConflictFound', 'ScriptTakenBack', 'MarkerSought', 'ExceptionRaised', 'MarkerAllocated');
    expect(events[0]).toMatchObject({ because: 'declared', reason: 'knows-the-author' });
    expect(mailOf(play, events)).toEqual([
      'assessor:script-taken-back',
      'provider:needs-a-person',
      'assessor:script-allocated',
    ]);
    expect(asked(play, events)).toEqual(['conflicted', 'take-back', 'allocate']);
    expect(holders(play)).toEqual([['marker', 'assessor-2', null]]);
    given(play)
      .when(assessor('assessor-1'), { type: 'recordMark', script, scores: totalling(15) })
      .refused('not-your-script');
    given(play).when(provider, conflict('assessor-1'), why).nothing();
    expect(play.journey.exceptions.map(({ id }) => id)).toEqual([`conflict-found/${script}`]);
  });

  it('S5.4 is said by an assessor of themselves, and found by the engine; nobody else may say it', () => {
    const own = marking();
    given(own).when(assessor('assessor-2'), conflict('assessor-1'), why).refused('conflict-of-another');
    expect(typesOf(own.say(assessor('assessor-1'), conflict('assessor-1'), why))).toContain(
      'ScriptTakenBack',
    );
    const found = marking();
    for (const other of [participant, coach()])
      given(found).when(other, conflict('assessor-1'), why).refused('not-allowed');
    const events = found.say(engine, { type: 'conflictFound', assessor: 'assessor-1', because: 'trust' });
    expect(events[0]).toMatchObject({ type: 'ConflictFound', because: 'trust', by: 'engine:world' });
    expect(holders(found)).toEqual([['marker', 'assessor-2', null]]);
  });

  it('S5.4 voids a mark that was given, and the result that it led to, until that is released', () => {
    const play = marking();
    mark(play, 'assessor-1', 15);
    expect(attemptOf(play).result).toMatchObject({ total: 15 });
    const events = play.say(provider, conflict('assessor-1'), why);
    expect(onlyOf(events, 'ScriptTakenBack')[0]).toMatchObject({ mark: 'void', because: 'conflict' });
    expect(attemptOf(play)).toMatchObject({ result: null, sampled: null });
    given(play).when(provider, { type: 'releaseResult' }).refused('no-result');
    mark(play, 'assessor-2', 18);
    expect(attemptOf(play).result).toMatchObject({ total: 18, pass: true });
    play.say(provider, { type: 'releaseResult' });
    expect(play.journey.ended?.as).toBe('passed');
  });

  it('S5.4 keeps the marks of everybody else: a script that was moderated stays moderated', () => {
    const play = marking();
    mark(play, 'assessor-1', 11);
    mark(play, 'assessor-2', 9);
    play.say(provider, conflict('assessor-1'), why);
    expect(holders(play)).toEqual([
      ['moderator', 'assessor-2', 9],
      ['marker', 'assessor-3', null],
    ]);
    // 9 and 16 are on two sides of the line.
    expect(typesOf(mark(play, 'assessor-3', 16))).toEqual(['Marked', 'MarkerSought', 'MarkerAllocated']);
    mark(play, 'assessor-4', 15);
    expect(attemptOf(play).result).toEqual({ total: 15, pass: true });
  });

  it('S5.4 takes the script from a third whom nobody needs any more, and says so', () => {
    const play = marking();
    mark(play, 'assessor-1', 11);
    mark(play, 'assessor-2', 13);
    expect(holders(play).at(-1)).toEqual(['third', 'assessor-3', null]);
    play.say(provider, conflict('assessor-1'), why);
    const events = mark(play, 'assessor-4', 14);
    expect(typesOf(events)).toEqual(['Marked', 'ScriptTakenBack', 'ResultConfirmed']);
    expect(events[1]).toMatchObject({ role: 'third', assessor: 'assessor-3', because: 'not-needed' });
    expect(mailOf(play, events)).toEqual(['assessor:script-taken-back']);
    given(play)
      .when(assessor('assessor-3'), { type: 'recordMark', script, scores: totalling(11) })
      .refused('not-your-script');
    expect(attemptOf(play).result).toEqual({ total: 13, pass: true });
  });

  it('S5.4 leaves a result that was released to the provider', () => {
    const play = livedTo('2028-05-03', { scores: [2] });
    const before = attemptOf(play);
    const events = given(play)
      .when(provider, conflict('assessor-1'), why)
      .then('ConflictFound', 'ExceptionRaised');
    expect(events[1]).toMatchObject({ code: 'conflict-after-result' });
    expect(attemptOf(play)).toEqual(before);
    expect(mailOf(play, events)).toEqual(['provider:needs-a-person']);
  });

  it('S5.5 voids a mark given on appeal in the same way, and lets the released result be', () => {
    const play = livedTo('2028-05-08', { scores: [2, 4] });
    play.say(participant, { type: 'appeal' }, { reason: 'marking-error' });
    mark(play, 'assessor-3', 15);
    play.say(provider, conflict('assessor-3'), why);
    expect(attemptOf(play)).toMatchObject({ appeal: 'lodged', result: { pass: false } });
    given(play).when(provider, { type: 'releaseResult' }).refused('no-result');
    expect(holders(play).at(-1)).toEqual(['appeal', 'assessor-4', null]);
  });

  it('S5.4 is known beforehand: nobody of whom it is said is given a script, also if that crosses with the answer', () => {
    const early = livedTo('2028-03-01');
    given(early).when(provider, conflict('assessor-1'), why).then('ConflictFound');
    early.until('2028-03-21T12:00:00Z');
    early.say(participant, {
      type: 'submitCaseStudy',
      document: 'd',
      words: 2000,
      arrived: early.now.replace('21T', '20T'),
    });
    expect(holders(early)).toEqual([['marker', 'assessor-2', null]]);

    const crossed = marking({ ...kindWorld, allocate: () => [] });
    crossed.say(provider, conflict('assessor-1'), why);
    const found = {
      type: 'markerFound',
      script,
      role: 'marker',
      assessor: 'assessor-1',
      newAssessor: false,
    } as const;
    const events = given(crossed).when(engine, found).then('MarkerSought');
    expect(events[0]).toMatchObject({ not: ['assessor-1'] });
  });

  it('S5.4 is looked for when the school or the coach changes, once somebody has the script', () => {
    const play = marking();
    const school = play.say(participant, { type: 'changeDetails', fields: ['school'] });
    expect(asked(play, school)).toEqual(['look-for-conflicts']);
    expect(asked(play, play.say(participant, { type: 'changeDetails', fields: ['phone'] }))).toEqual([]);
    const changed = play.say(provider, { type: 'changeCoach', coach: 'coach-2' });
    expect(asked(play, changed)).toContain('look-for-conflicts');
    const studying = livedTo('2027-03-01');
    expect(asked(studying, studying.say(participant, { type: 'changeDetails', fields: ['school'] }))).toEqual(
      [],
    );
  });
});

describe('a script given to somebody else', () => {
  it('S5.4 goes to whoever is free, and both assessors are told', () => {
    const play = marking();
    given(play).when(provider, reassign()).refused('reason-needed');
    const events = given(play)
      .when(provider, reassign(), illness)
      .then('ScriptTakenBack', 'MarkerSought', 'MarkerAllocated');
    expect(events[0]).toMatchObject({ assessor: 'assessor-1', because: 'reassigned', reason: 'illness' });
    expect(mailOf(play, events)).toEqual(['assessor:script-taken-back', 'assessor:script-allocated']);
    expect(holders(play)).toEqual([['marker', 'assessor-2', null]]);
    given(play).when(assessor('assessor-1'), reassign(), illness).refused('not-allowed');
  });

  it('S5.4 goes to the one whom the office names, and never back to who had it', () => {
    const play = marking();
    const events = play.say(provider, reassign('assessor-1', 'assessor-4'), illness);
    expect(onlyOf(events, 'MarkerSought')[0]).toMatchObject({ to: 'assessor-4', not: ['assessor-1'] });
    expect(holders(play)).toEqual([['marker', 'assessor-4', null]]);
    given(play).when(provider, reassign(null, 'assessor-1'), illness).refused('assessor-not-free');
    given(play).when(provider, reassign('assessor-3'), illness).refused('script-not-held');
  });

  it('S5.4 ends the question of an overdue mark, and its dates begin anew', () => {
    const play = marking();
    play.until('2028-04-12T12:00:00Z');
    const events = play.say(provider, reassign(), illness);
    expect(typesOf(events)).toContain('ExceptionSettled');
    expect(play.journey.exceptions).toEqual([]);
    const mail = mailOf(play, play.until('2028-05-20T12:00:00Z'));
    expect(mail.filter((one) => one.startsWith('assessor:'))).toEqual([
      'assessor:script-due',
      'assessor:script-overdue',
    ]);
  });

  it('S5.4 stays with the provider’s question while nobody is free, until somebody is', () => {
    const play = marking();
    play.world = { ...kindWorld, allocate: ({ role }) => [{ type: 'noMarker', script, role }] };
    play.say(provider, reassign(), illness);
    expect(play.journey.exceptions.map(({ id }) => id)).toEqual([`no-marker/${script}`]);
    const free = { type: 'markerFree', script, role: 'marker' } as const;
    // Not free after all: the question stays, and is not asked twice.
    expect(typesOf(play.say(engine, free))).toEqual(['MarkerSought']);
    play.world = kindWorld;
    const events = given(play).when(engine, free).then('MarkerSought', 'MarkerAllocated', 'ExceptionSettled');
    expect(events[0]).toMatchObject({ not: ['assessor-1'] });
    given(play).when(engine, free).nothing();
  });
});
