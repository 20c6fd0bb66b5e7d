import { describe, expect, it } from 'vitest';
import { moderationReasons } from '../../../workflows/journey/rules/marking.js';
import { livedTo } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf, typesOf } from '../../support/given.js';
import { assessor, engine, participant, provider } from '../../../lives/people.js';
import type { Play } from '../../../lives/play.js';
import { kindWorld, type World } from '../../../lives/world.js';

const script = 'j-0001-1';
const criteria = ['context-and-need', 'statutory-duties', 'evidence', 'leading-change', 'impact'];
/** Scores of the five criteria that add up to a total. */
const totalling = (total: number) =>
  Object.fromEntries(criteria.map((id, index) => [id, Math.floor(total / 5) + (index < total % 5 ? 1 : 0)]));
const mark = (total: number) => ({ type: 'recordMark', script, scores: totalling(total) }) as const;
const nobody: World = {
  ...kindWorld,
  allocate: ({ script: one, role }) => [{ type: 'noMarker', script: one, role }],
};
const newcomers: World = {
  ...kindWorld,
  allocate: ({ script: one, role, not }) => [
    {
      type: 'markerFound',
      script: one,
      role,
      assessor: `assessor-${not.length + 1}`,
      newAssessor: role === 'marker',
    },
  ],
};

/** The window has closed on a script and assessor-1 has it. */
const marking = (world = kindWorld) => livedTo('2028-03-21', { world });
const markBy = (play: Play, who: string, total: number) => play.say(assessor(who), mark(total));

describe('marking', () => {
  it('S5.4 seeks a marker when the window closes, and tells whom it is allocated to', () => {
    const play = marking();
    expect(typesOf(play.events).slice(-4)).toEqual([
      'DateReached',
      'WindowClosed',
      'MarkerSought',
      'MarkerAllocated',
    ]);
    expect(mailOf(play, play.events.slice(-1))).toEqual(['assessor:script-allocated']);
  });

  it('S5.4 confirms a mark that the sampling plan lets pass', () => {
    const play = marking();
    const events = given(play)
      .when(assessor('assessor-1'), mark(15))
      .then('Marked', 'ModerationDecided', 'ResultConfirmed');
    expect(events[1]).toMatchObject({ sampled: false, because: [] });
    expect(events[2]).toMatchObject({ total: 15, pass: true });
  });

  it.each([
    [11, ['fail', 'borderline']],
    [9, ['fail']],
    [12, ['borderline']],
    [13, ['borderline']],
    [14, []],
  ])('S5.4 moderates a mark of %i because of %j', (total, because) => {
    const play = marking();
    const { journey } = play;
    const reasons = moderationReasons(journey, { role: 'marker', assessor: 'a', total, newAssessor: false });
    expect(reasons).toEqual(because);
  });

  it('S5.4 moderates the first scripts of a new assessor, and a stable share of the rest', () => {
    const { journey } = marking();
    const one = { role: 'marker', assessor: 'a', total: 18, newAssessor: true } as const;
    expect(moderationReasons(journey, one)).toEqual(['new-assessor']);
    const sampled = Array.from({ length: 1000 }, (_, index) => ({ ...journey, id: `j-${index}` })).filter(
      (other) => moderationReasons(other, { ...one, newAssessor: false }).length > 0,
    );
    expect(sampled.length).toBeGreaterThan(150);
    expect(sampled.length).toBeLessThan(250);
  });

  it('S5.4 lets a moderator confirm, and a third marker decide a disagreement', () => {
    const agreed = marking();
    expect(typesOf(markBy(agreed, 'assessor-1', 11))).toEqual([
      'Marked',
      'ModerationDecided',
      'MarkerSought',
      'MarkerAllocated',
    ]);
    expect(typesOf(markBy(agreed, 'assessor-2', 9))).toEqual(['Marked', 'ResultConfirmed']);
    expect(agreed.journey.attempts[0]?.result).toEqual({ total: 9, pass: false });

    const acrossTheLine = marking();
    markBy(acrossTheLine, 'assessor-1', 11);
    expect(typesOf(markBy(acrossTheLine, 'assessor-2', 12))).toEqual([
      'Marked',
      'MarkerSought',
      'MarkerAllocated',
    ]);
    expect(onlyOf(acrossTheLine.events, 'MarkerSought').at(-1)).toMatchObject({
      role: 'third',
      not: ['assessor-1', 'assessor-2'],
    });
    expect(typesOf(markBy(acrossTheLine, 'assessor-3', 12))).toEqual(['Marked', 'ResultConfirmed']);
    expect(acrossTheLine.journey.attempts[0]?.result).toEqual({ total: 12, pass: true });

    const tooFar = marking(newcomers);
    markBy(tooFar, 'assessor-1', 20);
    expect(typesOf(markBy(tooFar, 'assessor-2', 16))).toContain('MarkerSought');
    const close = marking(newcomers);
    markBy(close, 'assessor-1', 20);
    expect(typesOf(markBy(close, 'assessor-2', 17))).toContain('ResultConfirmed');
  });

  it('S5.4 takes a mark only from whom the script is allocated to, once, and by the criteria', () => {
    const play = marking();
    given(play).when(provider, mark(15)).refused('not-allowed');
    given(play).when(assessor('assessor-2'), mark(15)).refused('not-your-script');
    given(play)
      .when(assessor('assessor-1'), { ...mark(15), script: 'j-0001-9' })
      .refused('script-unknown');
    const scores = totalling(15);
    for (const wrong of [
      { ...scores, impact: 5 },
      { ...scores, impact: -1 },
      { ...scores, impact: 2.5 },
      { ...scores, style: 1 },
      { impact: 3 },
    ]) {
      given(play)
        .when(assessor('assessor-1'), { type: 'recordMark', script, scores: wrong })
        .refused('scores-wrong');
    }
    markBy(play, 'assessor-1', 15);
    given(play).when(assessor('assessor-1'), mark(15)).refused('already-marked');
  });

  it('S5.4 asks the provider when nobody is free of conflict, and seeks again once it is resolved', () => {
    const play = marking(nobody);
    expect(play.journey.exceptions.map(({ id }) => id)).toEqual([`no-marker/${script}`]);
    play.world = kindWorld;
    given(play)
      .when(
        provider,
        { type: 'settleException', exception: `no-marker/${script}`, how: 'resolved' },
        { reason: 'hired' },
      )
      .then('ExceptionSettled', 'MarkerSought', 'MarkerAllocated');
    given(play).when(engine, { type: 'noMarker', script, role: 'marker' }).nothing();
    given(play)
      .when(engine, {
        type: 'markerFound',
        script,
        role: 'marker',
        assessor: 'assessor-3',
        newAssessor: false,
      })
      .nothing();
  });

  it('S5.4 tells of an overdue mark, and hands the script to somebody else when the provider says so', () => {
    const play = marking();
    const events = play.until('2028-04-12T12:00:00Z');
    expect(mailOf(play, events)).toEqual([
      'assessor:script-due',
      'assessor:script-overdue',
      'provider:needs-a-person',
    ]);
    given(play)
      .when(
        provider,
        { type: 'settleException', exception: `marking-overdue/${script}`, how: 'resolved' },
        { reason: 'assessor-ill' },
      )
      .then('ExceptionSettled', 'ScriptTakenBack', 'MarkerSought', 'MarkerAllocated');
    given(play).when(assessor('assessor-1'), mark(15)).refused('not-your-script');
    markBy(play, 'assessor-2', 15);
    expect(play.journey.attempts[0]?.result?.pass).toBe(true);
  });

  it('S5.4 settles an overdue mark by marking, and asks for no script twice', () => {
    const play = marking();
    play.until('2028-04-12T12:00:00Z');
    expect(typesOf(markBy(play, 'assessor-1', 15))).toContain('ExceptionSettled');
    given(play).when(participant, { type: 'appeal' }, { reason: 'x' }).refused('no-appeal');
  });
});
