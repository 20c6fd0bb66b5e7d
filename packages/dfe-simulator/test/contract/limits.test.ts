import { afterEach, expect, it } from 'vitest';
import { openHouse, type House } from '../../testing/service.js';

let house: House | undefined;
afterEach(async () => {
  await house?.app.close();
  expect(house?.observed.problems).toEqual([]);
});

it('DfE §1.1 over the limit of a token it is 429 in plain text; another token is not concerned', async () => {
  house = await openHouse({ rateLimits: { perToken: 3, perAddress: 100, windowMs: 60_000 } });
  const north = house.as('north');
  for (let n = 0; n < 3; n += 1) expect((await north.get('/statements')).status).toBe(200);
  const over = await north.get('/statements');
  expect([over.status, over.headers['content-type']]).toEqual([429, 'text/plain']);
  expect(() => over.json).toThrow(SyntaxError);
  expect(over.headers).not.toHaveProperty('retry-after');
  expect((await house.as('harbour').get('/statements')).status).toBe(200);
});

it('DfE §1.1 a write over the limit is not carried out', async () => {
  house = await openHouse({ rateLimits: { perToken: 1, perAddress: 100, windowMs: 60_000 } });
  await house.as('north').get('/statements');
  const issued = house.world.issued;
  expect((await house.as('north').post('/participant-declarations', { participant_id: 'x' })).status).toBe(
    429,
  );
  expect(house.world.issued).toBe(issued);
});

it('DfE §1.1 one address has a limit over all its tokens, wrong ones and none included', async () => {
  house = await openHouse({ rateLimits: { perToken: 100, perAddress: 4, windowMs: 60_000 } });
  expect((await house.as('north').get('/statements')).status).toBe(200);
  expect((await house.as('harbour').get('/statements')).status).toBe(200);
  expect((await house.caller('Bearer wrong').get('/statements')).status).toBe(401);
  expect((await house.caller(null).get('/statements')).status).toBe(401);
  expect((await house.as('third').get('/statements')).status).toBe(429);
});

it('DfE §1.1 when the window is over, it goes on', async () => {
  house = await openHouse({ rateLimits: { perToken: 1, perAddress: 100, windowMs: 200 } });
  const north = house.as('north');
  expect((await north.get('/statements')).status).toBe(200);
  expect((await north.get('/statements')).status).toBe(429);
  await expect.poll(async () => (await north.get('/statements')).status, { timeout: 5_000 }).toBe(200);
});
