import { afterEach, expect, it } from 'vitest';
import { startObserved } from '../../testing/simulator.js';

type Started = Awaited<ReturnType<typeof startObserved>>;
let simulator: Started | undefined;
afterEach(async () => {
  await simulator?.stop();
  simulator = undefined;
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${simulator?.url}/api/v3${path}`, { headers });
const north = () => ({ authorization: `Bearer ${simulator?.tokens['northstar-learning']}` });

it('S4.1 the whole simulator answers over a socket, from its default seed, within the file', async () => {
  simulator = await startObserved({ rateLimits: 'off' });
  for (const path of [
    '/npq-applications?page[per_page]=3000',
    '/participants/npq',
    '/participants/npq/outcomes',
    '/participant-declarations',
    '/statements',
    '/delivery-partners',
  ]) {
    const answer = await get(path, north());
    const { data } = (await answer.json()) as { data: { id: string }[] };
    expect([path, answer.status]).toEqual([path, 200]);
    for (const { id } of data.slice(0, 200)) {
      if (path.endsWith('/outcomes')) continue;
      const one = await get(`${path.split('?')[0]}/${id}`, north());
      expect([path, id, one.status]).toEqual([path, id, 200]);
    }
  }
});

it('S4.1 the same seed gives the same ids', async () => {
  const idsNow = async () => {
    simulator = await startObserved({ rateLimits: 'off' });
    const text = await (await get('/npq-applications?page[per_page]=3000', north())).text();
    await simulator.stop();
    simulator = undefined;
    return text;
  };
  expect(await idsNow()).toBe(await idsNow());
});

it('DfE §1.1 limits are on unless told: the 1,001st request of a token is refused', async () => {
  simulator = await startObserved();
  const statuses = new Set<number>();
  for (let n = 0; n < 1_000; n += 1) statuses.add((await get('/delivery-partners', north())).status);
  expect([...statuses]).toEqual([200]);
  expect((await get('/delivery-partners', north())).status).toBe(429);
});

it('S4.1 a fault stands between the service and its client, and is not held against the file', async () => {
  simulator = await startObserved({
    rateLimits: 'off',
    faults: { mode: 'queue', faults: [{ kind: 'garbage', status: 200 }, { kind: 'duplicatedResponse' }] },
  });
  expect(await (await get('/statements', north())).text()).toContain('<html>');
  await expect((await get('/statements', north())).json()).rejects.toThrow(SyntaxError);
  expect((await get('/statements', north())).status).toBe(200);
  expect(simulator.faults.counts()).toMatchObject({ garbage: 1, duplicatedResponse: 1 });
});
