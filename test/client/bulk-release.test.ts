/** S5.5: the results of many, by the record alone: what would be released, what was, and what cannot be. */
import { beforeAll, describe, expect, it } from 'vitest';
import { releasing } from '../../client/bulk/deeds.js';
import { openJourneys } from '../../client/journeys.js';
import { bulkIdOf } from '../../client/ids.js';
import { fold } from '../../workflows/journey/evolve.js';
import { record, told } from '../store/support/records.js';
import { freshStore } from '../support/postgres.js';

const store = await freshStore();
const cohort = 'npq-senco-2026-autumn';

const upTo = (journey: string, isKept: (type: string) => boolean) => {
  const life = told('onTime', journey, { mode: 'rehearsal', reference: `REL-${journey.slice(-1)}` });
  const end = life.events.findIndex(({ type }) => !isKept(type));
  return { ...life, events: end < 0 ? life.events : life.events.slice(0, end) };
};
const studying = upTo('jny-aaaaaaaaaaaaaaaaaaaa', (type) => type !== 'WindowOpened');
const confirmed = upTo('jny-bbbbbbbbbbbbbbbbbbbb', (type) => type !== 'ResultReleased');
const released = upTo('jny-cccccccccccccccccccc', () => true);

beforeAll(async () => {
  for (const life of [studying, confirmed, released]) await record(store, life);
});

describe('S5.5 releasing the results of many', () => {
  it('S5.5 takes whoever waits for it, or who is named, and says of each what becomes of them', async () => {
    const journeys = await openJourneys({ databaseUrl: store.url, temporal: { address: '127.0.0.1:1' } });
    const results = async (who: { named?: string[]; waiting?: boolean }) =>
      (await journeys.releaseMany(cohort, { mode: 'rehearsal', ...who }, { dryRun: true })).map(
        ({ reference, result, code }) => [reference, result, code],
      );
    expect(await results({ waiting: true })).toEqual([['REL-b', 'would-do', null]]);
    expect(await results({ named: ['REL-c', 'REL-b', 'REL-a'] })).toEqual([
      ['REL-c', 'done-before', null],
      ['REL-b', 'would-do', null],
      ['REL-a', 'refused', expect.stringMatching(/^[a-z-]+$/)],
    ]);
    await journeys.close();
  });

  it('S3.6 the same release has the same id, and that of another script another', () => {
    const action = releasing(fold(confirmed.enrolment, confirmed.events));
    if (!('input' in action)) throw new Error('a confirmed result is to be released');
    const [input] = action.input;
    expect(bulkIdOf('j', input!, action.standing)).toBe(
      bulkIdOf('j', { type: 'releaseResult' }, action.standing),
    );
    expect(bulkIdOf('j', input!, action.standing)).not.toBe(bulkIdOf('j', input!, 'another-script'));
  });

  it('S5.5 the result of an appeal is released under an id of its own', () => {
    const { enrolment, events } = told('appealUpheld', 'jny-dddddddddddddddddddd', { mode: 'rehearsal' });
    const standings = events
      .flatMap(({ type }, index) => (type === 'ResultConfirmed' ? index + 1 : []))
      .map((end) => releasing(fold(enrolment, events.slice(0, end))))
      .map((action) => ('input' in action ? action.standing : 'nothing'));
    expect(standings).toHaveLength(4);
    expect(new Set(standings).size).toBe(4);
  });
});
