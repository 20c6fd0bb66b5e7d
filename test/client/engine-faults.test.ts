/** Whatever a server answers, this library throws errors of its own: each with a code, and with what to do next. */
import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import { afterAll, describe, expect, it } from 'vitest';
import {
  enrolWithStart,
  inWords,
  moveClock,
  sendCommand,
  signalSession,
  wakeAll,
  wakeOne,
} from '../../client/engine/index.js';
import { ClientError } from '../../client/errors.js';
import { autumn, enrolmentIn } from '../../lives/people.js';

const closers: (() => unknown)[] = [];
afterAll(() => Promise.all(closers.map((close) => close())));

/** A frame of gRPC with a message that has no fields. */
const EMPTY_MESSAGE = Buffer.alloc(5);

/** Answers every call with a status of gRPC, or not at all; whoever asks how it is may be answered otherwise. */
async function engineAnswering(status: number | null, probed: number | null = status) {
  const server = createServer();
  server.on('stream', (stream, { ':path': path }) => {
    const answer = path?.endsWith('/GetSystemInfo') ? probed : status;
    if (answer === null) return;
    const headers = { ':status': 200, 'content-type': 'application/grpc' };
    if (answer !== 0) return stream.respond({ ...headers, 'grpc-status': answer }, { endStream: true });
    stream.respond(headers, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': 0 }));
    stream.end(EMPTY_MESSAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const connection = Connection.lazy({ address });
  closers.push(() => connection.close().then(() => server.close()));
  const namespace = 'journeys';
  return {
    client: new Client({ connection, namespace }),
    address,
    namespace,
    close: () => connection.close(),
  };
}

type Faulty = Awaited<ReturnType<typeof engineAnswering>>;
const PATIENCE_MS = 700;
const actor = { role: 'provider', id: 'office' } as const;
const enrol = { type: 'enrol', id: 'e-1', actor, registration: null, form: null } as const;
const accept = { command: { type: 'accept', id: 'c-1', actor }, at: null } as const;
const report = { id: 's-1', session: 'coaching-1', heldOn: '2026-10-01', actor };

/** Everything of this library that asks the engine for something, and does not fall back on the record. */
const calls: readonly (readonly [string, (engine: Faulty) => Promise<unknown>])[] = [
  ['enrol', (engine) => enrolWithStart(engine, enrolmentIn(autumn()), enrol, null, PATIENCE_MS)],
  ['command', (engine) => sendCommand(engine, 'jny-1', accept, PATIENCE_MS)],
  ['clock', (engine) => moveClock(engine, 'jny-1', '2026-10-01T00:00:00Z', PATIENCE_MS)],
  ['signal', (engine) => signalSession(engine, 'jny-1', report as never)],
  ['wake', (engine) => wakeOne(engine, 'jny-1')],
  ['wake all', (engine) => wakeAll(engine, [], false, () => undefined)],
];

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    (answer) => ({ answer }),
    (error: unknown) => error,
  );

const INTERNAL = ['internal', 'engine-fault'] as const;
const REFUSED = ['unreachable', 'temporal-refused'] as const;
const AWAY = ['unreachable', 'temporal-unreachable'] as const;

describe.concurrent('S7.3 whatever the Temporal server answers', { timeout: 60_000 }, () => {
  it.each([
    [1, AWAY],
    [2, AWAY],
    [3, INTERNAL],
    [4, AWAY],
    [6, INTERNAL],
    [7, REFUSED],
    [8, AWAY],
    [9, INTERNAL],
    [10, AWAY],
    [11, AWAY],
    [12, REFUSED],
    [13, INTERNAL],
    [14, AWAY],
    [15, AWAY],
    [16, REFUSED],
  ] as const)('S7.3 status %i is told with a code by every call', async (status, [kind, code]) => {
    const engine = await engineAnswering(status);
    const all = await Promise.all(
      calls.map(async ([name, call]) => [name, await failure(call(engine))] as const),
    );
    for (const [name, error] of all) {
      // Says that the journey was enrolled before, and is over.
      if (status === 6 && name === 'enrol') continue;
      expect(error, name).toBeInstanceOf(ClientError);
      expect([(error as ClientError).kind, (error as ClientError).code], name).toEqual([kind, code]);
    }
  });

  it('S7.3 a namespace that is not there is none of its journeys being over', async () => {
    const engine = await engineAnswering(5);
    const all = await failure(wakeAll(engine, [], false, () => undefined));
    expect(all).toMatchObject({ code: 'temporal-refused' });
  });

  it('S7.3 nobody answering is told apart from a server that is there, and from one that is not', async () => {
    const command = (engine: Faulty) => failure(sendCommand(engine, 'jny-1', accept, PATIENCE_MS));
    expect(await command(await engineAnswering(null, 0))).toMatchObject({ code: 'worker-silent' });
    expect(await command(await engineAnswering(null))).toMatchObject({ code: 'temporal-unreachable' });
  });

  it.each([
    'Unable to perform workflow execution update due to Workflow Task in failed state.',
    'Unable to perform workflow execution update due to unexpected workflow task failure.',
  ])('S7.3 a task that failed with the command may pass, in these words of the server: %s', async (words) => {
    const cause = Object.assign(new Error(`9 FAILED_PRECONDITION: ${words}`), { code: 9, metadata: {} });
    const error = await failure(inWords(await engineAnswering(0), 'Again.', () => Promise.reject(cause)));
    expect(error).toMatchObject({ kind: 'unreachable', code: 'worker-failing', cause });
  });

  it('S7.3 a fault of our own at work with Temporal is told as one, and keeps its cause', async () => {
    const cause = new TypeError('x');
    const error = await failure(inWords(await engineAnswering(0), 'Again.', () => Promise.reject(cause)));
    expect(error).toMatchObject({ kind: 'internal', code: 'engine-fault', cause });
  });
});
