import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { createRecord } from '../../activities/record.js';
import { openStore } from '../../store/database/database.js';
import { readJournal } from '../../store/record/journal.js';
import { readJourneyRow } from '../../store/read-model/read-model.js';
import { freshStore } from '../support/postgres.js';
import { batches, told } from './support/records.js';

const store = await freshStore();
const recordEvents = createRecord(store);
const life = told('onTime', 'r-1');
const occasion = { journey: 'r-1', mode: 'rehearsal' as const, at: '2026-09-01T10:00:00Z' };
const rest = { after: 0, answered: [], asks: [], look: false };

describe('S7.1 the activity of the record', () => {
  it('S7.1 writes what happened, and a repeat changes nothing', async () => {
    for (const events of batches(life.events)) {
      const after = events[0]!.n - 1;
      const enrolment = after === 0 ? life.enrolment : null;
      const request = { ...occasion, ...rest, enrolment, after, events };
      expect(await recordEvents(request)).toBeNull();
      expect(await recordEvents(request)).toBeNull();
    }
    expect((await readJournal(store, 'r-1'))?.events).toEqual(life.events);
    expect((await readJourneyRow(store, 'all', 'r-1'))?.outcome).toBe('passed');
  });

  it('S7.1 what the record has otherwise is told to the run, and nothing is written', async () => {
    const events = [{ ...life.events[4]!, at: '2020-01-01T00:00:00Z' }];
    const news = await recordEvents({ ...occasion, ...rest, enrolment: null, after: 4, events });
    expect(news).toEqual({ halted: true, ahead: life.events.slice(4) });
    expect((await readJournal(store, 'r-1'))?.events).toEqual(life.events);
  });

  it('S7.1 a store that is away is an error that passes', async () => {
    const away = openStore('postgresql://journeys@127.0.0.1:1/journeys');
    const failing = createRecord(away)({
      ...occasion,
      ...rest,
      enrolment: null,
      events: told('onTime', 'r-2').events,
    });
    await expect(failing).rejects.not.toBeInstanceOf(ApplicationFailure);
    await away.close();
  });
});
