/** What is waited for and what is not, and that whoever waits can be told to end. */
import { pino, type Logger } from 'pino';
import { expect, test } from 'vitest';
import type { ServerFault } from '../../environment/faults.js';
import { endInTime } from '../../worker/end-in-time.js';
import { waitFor } from '../../worker/patience.js';

const away: ServerFault = { passing: true, variable: 'DATABASE_URL', why: 'does not answer' };
const refused: ServerFault = { passing: false, variable: 'DATABASE_URL', why: 'refuses the password' };
const awaited = (fault: ServerFault | null) => ({ what: 'the database', faultOf: () => fault });
const silent: Logger = pino({ level: 'silent' });
const patience = (limit = 0, signal = new AbortController().signal) => ({ log: silent, limit, signal });
const fails = () => Promise.reject(new Error('its own words'));

test('S7.3 a server that is not there is tried until it is', async () => {
  let tries = 0;
  const attempt = () => (++tries < 2 ? fails() : Promise.resolve('there'));
  expect(await waitFor(awaited(away), patience(), attempt)).toBe('there');
  expect(tries).toBe(2);
});

test('S7.3 a no is told at once, with the variable; what is not the server’s is thrown as it is', async () => {
  const no = waitFor(awaited(refused), patience(), fails);
  await expect(no).rejects.toMatchObject({
    code: 'broken-configuration',
    message: 'The database refuses the password: correct DATABASE_URL.',
  });
  await expect(waitFor(awaited(null), patience(), fails)).rejects.toThrow('its own words');
});

test('S7.3 the limit ends the waiting with a sentence', async () => {
  await expect(waitFor(awaited(away), patience(1), fails)).rejects.toMatchObject({
    code: 'out-of-patience',
    message: expect.stringMatching(
      /1 seconds, and does not answer: start it, or correct DATABASE_URL/,
    ) as string,
  });
});

test('S7.3 whoever is told to end need not wait for an attempt that hangs', async () => {
  const ending = new AbortController();
  const waiting = waitFor(
    awaited(away),
    patience(0, ending.signal),
    () => new Promise<never>(() => undefined),
  );
  ending.abort(new Error('told to end'));
  await expect(waiting).rejects.toThrow('told to end');
});

test('S7.3 a drain that does not end is ended, and not before its time', async () => {
  const ending = new AbortController();
  let ended = 0;
  endInTime(ending.signal, -20, { fatal: () => undefined }, () => ended++);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(ended).toBe(0);
  ending.abort();
  await expect.poll(() => ended).toBe(1);
});
