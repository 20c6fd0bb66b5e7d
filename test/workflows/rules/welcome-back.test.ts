import { expect, it } from 'vitest';
import { letterOf } from '../../activities/messages/support/letters.js';
import { occasionsOf } from '../../activities/messages/support/occasions.js';
import { livedTo } from '../../../lives/beginnings.js';
import { participant, provider, spring } from '../../../lives/people.js';
import type { Play } from '../../../lives/play.js';

const said = { reason: 'parental-leave' };
const shifted = 'move by the length of your break';
const anew = 'You go on with another cohort, NPQ for SENCOs, spring 2027';

function away(): Play {
  const play = livedTo('2027-01-31');
  play.say(participant, { type: 'defer', expectedReturn: '2027-03-01' }, said);
  return play.on('2027-02-10');
}

const welcomeOf = ({ enrolment, events }: Play): string =>
  occasionsOf('away', enrolment, events)
    .filter(({ key }) => key.template === 'return-planned')
    .map((one) => letterOf(one).text)
    .at(-1) ?? '';

it('S4.1 says of a return to the same cohort that dates move by the break, also when the break was prolonged', () => {
  const play = away();
  play.say(participant, { type: 'defer', expectedReturn: '2027-04-12' }, said);
  play.on('2027-04-12').say(provider, { type: 'return', cohort: null });
  expect(welcomeOf(play)).toContain(shifted);
});

it('S4.1 speaks of no shift where the dates are those of another cohort, joined on returning or before', () => {
  const returning = away();
  returning.say(provider, { type: 'return', cohort: spring() });
  const before = away();
  before.say(provider, { type: 'changeCohort', cohort: spring() }, { reason: 'moved-house' });
  before.on('2027-03-01').say(provider, { type: 'return', cohort: null });
  for (const play of [returning, before]) {
    expect(welcomeOf(play)).toContain(anew);
    expect(welcomeOf(play)).not.toContain(shifted);
  }
});

it('S4.1 knows by which cohort a second break began', () => {
  const play = away();
  play.say(provider, { type: 'return', cohort: spring() });
  play.on('2027-03-20').say(participant, { type: 'defer', expectedReturn: '2027-05-10' }, said);
  play.on('2027-05-10').say(provider, { type: 'return', cohort: null });
  expect(welcomeOf(play)).toContain(shifted);
});
