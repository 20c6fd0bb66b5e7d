import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { DfeUnavailable, type FaultKind } from '../../dfe/errors.js';
import { transientErrorOf } from '../../dfe/http/transient-http-error.js';
import { application, ids } from './support/records.js';
import { failure, scene, type Reply } from './support/scripted.js';

const good: Reply = { json: { data: application() } };
const quick = { timeOutMs: 150 };

describe('faults that pass', () => {
  it.each<[FaultKind, Reply]>([
    ['timed-out', 'silence'],
    ['connection-lost', 'reset'],
    ['cut-off', 'cut-off'],
    ['garbled', { text: '<html>Wren Ashby</html>' }],
    ['garbled', { text: '{"data":{}}{"data":{}}' }],
    ['garbled', { status: 404, text: 'no such host' }],
    ['server-error', { status: 500, json: { error: 'Internal server error' } }],
    ['server-error', { status: 503, text: 'away' }],
    ['rate-limited', { status: 429, text: 'too many', headers: { 'retry-after': '1' } }],
  ])('DfE §1.2 %s is tried again, and given up with its kind after enough attempts', async (kind, reply) => {
    const { dfe, seen } = await scene([reply, reply, good], quick);
    await expect(dfe.readApplication(ids.application)).resolves.toMatchObject({ fullName: 'Wren Ashby' });
    expect(seen).toHaveLength(3);

    const hopeless = await scene([reply, reply, reply], { ...quick, retryLimits: { attempts: 3 } });
    const error = await failure(DfeUnavailable, hopeless.dfe.readApplication(ids.application));
    expect(error).toMatchObject({ lastFault: kind, attempts: 3, operation: 'readApplication' });
    expect(error.mayHaveBeenSent).toBe(false);
    expect(`${error.stack}${JSON.stringify(error)}`).not.toMatch(/Wren|very-secret/);
  });

  it('DfE §1.2 a connection that is refused is told as such', async () => {
    const url = `http://127.0.0.1:${await closedPort()}`;
    const { dfe } = await scene([], { url, retryLimits: { attempts: 2 } });
    const error = await failure(DfeUnavailable, dfe.readApplication(ids.application));
    expect(error).toMatchObject({ lastFault: 'connection-refused', attempts: 2 });
  });

  it('S7.2 a connection that is not secure is told as such, and nothing was sent on it', async () => {
    const { url: plain, seen } = await scene([]);
    const url = plain.replace('http:', 'https:');
    const { dfe } = await scene([], { url, retryLimits: { attempts: 2 } });
    const error = await failure(DfeUnavailable, dfe.rejectApplication(ids.application));
    expect(error).toMatchObject({ lastFault: 'not-secure', attempts: 2, mayHaveBeenSent: false });
    expect(seen).toEqual([]);
  });

  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'not-secure'],
    ['CERT_HAS_EXPIRED', 'not-secure'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'not-secure'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'not-secure'],
    ['EAI_AGAIN', 'connection-refused'],
    ['ECONNRESET', 'connection-lost'],
  ])('S7.2 %s means %s', (code, kind) => {
    const cause = Object.assign(new Error('of the line'), { code });
    expect(transientErrorOf(new TypeError('fetch failed', { cause }), 'request')).toMatchObject({
      kind,
      doubtful: kind === 'connection-lost',
    });
  });

  it('DfE §1.2 waits twice as long from attempt to attempt, up to a cap, and never quite the same', async () => {
    const broken = Array.from({ length: 6 }, (): Reply => ({ status: 500, json: {} }));
    const retryLimits = { attempts: 7, firstWaitMs: 1_000, longestWaitMs: 5_000 };
    const { dfe, clock } = await scene([...broken, good], { retryLimits });
    await dfe.readApplication(ids.application);
    // Half of it is certain, half is chance: chance is a half here.
    expect(clock.slept).toEqual([750, 1_500, 3_000, 3_750, 3_750, 3_750]);
  });

  it('DfE §1.2 gives up at its deadline rather than wait beyond it', async () => {
    const broken = Array.from({ length: 9 }, (): Reply => ({ status: 500, json: {} }));
    const retryLimits = { attempts: 9, firstWaitMs: 1_000, longestWaitMs: 60_000, deadlineMs: 10_000 };
    const { dfe, clock } = await scene(broken, { retryLimits });
    const began = clock.now();
    const error = await failure(DfeUnavailable, dfe.readApplication(ids.application));
    expect(error.attempts).toBe(4);
    expect(clock.now() - began).toBeLessThanOrEqual(10_000);
  });

  it('DfE §1.1 waits as long as a 429 says, in seconds', async () => {
    const { dfe, clock } = await scene([{ status: 429, text: '', headers: { 'retry-after': '37' } }, good]);
    await dfe.readApplication(ids.application);
    expect(clock.slept[0]).toBe(37_250);
  });

  it('DfE §1.1 waits as long as a 429 says, as a date by the service’s own clock', async () => {
    const headers = {
      date: 'Tue, 20 Oct 2026 09:00:00 GMT',
      'retry-after': 'Tue, 20 Oct 2026 09:01:30 GMT',
    };
    const { dfe, clock } = await scene([{ status: 429, text: '', headers }, good]);
    await dfe.readApplication(ids.application);
    expect(clock.slept[0]).toBe(90_250);
  });

  it.each([undefined, 'soon', '-5', '2026'.repeat(9)])(
    'DfE §1.1 sits out the whole window after a 429 that says %s',
    async (said) => {
      const headers: Record<string, string> = said === undefined ? {} : { 'retry-after': said };
      const { dfe, clock } = await scene([{ status: 429, text: '', headers }, good]);
      await dfe.readApplication(ids.application);
      expect(clock.slept[0]).toBe(300_250);
    },
  );

  it('DfE §1.1 says at once how long to wait when that is longer than it may', async () => {
    const reply: Reply = { status: 429, text: '', headers: { 'retry-after': '60' } };
    const { dfe, clock } = await scene([reply], { retryLimits: { deadlineMs: 5_000 } });
    const error = await failure(DfeUnavailable, dfe.readApplication(ids.application));
    expect(error).toMatchObject({ lastFault: 'rate-limited', attempts: 1, waitMs: 60_250 });
    expect(clock.slept).toEqual([]);
  });

  it('DfE §1.1 a 429 pauses everybody who uses the token', async () => {
    const reply: Reply = { status: 429, text: '', headers: { 'retry-after': '60' } };
    const { dfe, seen, clock } = await scene([reply, good, good], { retryLimits: { attempts: 1 } });
    const began = clock.now();
    await failure(DfeUnavailable, dfe.readApplication(ids.application));
    await dfe.readApplication(ids.application);
    expect(clock.now() - began).toBe(60_000);
    expect(seen).toHaveLength(2);
  });
});

/** A port that somebody had a moment ago and nobody has now. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
