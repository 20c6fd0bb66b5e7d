/** S8.1: what is asked of a rehearsal is answered by its own clock, which may stand long after its newest event. */
import { beforeAll, expect, it } from 'vitest';
import { openJourneys } from '../../client/journeys.js';
import { keepClock } from '../../store/read-model/rehearsal-clocks.js';
import { record, told } from '../store/support/records.js';
import { freshStore } from '../support/postgres.js';

const store = await freshStore();
const rehearsed = 'jny-cccccccccccccccccccc';
const open = () =>
  openJourneys({ databaseUrl: store.url, temporal: { address: '127.0.0.1:1' }, scope: 'all' });

beforeAll(async () => {
  const life = told('onTime', rehearsed, { mode: 'rehearsal', provider: 'northstar-learning' });
  await record(store, { ...life, events: life.events.filter(({ at }) => at < '2027-02-01') });
});

it('S8.3 supposes from the moment to which the rehearsal was moved, and offers no window that has opened', async () => {
  const journeys = await open();
  const resit = { suppose: 'resit' } as const;
  expect((await journeys.whatIf(rehearsed, resit)).before?.window).toBe('window-2028-03');
  await keepClock(store, rehearsed, '2028-04-03T09:00:00Z');
  expect((await journeys.whatIf(rehearsed, resit)).before?.window).toBe('window-2028-06');
  await journeys.close();
});

it('S6.3 shows a rehearsal whose run does not answer as it stands at its own clock', async () => {
  const journeys = await open();
  const { view, source } = await journeys.view(rehearsed);
  expect({ source, at: view.at }).toEqual({ source: 'record', at: '2028-04-03T09:00:00Z' });
  await journeys.close();
});
