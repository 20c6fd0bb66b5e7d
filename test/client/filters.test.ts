/** What an office is told when it asks for many: nobody is "nobody" only if the question made sense (S6.3). */
import { beforeAll, describe, expect, it } from 'vitest';
import { BadInput } from '../../client/errors.js';
import { openJourneys } from '../../client/journeys.js';
import type { JourneyFilter, Scope } from '../../store/read-model/read-model.js';
import { keepClock } from '../../store/read-model/rehearsal-clocks.js';
import { saveStaff } from '../../store/people/staff.js';
import { record, told } from '../store/support/records.js';
import { freshStore } from '../support/postgres.js';
import { run } from './support/terminal.js';

const store = await freshStore();
const north = 'northstar-learning';

const open = (scope: Scope = 'all') =>
  openJourneys({ databaseUrl: store.url, temporal: { address: '127.0.0.1:1' }, scope });

/** A life in study until a day, as a rehearsal: its next date is years ahead of the clock of this machine. */
function studying(journey: string, mode: 'live' | 'rehearsal') {
  const life = told('onTime', journey, { mode, provider: north, reference: `REF-${journey}` });
  return { ...life, events: life.events.filter(({ at }) => at < '2027-02-01') };
}

beforeAll(async () => {
  await record(store, studying('jny-aaaaaaaaaaaaaaaaaaaa', 'live'));
  await record(store, studying('jny-bbbbbbbbbbbbbbbbbbbb', 'rehearsal'));
  const coach = { role: 'coach', name: 'Sam Okafor', email: 'sam@postbox.example' } as const;
  const more = { capacity: 10, urn: null, scriptsMarked: 0 };
  await saveStaff(store, { id: 'coach-north-1', provider: north, ...coach, ...more });
  await saveStaff(store, { id: 'coach-harbour-1', provider: 'harbour-education', ...coach, ...more });
});

async function refusal(ask: () => Promise<unknown>): Promise<[string, readonly string[]]> {
  const error: unknown = await ask().catch((reason: unknown) => reason);
  return error instanceof BadInput ? [error.code, error.faults] : [String(error), []];
}

const wrong: [keyof JourneyFilter, string, string][] = [
  ['cohort', 'npq-senco-2026-autum', 'Did you mean "npq-senco-2026-autumn"?'],
  ['programme', 'npq-senko', 'Did you mean "npq-senco"?'],
  ['provider', 'northstar-lerning', 'Did you mean "northstar-learning"?'],
  ['deliveryPartner', 'aire-valley-teaching-hubs', 'Did you mean "aire-valley-teaching-hub"?'],
  ['group', 'leed', 'Did you mean "leeds"?'],
  ['coach', 'coach-north-11', 'Did you mean "coach-north-1"?'],
  ['stage', 'cycle2', 'Did you mean "cycle-2"?'],
  ['status', 'activ', 'Did you mean "active"?'],
  ['wait', 'markng', 'Did you mean "marking"?'],
  ['waitFor', 'coch', 'Did you mean "coach"?'],
  ['attention', 'no-coaching-slots', 'Did you mean "no-coaching-slot"?'],
  ['outcome', 'pased', 'Did you mean "passed"?'],
  ['mode', 'rehersal', 'Did you mean "rehearsal"?'],
];

describe('S6.3 a filter that names what there is not', () => {
  it.each(wrong)(
    'S6.3 refuses the %s "%s", in every reading of many, and says: %s',
    async (name, given, hint) => {
      const journeys = await open();
      const filter = { [name]: given } as JourneyFilter;
      const lines = async () => {
        for await (const line of journeys.export(filter, 'csv')) expect(line).toBe('nothing');
      };
      const asks = [
        () => journeys.list(filter),
        () => journeys.count(filter, 'stage'),
        () => journeys.caseloads(filter),
        lines,
      ];
      for (const ask of asks) {
        const [code, faults] = await refusal(ask);
        expect(code).toBe('filter-unknown');
        expect(faults).toHaveLength(1);
        expect(faults[0]).toContain(`there is no "${given}".`);
        expect(faults[0]).toContain(hint);
      }
      await journeys.close();
    },
  );

  it('S6.3 names everything that is wrong at once, and takes what only the record still knows', async () => {
    const journeys = await open();
    const [, faults] = await refusal(() => journeys.list({ cohort: 'x', stage: 'y' }));
    expect(faults).toHaveLength(2);
    const { coach, cohort, programme } = (await journeys.list()).rows[0]!;
    const known = { coach: coach!, cohort, programme, status: 'active', attention: 'silent' };
    await expect(journeys.list(known)).resolves.toBeDefined();
    await expect(journeys.list({ programme: 'npq-senco@0.9' })).resolves.toMatchObject({ total: 0 });
    await journeys.close();
  });

  it('S6.1 neither knows nor suggests what is another provider’s', async () => {
    const journeys = await open({ provider: north });
    for (const filter of [{ coach: 'coach-harbour-1' }, { provider: 'harbour-education' }]) {
      const [code, faults] = await refusal(() => journeys.list(filter));
      expect(code).toBe('filter-unknown');
      expect(faults.join().replace(/there is no "[^"]*"/, '')).not.toContain('harbour');
    }
    await expect(journeys.list({ coach: 'coach-north-1' })).resolves.toMatchObject({ total: 0 });
    await journeys.close();
  });

  it('S6.3 moving the rehearsals of a cohort, or listing the staff of a provider, that there is not is refused', async () => {
    const journeys = await open();
    const [moved] = await refusal(() =>
      journeys.advanceCohort('npq-senco-2026-autum', '2027-01-01T00:00:00Z'),
    );
    const [staff] = await refusal(() => journeys.staff('northstar-lerning'));
    expect([moved, staff]).toEqual(['filter-unknown', 'filter-unknown']);
    await journeys.close();
  });
});

describe('S8.1 lists of rehearsals', () => {
  const listed = async (filter: JourneyFilter) => {
    const journeys = await open();
    const { rows } = await journeys.list(filter);
    await journeys.close();
    return rows.map(({ journey }) => journey);
  };

  it('S8.1 judge a rehearsal by its own clock, a live journey by today, and all by a day that is told', async () => {
    // Nothing of the rehearsal is overdue by its own clock, however late it is by the clock on the wall.
    const late = { live: '2029-01-01' };
    expect(await listed({ overdueOn: late })).toEqual(['jny-aaaaaaaaaaaaaaaaaaaa']);
    expect(await listed({ overdueOn: '2029-01-01' })).toHaveLength(2);
    const early = { live: '2026-09-01' };
    expect(await listed({ overdueOn: early })).toEqual([]);
    await keepClock(store, 'jny-bbbbbbbbbbbbbbbbbbbb', '2027-12-01T09:00:00Z');
    // A clock goes forward only.
    await keepClock(store, 'jny-bbbbbbbbbbbbbbbbbbbb', '2027-01-01T09:00:00Z');
    expect(await listed({ overdueOn: early })).toEqual(['jny-bbbbbbbbbbbbbbbbbbbb']);
    expect(await listed({ behindOn: early })).toEqual(['jny-bbbbbbbbbbbbbbbbbbbb']);
  });

  it('S8.1 the command line asks so unless a day is told', async () => {
    const asked = async (...more: string[]) => {
      const list = () => Promise.resolve({ rows: [], total: 0, next: null });
      const seen: JourneyFilter[] = [];
      await run(['list', '--overdue', ...more], { list: (filter = {}) => (seen.push(filter), list()) });
      return seen[0]?.overdueOn;
    };
    expect(await asked()).toEqual({ live: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string });
    expect(await asked('--on', '2027-03-01')).toBe('2027-03-01');
  });

  it('S6.1 a reference outside the scope is as little there as an id outside it', async () => {
    const list = () => Promise.resolve({ rows: [], total: 0, next: null });
    const { code, err } = await run(['show', 'REF-1', '--scope', 'harbour-education'], { list });
    expect(code).toBe(3);
    expect(err).toContain('There is no journey of reference "REF-1".');
  });
});
