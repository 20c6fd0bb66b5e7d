import { beforeAll, describe, expect, it } from 'vitest';
import { caseloads } from '../../store/read-model/caseload.js';
import { appendEvents, foldUpTo } from '../../store/record/journal.js';
import {
  countJourneys,
  eachJourney,
  listJourneys,
  project,
  readJourneyRow,
  totalJourneys,
  type JourneyFilter,
  type PageRequest,
} from '../../store/read-model/read-model.js';
import { paceOf } from '../../workflows/journey/view/pace.js';
import { mustAct } from '../../workflows/journey/view/owed.js';
import { viewOf } from '../../workflows/journey/view.js';
import { freshStore } from '../support/postgres.js';
import { record, told, type LifeName, type Told } from './support/records.js';

const store = await freshStore();

/** A life up to a day, of a provider. */
function upTo(name: LifeName, journey: string, day: string, provider: string): Told {
  const life = told(name, journey, { provider, reference: `REF-${journey}` });
  return { ...life, events: life.events.filter((event) => event.at < day) };
}

const north = 'northstar-learning';
const south = 'southern-hubs';
const lives: Told[] = [
  upTo('onTime', 'a-applying', '2026-09-05', north),
  upTo('onTime', 'b-studying', '2027-06-01', north),
  upTo('silence', 'c-silent', '2027-08-01', north),
  upTo('deferral', 'd-deferred', '2027-03-01', south),
  upTo('withdrawal', 'e-withdrawn', '2099-01-01', south),
  upTo('failThenPass', 'f-passed', '2099-01-01', south),
  upTo('earlyYears', 'g-early', '2027-06-01', south),
];
beforeAll(async () => {
  for (const life of lives) await record(store, life);
});

const ids = async (filter: JourneyFilter, page: PageRequest = {}) =>
  (await listJourneys(store, 'all', filter, page)).rows.map((row) => row.journey);

describe('S6.3 the read model', () => {
  it('S6.3 has of every journey what the view of its newest state says', async () => {
    for (const { enrolment, events } of lives) {
      const state = (await foldUpTo(store, enrolment.journey, events.length))!;
      const view = viewOf(state, state.at);
      expect(await readJourneyRow(store, 'all', enrolment.journey)).toMatchObject({
        reference: view.reference,
        programme: view.programme,
        cohort: view.cohort,
        provider: view.provider,
        group_id: view.group,
        coach: view.coach,
        stage: view.stage,
        status: view.status,
        wait: view.wait.name,
        wait_for: view.wait.who,
        attention: view.attention.map((one) => one.code),
        next_deadline: view.next?.at ?? null,
        engagement_done: view.engagement.done,
        open_due: view.open.map((one) => one.due),
        outcome: view.outcome?.as ?? null,
        statutory_deadline: view.statutory?.deadline ?? null,
        forecast_outcome: view.forecast?.outcomeBy ?? null,
        enrolled_at: events[0]?.at,
        n: events.length,
      });
    }
  });

  const filters: [string, JourneyFilter, string[]][] = [
    ['status', { status: 'deferred' }, ['d-deferred']],
    ['stage', { stage: 'application' }, ['a-applying']],
    ['outcome', { outcome: 'passed' }, ['f-passed']],
    ['programme, any version', { programme: 'early-years-senco-l3' }, ['g-early']],
    ['provider and status', { provider: south, status: 'ended' }, ['e-withdrawn', 'f-passed']],
    ['code of attention', { attention: 'silent' }, ['c-silent']],
    ['beginning of the reference', { search: 'REF-b' }, ['b-studying']],
    ['beginning of the id', { search: 'd-' }, ['d-deferred']],
    ['a search that no pattern may widen', { search: '%' }, []],
    ['wait and who must act', { wait: 'return', waitFor: 'participant' }, ['d-deferred']],
    ['mode', { mode: 'live' }, []],
    ['nothing at all', {}, lives.map((life) => life.enrolment.journey)],
  ];
  for (const [what, filter, expected] of filters) {
    it(`S6.3 chooses by ${what}`, async () => {
      expect(await ids(filter)).toEqual(expected);
      expect(await totalJourneys(store, 'all', filter)).toBe(expected.length);
    });
  }

  it('S3.7 says for any day who is behind and what is overdue, as the view does', async () => {
    for (const day of ['2026-10-01', '2027-02-15', '2027-06-02', '2027-07-20', '2028-01-31']) {
      const behind: string[] = [];
      const overdue: string[] = [];
      for (const { enrolment, events } of lives) {
        const state = (await foldUpTo(store, enrolment.journey, events.length))!;
        if (state.status !== 'active') continue;
        if (paceOf(state, day).byElements === 'behind') behind.push(state.id);
        if (viewOf(state, state.at).open.some((one) => one.due < day)) overdue.push(state.id);
      }
      expect(await ids({ behindOn: day })).toEqual(behind);
      expect(await ids({ overdueOn: day })).toEqual(overdue);
    }
    expect(await ids({ behindOn: '2027-07-20' })).toContain('c-silent');
  });

  it('S3.8 says for any day who must act, as the view of one journey does, in rows, filters and counts', async () => {
    const seen = new Set<string>();
    for (const day of ['2026-10-01', '2027-02-15', '2027-06-02', '2027-07-20', '2028-01-31']) {
      for (const { enrolment, events } of lives) {
        const state = (await foldUpTo(store, enrolment.journey, events.length))!;
        const at = `${day}T12:00:00Z`;
        if (at < state.at) continue;
        const { who } = mustAct(state, at);
        seen.add(who);
        const { rows } = await listJourneys(store, 'all', { on: day, search: state.id });
        expect(rows.map((row) => row.must_act)).toEqual([who]);
        expect(await ids({ mustAct: who, on: day })).toContain(state.id);
        const counts = await countJourneys(store, 'all', { on: day, search: state.id }, 'mustAct');
        expect(counts).toEqual([{ value: who, count: 1 }]);
      }
    }
    expect([...seen]).toEqual(expect.arrayContaining(['participant', 'headteacher', 'provider', 'engine']));
  });

  it('S2.5 says whose outcome is forecast after the statutory deadline, as the view does', async () => {
    const { enrolment, events } = told('onTime', 'h-late');
    await appendEvents(store, 'h-late', enrolment, events.slice(0, 8));
    const state = (await foldUpTo(store, 'h-late', 8))!;
    expect(viewOf(state, state.at).statutory?.atRisk).toBe(false);
    const atRisk = () => ids({ atRisk: true, search: 'h-late' });
    expect(await atRisk()).toEqual([]);
    const late = { ...state, statutoryDeadline: '2027-01-01' };
    expect(viewOf(late, late.at).statutory?.atRisk).toBe(true);
    await project(store, late);
    expect(await atRisk()).toEqual(['h-late']);
    await project(store, { ...state, n: 7 });
    expect(await atRisk()).toEqual(['h-late']);
    await project(store, state);
    expect(await atRisk()).toEqual([]);
  });
});

describe('S6.1 scope', () => {
  it('S6.1 a provider sees its own only, whatever it asks for', async () => {
    const own = { provider: north };
    const seen = (await listJourneys(store, own, {})).rows.map((row) => row.journey);
    expect(seen).toEqual(['h-late', 'a-applying', 'b-studying', 'c-silent']);
    expect((await listJourneys(store, own, { provider: south })).rows).toEqual([]);
    expect((await listJourneys(store, own, { search: 'f-passed' })).rows).toEqual([]);
    expect(await readJourneyRow(store, own, 'f-passed')).toBeNull();
    expect(await totalJourneys(store, own, { outcome: 'passed' })).toBe(0);
    expect(await countJourneys(store, own, {}, 'provider')).toEqual([{ value: north, count: 4 }]);
    expect((await listJourneys(store, { ...own, deliveryPartner: 'nobody' }, {})).rows).toEqual([]);
  });
});

describe('S6.3 counts', () => {
  it('S6.3 counts by value, most first, those without one too', async () => {
    expect(await countJourneys(store, 'all', { provider: south }, 'outcome')).toEqual([
      { value: null, count: 2 },
      { value: 'passed', count: 1 },
      { value: 'withdrawn', count: 1 },
    ]);
    expect(await countJourneys(store, 'all', { attention: 'silent' }, 'attention')).toContainEqual({
      value: 'silent',
      count: 1,
    });
  });

  it('S6.3 shows caseloads at a glance, by coach', async () => {
    const loads = await caseloads(store, 'all', {}, '2027-07-20');
    const sum = (key: 'participants' | 'behind' | 'deferred') =>
      loads.reduce((total, load) => total + load[key], 0);
    expect(sum('participants')).toBe((await totalJourneys(store, 'all')) - 2);
    expect(sum('behind')).toBe((await ids({ behindOn: '2027-07-20' })).length);
    expect(sum('deferred')).toBe(1);
    expect(loads.find((load) => load.coach === null)?.participants).toBe(2);
  });
});

describe('S6.3 pages', () => {
  const sorts: PageRequest[] = [
    {},
    { sort: 'enrolled' },
    { sort: 'updated', descending: true },
    { sort: 'next-deadline' },
    { sort: 'next-deadline', descending: true },
  ];
  for (const page of sorts) {
    it(`S6.3 give each journey once, in order: ${JSON.stringify(page)}`, async () => {
      const whole = await ids({}, page);
      const found: string[] = [];
      let after: string | undefined;
      do {
        const one = await listJourneys(store, 'all', {}, { ...page, size: 3, ...(after ? { after } : {}) });
        found.push(...one.rows.map((row) => row.journey));
        after = one.next ?? undefined;
      } while (after);
      expect(found).toEqual(whole);
      expect(new Set(found).size).toBe(8);
    });
  }

  it('S6.3 are refused when too large, too small, or with a cursor of another list', async () => {
    const { next } = await listJourneys(store, 'all', {}, { size: 2 });
    const wrong = { code: 'page-wrong' };
    const pages: PageRequest[] = [
      { size: 0 },
      { size: 1001 },
      { after: 'x' },
      { after: next!, sort: 'updated' },
    ];
    for (const page of pages) await expect(listJourneys(store, 'all', {}, page)).rejects.toMatchObject(wrong);
  });

  it('S6.3 follow each other to the end of an export', async () => {
    const all: string[] = [];
    for await (const row of eachJourney(store, 'all', { provider: south })) all.push(row.journey);
    expect(all).toEqual(['d-deferred', 'e-withdrawn', 'f-passed', 'g-early']);
  });
});
