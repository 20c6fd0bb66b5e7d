import { describe, expect, it } from 'vitest';
import { openStore } from '../../store/database/database.js';
import { appendEvents } from '../../store/record/journal.js';
import { forgetPerson, readPerson, savePerson } from '../../store/people/people.js';
import { DuplicatePerson, findSamePerson } from '../../store/people/same-person.js';
import { listStaff, readStaff, saveStaff, type Staff } from '../../store/people/staff.js';
import { freshStore } from '../support/postgres.js';
import { anybody, record, told } from './support/records.js';

const store = await freshStore({ max: 20 });
const live = { mode: 'live', programme: 'npq-senco' } as const;
/** Whose journey somebody with that number would meet. */
const holderOf = async (trn: string, programme = 'npq-senco') =>
  (await findSamePerson(store, anybody('d-0', { trn }), { programme }))?.journey;
const rehearsal = { mode: 'rehearsal', programme: 'npq-senco' } as const;

describe('S7.2 people', () => {
  it('S7.2 are read as they were saved, and nobody is null', async () => {
    const person = anybody('p-1', {
      phone: '01632 960001',
      opportunityText: 'Leads provision across two sites.',
    });
    await savePerson(store, person, live);
    await savePerson(store, person, live);
    expect(await readPerson(store, 'p-1')).toEqual({ ...person, previousEmail: null });
    expect(await readPerson(store, 'p-0')).toBeNull();
  });

  it('S6.5 the address before the last change is kept, to be told of it', async () => {
    await savePerson(store, anybody('p-2', { email: 'first@example.org' }), live);
    await savePerson(store, anybody('p-2', { email: 'second@example.org' }), live);
    await savePerson(store, anybody('p-2', { email: 'second@example.org', phone: '01632 960002' }), live);
    expect(await readPerson(store, 'p-2')).toMatchObject({
      email: 'second@example.org',
      previousEmail: 'first@example.org',
      phone: '01632 960002',
    });
  });

  it('S7.2 of a refused enrolment are forgotten, of a begun journey not', async () => {
    await savePerson(store, anybody('p-3'), live);
    await forgetPerson(store, 'p-3');
    expect(await readPerson(store, 'p-3')).toBeNull();
    const begun = told('onTime', 'p-4');
    await savePerson(store, anybody('p-4'), rehearsal);
    await appendEvents(store, 'p-4', begun.enrolment, begun.events.slice(0, 3));
    await expect(forgetPerson(store, 'p-4')).rejects.toMatchObject({ code: 'journey-begun' });
    expect(await readPerson(store, 'p-4')).not.toBeNull();
  });
});

describe('S2.1 one live journey at a time for a person and a programme', () => {
  it('S2.1 a second one is refused and names the first, without personal data', async () => {
    await savePerson(store, anybody('d-1', { trn: '1111111' }), live);
    const refused: unknown = await savePerson(store, anybody('d-2', { trn: '1111111' }), live).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(DuplicatePerson);
    expect(refused).toMatchObject({
      code: 'duplicate-person',
      journey: 'd-2',
      same: { journey: 'd-1', by: 'trn', isSure: true },
    });
    expect((refused as Error).message).not.toMatch(/1111111|Rowan|Ashdown|d-1/);
    expect(await readPerson(store, 'd-2')).toBeNull();
    expect(await holderOf('1111111')).toBe('d-1');
  });

  it('S2.1 the same journey, another programme, a rehearsal and no TRN are no duplicates', async () => {
    const person = anybody('d-3', { trn: '2222222' });
    await savePerson(store, person, live);
    await savePerson(store, { ...person, phone: '01632 960003' }, live);
    await savePerson(store, { ...person, journey: 'd-4' }, { ...live, programme: 'early-years-senco-l3' });
    await savePerson(store, { ...person, journey: 'd-5' }, rehearsal);
    await savePerson(store, anybody('d-6'), live);
    await savePerson(store, anybody('d-7'), live);
    expect(await holderOf('2222222')).toBe('d-3');
    expect(await holderOf('2222222', 'npq-headship')).toBeUndefined();
  });

  it('S2.1 a journey that has ended makes room for another', async () => {
    const { enrolment, events } = told('withdrawal', 'd-8', { mode: 'live' });
    await savePerson(store, anybody('d-8', { trn: '3333333' }), live);
    const withdrawn = events.findIndex((event) => event.type === 'Withdrawn') + 1;
    await record(store, { enrolment, events: events.slice(0, withdrawn) });
    await expect(savePerson(store, anybody('d-9', { trn: '3333333' }), live)).rejects.toMatchObject({
      same: { journey: 'd-8' },
    });
    await record(store, { enrolment, events });
    await savePerson(store, anybody('d-9', { trn: '3333333' }), live);
    expect(await holderOf('3333333')).toBe('d-9');
  });

  it('S2.1 without a number, of many with one address in any case one wins, whichever marks they share', async () => {
    const saves = Array.from({ length: 12 }, (_, index) => {
      const email = index % 2 === 0 ? 'Shared@example.org' : 'shared@example.org';
      return savePerson(
        store,
        anybody(`e-${index}`, { email, secondEmail: `${index % 3}@example.org` }),
        live,
      );
    });
    const results = await Promise.allSettled(saves);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const another = { ...live, isAnotherPerson: true };
    await savePerson(store, anybody('e-20', { email: 'shared@example.org' }), another);
  });

  it('S2.1 names with a school are compared within one provider’s journeys, however they are typed', async () => {
    const { enrolment, events } = told('withdrawal', 'n-1', { mode: 'live', provider: 'northstar-learning' });
    await savePerson(store, anybody('n-1', { urn: '100777', givenName: 'Siân' }), live);
    await record(store, { enrolment, events: events.slice(0, 1) });
    const typed = anybody('n-2', { urn: '100777', givenName: 'SIAN', familyName: 'ashdown vale' });
    const found = (provider: string) => findSamePerson(store, typed, { ...live, provider });
    expect(await found('northstar-learning')).toEqual({ journey: 'n-1', by: 'name', isSure: false });
    expect(await found('harbour-education')).toBeNull();
  });

  it('S2.1 of many that are saved at once, one wins', async () => {
    const others = [openStore(store.url), openStore(store.url)];
    const saves = Array.from({ length: 24 }, (_, index) =>
      savePerson([store, ...others][index % 3]!, anybody(`d-1${index}`, { trn: '4444444' }), live),
    );
    const results = await Promise.allSettled(saves);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    await Promise.all(others.map((one) => one.close()));
  });
});

describe('S3.5 staff', () => {
  const coach: Staff = {
    id: 'coach-9',
    role: 'coach',
    provider: 'northstar-learning',
    name: 'Linden Marsh',
    email: 'linden.marsh@example.org',
    capacity: 12,
    urn: null,
    scriptsMarked: 0,
  };

  it('S3.5 are kept, changed and listed by provider and role', async () => {
    const assessor: Staff = { ...coach, id: 'assessor-9', role: 'assessor', capacity: null, urn: '100001' };
    await saveStaff(store, coach);
    await saveStaff(store, assessor);
    await saveStaff(store, { ...assessor, id: 'assessor-8', provider: 'southern-hubs' });
    await saveStaff(store, { ...coach, capacity: 14 });
    expect(await readStaff(store, 'coach-9')).toEqual({ ...coach, capacity: 14 });
    expect(await readStaff(store, 'nobody')).toBeNull();
    expect((await listStaff(store, 'northstar-learning')).map((one) => one.id)).toEqual([
      'assessor-9',
      'coach-9',
    ]);
    expect(await listStaff(store, 'northstar-learning', 'assessor')).toEqual([assessor]);
  });
});
