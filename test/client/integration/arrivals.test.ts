/** S5.2, S5.3: the door, on a real database and folder; of the engine only what is said to it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { keptArrivalOf } from '../../../client/errors.js';
import { openJourneys, type Journeys, type JourneysOptions } from '../../../client/journeys.js';
import { readArrival } from '../../../store/documents/arrivals.js';
import type { CommandRequest } from '../../../workflows/contract.js';
import type { Instant } from '../../../workflows/journey/values.js';
import { record, told } from '../../store/support/records.js';
import { freshStore } from '../../support/postgres.js';
import { prose } from '../../documents/support/words.js';

const sent: CommandRequest[] = [];
let answer: () => Promise<null> = () => Promise.resolve(null);
vi.mock('../../../client/connection/temporal.js', () => ({
  connectEngine: () => Promise.resolve({ close: () => Promise.resolve() }),
}));
vi.mock('../../../client/engine/index.js', () => ({
  sendCommand: (_engine: unknown, journey: string, request: CommandRequest) => {
    sent.push(request);
    const { id: command } = request.command;
    const at = request.at ?? ON_TIME;
    return answer().then(() => ({ journey, command, at, events: [], stage: '', status: '' }));
  },
}));

const store = await freshStore();
const folder = mkdtempSync(join(tmpdir(), 'arrivals-'));
const live = `jny-${'l'.repeat(20)}`;
const rehearsal = `jny-${'r'.repeat(20)}`;
const nobody = `jny-${'n'.repeat(20)}`;
const away = 'postgresql://journeys:secret@127.0.0.1:1/journeys';
const bytes = Buffer.from(prose(2_000));
const ON_TIME = '2026-10-27T23:59:58Z';
const TOO_LATE = '2026-10-28T00:03:00Z';

const opened: Journeys[] = [];
async function door(options: JourneysOptions = {}): Promise<Journeys> {
  const temporal = { address: '127.0.0.1:1' };
  const journeys = await openJourneys({
    temporal,
    databaseUrl: store.url,
    documentsFolder: folder,
    ...options,
  });
  opened.push(journeys);
  return journeys;
}
const clock = (at: Instant) => vi.useFakeTimers({ toFake: ['Date'], now: new Date(at) });
const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );
const submitted = (journeys: Journeys, id: string, document: string) =>
  journeys.submitCaseStudy(live, { document, words: 2_000 }, { id });

beforeAll(async () => {
  await record(store, told('onTime', live, { mode: 'live', reference: 'AR-1' }));
  await record(store, told('onTime', rehearsal, { mode: 'rehearsal', reference: 'AR-2' }));
});
afterEach(() => {
  vi.useRealTimers();
  sent.length = 0;
  answer = () => Promise.resolve(null);
});
afterAll(async () => {
  for (const journeys of opened) await journeys.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('S5.2 what counts is when it began to arrive', () => {
  it('S5.2 is taken before the first byte is read, and sent with the command that has its id', async () => {
    clock(ON_TIME);
    const journeys = await door();
    const slowly = () => {
      vi.setSystemTime(new Date(TOO_LATE));
      return Promise.resolve(bytes);
    };
    const paper = await journeys.handInDocument(live, slowly, 'x.txt', 'case-study');
    expect(paper).toMatchObject({ words: 2_000, arrived: ON_TIME });
    await submitted(journeys, paper.command, paper.document);
    expect(sent[0]?.command).toMatchObject({ id: paper.command, arrived: ON_TIME, document: paper.document });
  });

  it('S5.3 the database away at 23:59:58: sent again at 00:03 under the id that was named, it is in time', async () => {
    clock(ON_TIME);
    const cut = await door({ databaseUrl: away });
    const error = await failure(cut.handInDocument(live, bytes, 'x.txt', 'case-study'));
    expect(error).toMatchObject({ code: 'database-unreachable' });
    const kept = keptArrivalOf(error);
    expect(kept).toMatchObject({ at: ON_TIME });
    const id = kept?.command ?? '';
    vi.setSystemTime(new Date(TOO_LATE));
    const journeys = await door();
    const paper = await journeys.handInDocument(live, bytes, 'x.txt', 'case-study', { id });
    expect(paper.arrived).toBe(ON_TIME);
    await submitted(journeys, id, paper.document);
    expect(sent[0]?.command).toMatchObject({ arrived: ON_TIME });
    expect((await readArrival(store, live, id))?.at).toBe(ON_TIME);
  });

  it('S5.3 what only the folder knows is in the database at the next contact, without being sent again', async () => {
    clock(ON_TIME);
    const cut = await door({ databaseUrl: away });
    await failure(cut.handInDocument(live, bytes, 'x.txt', 'case-study', { id: 'once' }));
    const arrivals = await (await door()).arrivals(live);
    expect(arrivals.find(({ command }) => command === 'once')).toMatchObject({
      at: ON_TIME,
      bytes: bytes.length,
    });
    expect((await readArrival(store, live, 'once'))?.at).toBe(ON_TIME);
  });

  it('S5.3 a refusal of the journey keeps the arrival, and says so', async () => {
    clock(ON_TIME);
    const journeys = await door();
    const paper = await journeys.handInDocument(live, bytes, 'x.txt', 'case-study', { id: 'refused' });
    answer = () => Promise.reject(new Error('The window is closed.'));
    const error = await failure(submitted(journeys, 'refused', paper.document));
    expect(keptArrivalOf(error)).toEqual({ command: 'refused', at: ON_TIME });
    vi.setSystemTime(new Date(TOO_LATE));
    answer = () => Promise.resolve(null);
    await submitted(journeys, 'refused', paper.document);
    expect(sent.map(({ command }) => command)).toEqual([sent[0]?.command, sent[0]?.command]);
    expect(sent[1]?.command).toMatchObject({ arrived: ON_TIME });
  });

  it('S5.3 a document that cannot be read has arrived all the same', async () => {
    clock(ON_TIME);
    const error = await failure(
      (await door()).handInDocument(live, Buffer.from('MZ'), 'x.docx', 'case-study'),
    );
    expect(error).toMatchObject({ code: 'wrong-type', arrival: { at: ON_TIME } });
  });

  it('S5.3 other bytes under the same id are refused, and another id is another arrival', async () => {
    clock(ON_TIME);
    const journeys = await door();
    const first = await journeys.handInDocument(live, bytes, 'x.txt', 'case-study', { id: 'mine' });
    vi.setSystemTime(new Date(TOO_LATE));
    const other = Buffer.from(prose(1_900));
    for (const [what, purpose] of [
      [other, 'case-study'],
      [bytes, 'task-1'],
    ] as const) {
      const error = await failure(journeys.handInDocument(live, what, 'x.txt', purpose, { id: 'mine' }));
      expect(error).toMatchObject({ kind: 'refused', code: 'arrival-of-other-document' });
      expect(keptArrivalOf(error)).toBeNull();
    }
    const second = await journeys.handInDocument(live, bytes, 'x.txt', 'case-study', { id: 'mine-2' });
    expect([first.arrived, second.arrived]).toEqual([ON_TIME, TOO_LATE]);
    const wrong = submitted(journeys, 'mine', 'cd'.repeat(32));
    await expect(wrong).rejects.toMatchObject({ code: 'arrival-of-other-document' });
    expect(sent).toEqual([]);
  });

  it('S5.3 two at once under one id: the same bytes have one arrival, of different ones only one is taken', async () => {
    const doors = await Promise.all([door(), door(), door(), door()]);
    const same = await Promise.all(
      doors.map((one) => one.handInDocument(live, bytes, 'x.txt', 'case-study', { id: 'twice' })),
    );
    expect(new Set(same.map(({ arrived }) => arrived)).size).toBe(1);
    const different = await Promise.all(
      doors.map((one, at) =>
        failure(
          one.handInDocument(live, Buffer.from(prose(1_700 + at)), 'x.txt', 'case-study', { id: 'race' }),
        ),
      ),
    );
    expect(different.filter((error) => error === null)).toHaveLength(1);
    for (const error of different)
      if (error !== null) expect(error).toMatchObject({ code: 'arrival-of-other-document' });
  });

  it('S5.3 doors without a common folder agree on the first one that reached the database', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'arrivals-'));
    clock(ON_TIME);
    await (await door()).handInDocument(live, bytes, 'x.txt', 'case-study', { id: 'apart' });
    vi.setSystemTime(new Date(TOO_LATE));
    const other = await door({ documentsFolder: elsewhere });
    const again = await other.handInDocument(live, bytes, 'x.txt', 'case-study', { id: 'apart' });
    expect(again.arrived).toBe(ON_TIME);
    const wrong = other.handInDocument(live, Buffer.from('Other words'), 'x.txt', 'case-study', {
      id: 'apart',
    });
    await expect(wrong).rejects.toMatchObject({ code: 'arrival-of-other-document' });
    rmSync(elsewhere, { recursive: true });
  });
});

describe('S5.3 where nothing can be kept, the sender is told', () => {
  it('S5.3 the folder away: the try has failed, and nothing of it stands in the database', async () => {
    const blocked = join(folder, 'a file, and no folder');
    writeFileSync(blocked, '');
    const journeys = await door({ documentsFolder: blocked });
    const error = await failure(journeys.handInDocument(live, bytes, 'x.txt', 'case-study', { id: 'lost' }));
    expect(error).toMatchObject({ kind: 'unreachable', code: 'documents-unusable' });
    expect(error).toMatchObject({ message: /DOCUMENTS_FOLDER.*a file is in the way/ });
    expect(keptArrivalOf(error)).toBeNull();
    expect(await readArrival(store, live, 'lost')).toBeNull();
    // What the database knows is known even so.
    await (await door()).handInDocument(live, bytes, 'x.txt', 'case-study', { id: 'found' });
    await submitted(journeys, 'found', (await readArrival(store, live, 'found'))?.sha256 ?? '');
    expect(sent).toHaveLength(1);
    await expect(submitted(journeys, 'lost', 'ab'.repeat(32))).rejects.toMatchObject({
      code: 'documents-unusable',
    });
  });

  it('S6.1 a journey that is not there, or somebody else’s, keeps nothing', async () => {
    for (const [options, journey] of [
      [{}, nobody],
      [{ scope: { provider: 'harbour-education' } }, live],
    ] as const) {
      const journeys = await door(options);
      const told = { id: 'for-nobody' };
      const error = await failure(journeys.handInDocument(journey, bytes, 'x.txt', 'case-study', told));
      expect(error).toMatchObject({ code: 'not-found' });
      expect(keptArrivalOf(error)).toBeNull();
      expect(await readArrival(store, journey, 'for-nobody')).toBeNull();
      const all = await (await door()).arrivals(live);
      expect(all.map(({ command }) => command)).not.toContain('for-nobody');
    }
    expect(readdirSync(join(folder, 'arrivals', nobody))).toEqual([]);
  });

  it('S5.2 a command without an arrival is refused: nobody can state one', async () => {
    const journeys = await door();
    const parts = { document: 'ab'.repeat(32), words: 2_000 };
    for (const told of [{}, { id: 'never-arrived' }]) {
      const refused = journeys.submitCaseStudy(live, parts, told);
      await expect(refused).rejects.toMatchObject({ kind: 'refused', code: 'arrival-unknown' });
    }
    const stated = { ...parts, arrived: ON_TIME } as typeof parts;
    const error = await failure(journeys.submitCaseStudy(live, stated, { id: 'stated' }));
    expect(error).toMatchObject({ code: 'bad-input', message: /"arrived" does not belong here/ });
    const told = { id: 'x', at: ON_TIME } as { id: string };
    const dated = await failure(journeys.handInDocument(live, bytes, 'x.txt', 'case-study', told));
    expect(dated).toMatchObject({ code: 'bad-input', message: /"at" does not belong here/ });
    expect(sent).toEqual([]);
  });

  it('S3.6 what was answered before arrivals were kept is answered so again', async () => {
    const { events } = told('onTime', live, { mode: 'live' });
    const { cmd, at } = events.find(({ type }) => type === 'CaseStudySubmitted')!;
    const receipt = await submitted(await door(), cmd, 'ab'.repeat(32));
    expect(receipt).toMatchObject({ command: cmd, at, events: [{ type: 'CaseStudySubmitted' }] });
    expect(sent).toEqual([]);
  });

  it('S8.1 in a rehearsal the arrival is the moment of the command', async () => {
    const journeys = await door();
    const paper = await journeys.handInDocument(rehearsal, bytes, 'x.txt', 'case-study', { id: 'rehearsed' });
    const at = '2028-03-14T09:00:00Z';
    const { document } = paper;
    await journeys.submitCaseStudy(rehearsal, { document, words: 2_000 }, { id: 'rehearsed', at });
    await journeys.submitCaseStudy(rehearsal, { document, words: 2_000 }, { id: 'without-paper', at });
    expect(sent.map(({ command }) => command)).toMatchObject([{ arrived: at }, { arrived: at }]);
  });
});

it('S5.3 killed between keeping the arrival and sending, it counts from its first try', async () => {
  const file = join(folder, 'case study.txt');
  writeFileSync(file, bytes);
  // A Temporal server that takes a connection and never says a word.
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const line = ['submit-case-study', live, '--document', file, '--id', 'killed', '--documents', folder];
  const servers = ['--address', `127.0.0.1:${port}`, '--database-url', store.url];
  const child = spawn(process.execPath, ['bin/journeys.mjs', ...line, ...servers], {
    cwd: root,
    stdio: 'ignore',
  });
  const first = await vi.waitFor(
    async () => {
      const arrival = await readArrival(store, live, 'killed');
      expect(arrival).not.toBeNull();
      return arrival;
    },
    { timeout: 30_000, interval: 50 },
  );
  child.kill('SIGKILL');
  await once(child, 'exit');
  silent.close();
  clock('2099-01-01T00:00:00Z');
  const journeys = await door();
  const paper = await journeys.handInDocument(live, bytes, 'x.txt', 'case-study', { id: 'killed' });
  expect(paper.arrived).toBe(first?.at);
  await submitted(journeys, 'killed', paper.document);
  expect(sent[0]?.command).toMatchObject({ arrived: first?.at });
});
