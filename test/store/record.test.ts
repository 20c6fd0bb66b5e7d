import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { createRecord } from '../../activities/record.js';
import { openStore } from '../../store/database.js';
import { readJournal } from '../../store/journal.js';
import { readRow } from '../../store/read-model.js';
import { freshStore } from '../support/postgres.js';
import { batches, told } from './support/records.js';

const store = await freshStore();
const recordEvents = createRecord(store);
const life = told('onTime', 'r-1');
const occasion = { journey: 'r-1', mode: 'rehearsal' as const, at: '2026-09-01T10:00:00Z' };

describe('S7.1 the activity of the record', () => {
  it('S7.1 writes what happened, and a repeat changes nothing', async () => {
    for (const events of batches(life.events)) {
      const request = { ...occasion, enrolment: events[0]?.n === 1 ? life.enrolment : null, events };
      await recordEvents(request);
      await recordEvents(request);
    }
    expect((await readJournal(store, 'r-1'))?.events).toEqual(life.events);
    expect((await readRow(store, 'all', 'r-1'))?.outcome).toBe('passed');
  });

  it('S7.1 a contradiction is a failure that is not tried again, with a code and no more', async () => {
    const events = [{ ...life.events[4]!, at: '2020-01-01T00:00:00Z' }];
    const failure: unknown = await recordEvents({ ...occasion, enrolment: null, events }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(ApplicationFailure);
    expect(failure).toMatchObject({ type: 'journal-conflict', nonRetryable: true });
  });

  it('S7.1 a store that is away is an error that passes', async () => {
    const away = openStore('postgresql://journeys@127.0.0.1:1/journeys');
    const failing = createRecord(away)({
      ...occasion,
      enrolment: null,
      events: told('onTime', 'r-2').events,
    });
    await expect(failing).rejects.not.toBeInstanceOf(ApplicationFailure);
    await away.close();
  });
});
