/** A moment of a run meets the record: what is new is kept, and what the record knows better is told (S7.1). */
import { describe, expect, it } from 'vitest';
import { forgetFold } from '../../store/record/folds.js';
import { appendEvents, newestState, readJournal } from '../../store/record/journal.js';
import { recordMoment } from '../../store/record/moment.js';
import { newestAnswered, readReceipts } from '../../store/record/receipts.js';
import type { RecordRequest } from '../../workflows/activities.js';
import { fold } from '../../workflows/journey/evolve.js';
import { longRecord } from '../../lives/long-journey.js';
import { freshStore } from '../support/postgres.js';
import { record, told } from './support/records.js';

const store = await freshStore();

const request = (journey: string, change: Partial<RecordRequest>): RecordRequest => ({
  ...{ journey, mode: 'rehearsal', at: '2026-09-01T10:00:00Z' },
  ...{ enrolment: null, after: 0, events: [], answered: [], asks: [], look: false },
  ...change,
});

describe('S7.1 what the record knows better', () => {
  it('S7.1 goes on otherwise: its own events after those of the run, and nothing is written', async () => {
    const life = told('onTime', 'm-ahead');
    await record(store, life);
    const other = life.events.slice(10, 12).map((event) => ({ ...event, at: '2030-01-01T00:00:00Z' }));
    const news = await recordMoment(store, request('m-ahead', { after: 10, events: other }));
    expect(news).toEqual({ halted: true, ahead: life.events.slice(10) });
    const looked = await recordMoment(store, request('m-ahead', { after: 100, look: true }));
    expect(looked).toEqual({ halted: true, ahead: life.events.slice(100) });
    const up = life.events.length;
    expect(await recordMoment(store, request('m-ahead', { after: up, look: true }))).toBeNull();
    expect((await readJournal(store, 'm-ahead'))?.events).toEqual(life.events);
  });

  it('S7.1 was begun with something else: that is told as well', async () => {
    const life = told('onTime', 'm-begun');
    await record(store, { ...life, events: life.events.slice(0, 4) });
    const enrolment = { ...life.enrolment, reference: 'another' };
    const events = [{ ...life.events[0]!, at: '2030-01-01T00:00:00Z' }];
    const news = await recordMoment(store, request('m-begun', { enrolment, events }));
    expect(news).toEqual({ halted: true, enrolment: life.enrolment, ahead: life.events.slice(0, 4) });
  });

  it('S7.1 is behind the run: it says how far it is, and takes what follows', async () => {
    const life = told('onTime', 'm-behind');
    await record(store, { ...life, events: life.events.slice(0, 8) });
    const late = request('m-behind', { after: 10, events: life.events.slice(10, 12) });
    expect(await recordMoment(store, late)).toEqual({ halted: true, behind: 8 });
    expect(await recordMoment(store, request('m-behind', { after: 10, look: true }))).toEqual({
      halted: true,
      behind: 8,
    });
    const all = request('m-behind', { after: 8, events: life.events.slice(8, 12) });
    expect(await recordMoment(store, all)).toBeNull();
    expect(await recordMoment(store, request('m-lost', { after: 3, look: true }))).toEqual({
      halted: true,
      behind: 0,
    });
  });
});

describe('S3.6 commands that were answered before', () => {
  it('S3.6 have their first receipts, with events and without, and a new try of theirs changes nothing', async () => {
    const life = told('onTime', 'm-known');
    await record(store, { ...life, events: life.events.slice(0, 9) });
    const command = life.events[6]!.cmd;
    const own = life.events.slice(0, 9).filter(({ cmd }) => cmd === command);
    const then = fold(life.enrolment, life.events.slice(0, own.at(-1)!.n));
    const receipt = {
      journey: 'm-known',
      command,
      at: own[0]!.at,
      events: own.map(({ n, type }) => ({ n, type })),
      stage: then.stage,
      status: then.status,
    };
    const again = [{ ...life.events[9]!, cmd: command }];
    expect(
      await recordMoment(store, request('m-known', { after: 9, events: again, asks: [command] })),
    ).toEqual({
      halted: true,
      known: [receipt],
    });
    const fresh = life.events.slice(9, 10);
    expect(
      await recordMoment(store, request('m-known', { after: 9, events: fresh, asks: [command] })),
    ).toEqual({
      halted: false,
      known: [receipt],
    });
    expect((await readJournal(store, 'm-known'))?.events).toHaveLength(10);
    const answered = [{ command: 'so-already', at: fresh[0]!.at, n: 10 }];
    expect(await recordMoment(store, request('m-known', { after: 10, answered }))).toBeNull();
    const later = [{ command: 'so-already', at: '2030-01-01T00:00:00Z', n: 10 }];
    const news = await recordMoment(
      store,
      request('m-known', { after: 10, answered: later, asks: ['so-already'] }),
    );
    expect(news).toMatchObject({
      halted: true,
      known: [{ command: 'so-already', at: fresh[0]!.at, events: [] }],
    });
    expect(await newestAnswered(store, 'm-known', 10)).toEqual(['so-already']);
    expect(await readReceipts(store, 'm-known', ['never-heard-of'])).toEqual([]);
  });
});

describe('S7.3 the state of a long journey', () => {
  const known = async (build: string | undefined, journey: string) => {
    forgetFold(journey);
    const opened = build === undefined ? store : { ...store, build };
    return (await newestState(opened, journey))!.journey;
  };

  it('S7.3 is kept, and folded on from by the same build alone; it is the fold of all events', async () => {
    const { enrolment, events } = longRecord('m-long', 1_200);
    await appendEvents(store, 'm-long', enrolment, events.slice(0, 1_000));
    const first = await known('one', 'm-long');
    expect(first).toEqual(fold(enrolment, events.slice(0, 1_000)));
    forgetFold('m-long');
    await appendEvents(store, 'm-long', null, events.slice(1_000));
    expect(await known('one', 'm-long')).toEqual(fold(enrolment, events));
    const kept = await store.db.selectFrom('folds').selectAll().where('journey', '=', 'm-long').execute();
    expect(kept).toMatchObject([{ n: 1_000, build: 'one' }]);
    const other = JSON.stringify({ ...kept[0]!.state, group: 'by-the-first-build' });
    await store.db.updateTable('folds').set({ state: other }).where('journey', '=', 'm-long').execute();
    expect((await known('one', 'm-long')).group).toBe('by-the-first-build');
    expect((await known(undefined, 'm-long')).group).toBeNull();
    expect((await known('two', 'm-long')).group).toBeNull();
  });

  it('S7.3 of most journeys is folded from their events alone', async () => {
    await record(store, told('onTime', 'm-short'));
    await known('one', 'm-short');
    const kept = await store.db.selectFrom('folds').select('journey').execute();
    expect(kept).toEqual([{ journey: 'm-long' }]);
  });
});
