import { describe, expect, it } from 'vitest';
import { as, id, start } from '../../testing/asking.js';

describe('pages', () => {
  it.each(['0', '-1', 'x', '', '0.5'])('DfE §1.1 %j is no page', async (number) => {
    const ask = as(await start());
    for (const name of ['page', 'per_page']) {
      const answer = await ask('GET', `/statements?page[${name}]=${number}`);
      expect([answer.status, answer.errors[0]?.title]).toEqual([400, 'Bad request']);
      expect(answer.errors[0]?.detail).toMatch(/positive number/);
    }
  });

  it('DfE §1.1 more than 3000 is clamped, and a page that is no object is not looked at', async () => {
    const ask = as(await start());
    const all = (await ask('GET', '/statements?page[per_page]=99999999999999999999')).data;
    expect((await ask('GET', '/statements?page=2&page[size]=1')).data).toEqual(all.slice(0, 100));
  });
});

describe('filters', () => {
  it('DfE §1.1 updated_since includes its instant, to the second that is shown', async () => {
    const simulator = await start();
    const ask = as(simulator);
    const one = id(simulator, 'owen-price/senco');
    const shown = (await ask('GET', `/npq-applications/${one}`)).data[0]?.attributes['updated_at'];
    const ids = async (since: unknown) =>
      (await ask('GET', `/npq-applications?filter[updated_since]=${String(since)}`)).data.map(
        (found) => found.id,
      );
    expect(shown).toBe('2026-07-06T09:10:00Z');
    expect(await ids(shown)).toContain(one);
    expect(await ids('2026-07-06T09:10:01Z')).not.toContain(one);
  });

  it.each([
    ['2026-10-01T00:00:00Z', 200],
    ['2026-10-01T00:00:00.123456Z', 200],
    ['2026-10-01T00:00:00', 200],
    ['2026-10-01', 200],
    ['2026-10-01T00:00:00%252B01:00', 200],
    // The service decodes the value a second time.
    ['2026-10-01T00:00:00%2B01:00', 400],
    ['2026-10-01T00:00:00-05:00', 200],
    // To Ruby this is 2 March.
    ['2026-02-30T00:00:00Z', 200],
    ['2026-02-32', 400],
    ['2026-10-01T00:00:00-05', 200],
    ['2026-13-01', 400],
    ['2026-10-01T25:00:00Z', 400],
    ['2026-10-01 08:00', 400],
    ['yesterday', 400],
    ['%25zz', 400],
    ['', 200],
    ['%20', 200],
  ])('DfE §1.1 updated_since=%s is answered with %i', async (value, status) => {
    const ask = as(await start());
    for (const path of [
      '/npq-applications',
      '/participants/npq',
      '/participant-declarations',
      '/statements',
    ]) {
      const answer = await ask('GET', `${path}?filter[updated_since]=${value}`);
      expect([path, answer.status]).toEqual([path, status]);
    }
    expect((await ask('GET', `/participants/npq/outcomes?filter[created_since]=${value}`)).status).toBe(
      status,
    );
  });

  it('DfE §1.1 cohort is a list of start years, whatever the suffix; what is no year matches nothing', async () => {
    const ask = as(await start());
    const cohorts = async (filter: string) =>
      new Set(
        (await ask('GET', `/npq-applications?filter[cohort]=${filter}`)).data.map(
          ({ attributes }) => `${String(attributes['cohort'])}${String(attributes['cohort_suffix'])}`,
        ),
      );
    expect(await cohorts('2026,2024')).toEqual(new Set(['2024a', '2026a', '2026b']));
    expect(await cohorts('2026b')).toEqual(new Set(['2026a', '2026b']));
    expect(await cohorts('x')).toEqual(new Set());
    expect(await cohorts(',')).toEqual(new Set());
    expect((await cohorts('')).size).toBeGreaterThan(3);
  });

  it('DfE §1.1 participant_id is a list of UUIDs, in letters of either case', async () => {
    const simulator = await start();
    const ask = as(simulator);
    const [amina, ben] = ['amina-khan', 'ben-osei'].map((key) => id(simulator, key));
    for (const path of ['/npq-applications', '/participant-declarations']) {
      const found = await ask('GET', `${path}?filter[participant_id]=${amina},${ben?.toUpperCase()}`);
      expect(new Set(found.data.map(({ attributes }) => attributes['participant_id']))).toEqual(
        new Set([amina, ben]),
      );
      expect((await ask('GET', `${path}?filter[participant_id]=${amina},x`)).status).toBe(400);
      expect((await ask('GET', `${path}?filter[participant_id][]=${amina}`)).status).toBe(400);
    }
  });

  it('DfE §1.1 of a filter that comes twice the last counts', async () => {
    const ask = as(await start());
    const twice = await ask('GET', '/npq-applications?filter[cohort]=2024&filter%5Bcohort%5D=2026');
    expect(twice.text).toBe((await ask('GET', '/npq-applications?filter[cohort]=2026')).text);
    const pages = await ask('GET', '/statements?page[per_page]=5&page[per_page]=2');
    expect(pages.data).toHaveLength(2);
    expect((await ask('GET', '/statements?page[per_page]=1_0')).data).toHaveLength(10);
  });

  it.each(['filter[cohort]=%zz', 'filter[cohort]=%ff', '%e9=1'])(
    'DfE §1.2 the query %s, which is no text, is 400',
    async (query) => {
      const answer = await as(await start())('GET', `/npq-applications?${query}`);
      expect([answer.status, answer.errors[0]?.title]).toEqual([400, 'Bad request']);
    },
  );

  it('DfE §1.1 what is no filter of this list is not looked at', async () => {
    const ask = as(await start());
    const all = (await ask('GET', '/statements')).text;
    expect((await ask('GET', '/statements?filter[colour]=red&filter[participant_id]=x&filter')).text).toBe(
      all,
    );
  });

  it('DfE §1.3 participants by training status and by the id they had', async () => {
    const simulator = await start();
    const ask = as(simulator);
    const ids = async (filter: string) =>
      (await ask('GET', `/participants/npq?filter${filter}`)).data.map((found) => found.id);
    expect(await ids('[training_status]=deferred')).toEqual([id(simulator, 'carys-morgan')]);
    expect(await ids(`[from_participant_id]=${id(simulator, 'kemi-bello-second')}`)).toEqual([
      id(simulator, 'kemi-bello'),
    ]);
    expect(await ids('[from_participant_id]=x')).toEqual([]);
    const refused = await ask('GET', '/participants/npq?filter[training_status]=resting');
    expect([refused.status, refused.errors[0]?.title]).toEqual([422, 'Unpermitted parameters']);
  });
});

describe('sorts', () => {
  it('DfE §1.1 by columns with commas between, minus for descending, unknown ones left out', async () => {
    const ask = as(await start());
    const names = async (sort: string) =>
      (await ask('GET', `/delivery-partners?sort=${sort}`)).data.map(({ attributes }) => attributes['name']);
    const usual = await names('name');
    expect(usual).toEqual([...usual].sort());
    expect(await names('created_at,-name')).toEqual([...usual].reverse());
    expect(await names('colour,-name')).toEqual([...usual].reverse());
    expect(new Set(await names('colour'))).toEqual(new Set(usual));
    const created = async (sort: string) =>
      (await ask('GET', `/npq-applications${sort}`)).data.map(({ attributes }) => attributes['created_at']);
    const ascending = await created('');
    expect(ascending).toEqual([...ascending].sort());
    expect(await created('?sort=-created_at')).toEqual([...ascending].reverse());
    expect(await created('?sort[]=-created_at')).toEqual(ascending);
  });
});
