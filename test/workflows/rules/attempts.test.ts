/** S5: several attempts at once; each rule means one of them, by name. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { arrangements } from '../../../workflows/effects.js';
import { livedTo } from '../../../lives/beginnings.js';
import { mailOf, onlyOf, typesOf } from '../../support/given.js';
import { admin, assessor, participant, provider } from '../../../lives/people.js';
import type { Play } from '../../../lives/play.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const grounds = { reason: 'marking-error' };
const scores = (each: number) =>
  Object.fromEntries(
    ['context-and-need', 'statutory-duties', 'evidence', 'leading-change', 'impact'].map((id) => [id, each]),
  );

/** Failed once, in the next window at the end of May 2028, and appealing against the fail. */
function appealingInTheNextWindow(): Play {
  const play = livedTo('2028-05-24', { scores: [2, 4], nothingSubmitted: [2] });
  play.until('2028-05-25T12:00:00Z');
  const soon = { ...play.journey.cohort, id: 'early-resit', windows: [{ id: 'soon', opens: '2028-05-29' }] };
  play.say(provider, { type: 'changeCohort', cohort: soon }, { reason: 'resit' });
  play.until('2028-05-30T12:00:00Z');
  play.say(participant, { type: 'appeal' }, grounds);
  return play;
}

function alsoHandedIn(): Play {
  const play = appealingInTheNextWindow();
  play.say(participant, { type: 'submitCaseStudy', document: 'd-2', words: 2_000, arrived: play.now });
  return play;
}

const closedBy = (play: Play, from: number) =>
  play.events
    .slice(from)
    .flatMap((event) => arrangements(event, play.journey))
    .flatMap(({ effect }) => (effect.do === 'close' ? effect.script : []));

describe('attempts', () => {
  it('S5.5 reminds whoever marks an appeal, though the next window has opened', () => {
    const play = appealingInTheNextWindow();
    const marker = play.journey.attempts[0]!.marks.find(({ role }) => role === 'appeal')!.assessor;
    expect(play.journey.attempts[1]).toMatchObject({ window: 'soon', closed: false });
    const events = play.until('2028-07-01T12:00:00Z');
    const mail = mailOf(play, events).filter((one) => one.startsWith('assessor:'));
    expect(mail).toEqual(['assessor:script-due', 'assessor:script-overdue']);
    expect(marker).not.toBe('');
  });

  it('S5.4 takes marks for the script that they are of, with two scripts out', () => {
    const play = alsoHandedIn();
    play.until('2028-06-10T12:00:00Z');
    const [first, second] = play.journey.attempts;
    expect([first!.script, second!.script]).toEqual(['j-0001-1', 'j-0001-2']);
    const again = first!.marks.find(({ role }) => role === 'appeal')!.assessor;
    const marker = second!.marks.find(({ role }) => role === 'marker')!.assessor;
    play.say(assessor(marker), { type: 'recordMark', script: 'j-0001-2', scores: scores(4) });
    expect(play.journey.attempts[1]!.result).toMatchObject({ total: 20, pass: true });
    expect(play.journey.attempts[0]!.result).toMatchObject({ pass: false });
    play.say(assessor(again), { type: 'recordMark', script: 'j-0001-1', scores: scores(2) });
    const moderator = play.journey.attempts[0]!.marks.find(({ role }) => role === 'appeal-moderator')!;
    play.say(assessor(moderator.assessor), { type: 'recordMark', script: 'j-0001-1', scores: scores(2) });
    expect(play.journey.attempts[1]).toMatchObject({ appeal: 'none', result: { total: 20 } });
    // The older result goes first.
    expect(typesOf(play.say(provider, { type: 'releaseResult' }))).toContain('AppealDecided');
    expect(play.journey.attempts[0]).toMatchObject({ appeal: 'decided', result: { total: 10 } });
    const released = play.say(provider, { type: 'releaseResult' });
    expect(onlyOf(released, 'ResultReleased')[0]).toMatchObject({ attempt: second!.number, total: 20 });
  });

  it('S5.4 closes every script that is out when a journey ends, on a withdrawal too', () => {
    for (const play of [appealingInTheNextWindow(), alsoHandedIn()]) {
      play.until('2028-06-10T12:00:00Z');
      const before = play.events.length;
      play.say(admin, { type: 'withdraw' }, { reason: 'left-post' });
      play.until('2029-06-10T12:00:00Z');
      expect(play.journey.status).toBe('ended');
      const out = play.journey.attempts.flatMap(({ script }) => script ?? []);
      expect(closedBy(play, before)).toEqual(out);
    }
  });

  it('S5.4 names the attempt that is meant: no code counts them by itself', () => {
    const files = ['workflows', 'activities', 'client', 'dfe', 'documents', 'store'].flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('journey/attempts.ts'))
        .map((name) => join(room, name)),
    );
    const counting = /attempts(\.at\(|\[|\.find(Last)?\()/;
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((file) => counting.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});
