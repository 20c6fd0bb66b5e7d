import { expect, it } from 'vitest';
import { createApplication, createPerson } from '../../rules/staff/index.js';
import { as, id, start } from '../../testing/asking.js';

it('S4.1 a page out of ten thousand applications costs milliseconds, in processor time', async () => {
  const simulator = await start();
  const provider = id(simulator, 'northstar-learning');
  for (let n = 0; n < 10_000; n += 1) {
    const user = createPerson(simulator.world, '2026-10-20T10:00:00.000Z', { fullName: `Person ${n}` }).id;
    const cohort = '2026b';
    createApplication(simulator.world, '2026-10-20T10:00:00.000Z', {
      user,
      provider,
      course: 'npq-senco',
      cohort,
    });
  }
  const ask = as(simulator);
  const page = (n: number) => ask('GET', `/npq-applications?page[page]=${n}`);
  await page(1);
  const began = process.cpuUsage();
  for (let n = 1; n <= 20; n += 1) expect((await page(n)).data).toHaveLength(100);
  const { user, system } = process.cpuUsage(began);
  // A scan for each record of the page would cost a second; client and JSON are counted too.
  expect((user + system) / 1000 / 20).toBeLessThan(60);
});
