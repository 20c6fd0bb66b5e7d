/** S6: the command line acts for a named operator, or for the local administrator where that may be, and says so. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from '../../../client/cli/run.js';
import { openJourneys } from '../../../client/journeys.js';
import { listAudit } from '../../../store/access/audit.js';
import { record, told } from '../../store/support/records.js';
import { freshStore } from '../../support/postgres.js';
import { split } from '../support/terminal.js';

const store = await freshStore();
const home = mkdtempSync(join(tmpdir(), 'journeys-operator-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const mine = 'jny-aaaaaaaaaaaaaaaaaaaa';
const theirs = 'jny-bbbbbbbbbbbbbbbbbbbb';
const servers = ['--database-url', store.url, '--address', '127.0.0.1:1'];

interface More {
  env?: NodeJS.ProcessEnv;
  isInteractive?: boolean;
  to?: string[];
}

async function cli(line: string, { env = {}, isInteractive = false, to = servers }: More = {}) {
  const ran = { code: -1, out: '', err: '' };
  ran.code = await runCli([...split(line), ...to], {
    out: (text) => (ran.out += text),
    err: (text) => (ran.err += text),
    isInteractive,
    width: 160,
    open: openJourneys,
    env,
    stop: new AbortController().signal,
  });
  return ran;
}

const add = (id: string, role: string, more = '') =>
  `staff add ${id} --role ${role} --name "Ines Marlow" --email ${id}@postbox.example ${more}`;

beforeAll(async () => {
  for (const [journey, provider] of [
    [mine, 'northstar-learning'],
    [theirs, 'harbour-education'],
  ] as const) {
    await record(store, told('onTime', journey, { mode: 'live', provider, reference: journey.slice(-3) }));
  }
});

it('S6.3 before there is any operator it is the local administrator, who adds the first, and says so at a terminal', async () => {
  const said = 'You act as the local administrator, since no operators are known here yet.';
  expect((await cli('list', { isInteractive: true })).err).toContain(said);
  expect((await cli('list --json', { isInteractive: true })).err).toBe('');
  expect(await cli('list')).toMatchObject({ code: 0, err: '' });
  expect((await cli(add('sup-1', 'support'))).code).toBe(0);
});

it('S6.3 from then on nobody acts there without a name that is known', async () => {
  expect(await cli('list')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--operator ID') as string,
  });
  expect(await cli('list --operator sup-9')).toMatchObject({ code: 2 });
  expect(await cli('list --operator sup-1')).toMatchObject({ code: 0 });
  expect(await cli('list', { env: { JOURNEYS_OPERATOR: 'sup-1' } })).toMatchObject({ code: 0 });
});

it('S6.1 an office acts for its own and not for others, and adds its own people alone', async () => {
  const office = { env: { JOURNEYS_OPERATOR: 'off-1' } };
  await cli(add('off-1', 'provider-admin', '--provider northstar-learning --operator sup-1'));
  expect((await cli(`show ${mine}`, office)).code).toBe(0);
  const [hidden, nobody] = [
    await cli(`show ${theirs}`, office),
    await cli(`show ${mine.replace('a', 'c')}`, office),
  ];
  expect([hidden.code, hidden.err]).toEqual([3, nobody.err.replace('jny-caaaaaaaaaaaaaaaaaaa', theirs)]);
  expect((await cli(add('co-1', 'coach', '--provider northstar-learning --capacity 7'), office)).code).toBe(
    0,
  );
  expect((await cli(add('co-1', 'coach', '--provider northstar-learning'), office)).err).toContain(
    'staff change',
  );
  expect((await cli('staff change co-1 --provider northstar-learning --capacity 9', office)).code).toBe(0);
  const { staff, operators } = JSON.parse(
    (await cli('staff list --provider northstar-learning --json', office)).out,
  ) as {
    staff: { id: string; capacity: number }[];
    operators: { id: string; role: string }[];
  };
  expect(staff).toMatchObject([{ id: 'co-1', capacity: 9 }]);
  expect(operators.map(({ id, role }) => [id, role])).toEqual([
    ['co-1', 'coach'],
    ['off-1', 'provider-admin'],
  ]);
  expect((await cli(add('sup-2', 'support'), office)).code).toBe(2);
  expect((await cli(add('h-1', 'provider-admin', '--provider harbour-education'), office)).code).toBe(2);
  expect((await cli('staff remove sup-1', office)).code).toBe(3);
  expect((await cli('audit list', office)).code).toBe(1);
});

it('S6.2 whoever was removed may do nothing more', async () => {
  expect((await cli('list --operator co-1')).code).toBe(0);
  expect((await cli('staff remove co-1 --operator off-1')).code).toBe(0);
  expect(await cli('list --operator co-1')).toMatchObject({ code: 2 });
});

it('S6.3 support says why it looks at a person, and the audit has it', async () => {
  expect((await cli(`message ${mine} welcome --operator sup-1`)).err).toContain('--because');
  expect((await cli(`message ${mine} welcome --operator sup-1 --because wrote-to-us`)).code).toBe(3);
  expect(
    (await listAudit(store, { who: 'sup-1', action: 'see-messages' }, { size: 9 })).map((one) => [
      one.result,
      one.reason,
      one.way,
    ]),
  ).toEqual([
    // The message, and whether it came back.
    ['done', 'wrote-to-us', 'cli'],
    ['done', 'wrote-to-us', 'cli'],
    ['reason-needed', null, 'cli'],
  ]);
});

it('S6.3 "audit verify" names the first row that is not as it was written, and ends with 5', async () => {
  const sound = await cli('audit verify --operator sup-1');
  expect(sound).toMatchObject({ code: 0, out: expect.stringContaining('the audit verifies') as string });
  const [, head = ''] = /Head (\S+)/.exec(sound.out) ?? [];
  expect((await cli(`audit verify --head ${head} --operator sup-1`)).code).toBe(0);
  expect((await cli('audit list --size 20 --operator sup-1')).out).toContain('provider-admin:off-1');
  await store.db.transaction().execute(async (db) => {
    await sql`set local session_replication_role = replica`.execute(db);
    await sql`update audit set who = 'somebody' where n = 3`.execute(db);
  });
  const found = await cli('audit verify --json --operator sup-1');
  expect(found.code).toBe(5);
  expect(JSON.parse(found.out)).toMatchObject({ verified: false, broken: { n: 3, what: 'changed' } });
});

it('S6.3 on the embedded stack it is the local administrator, whoever else is known', async () => {
  const stack = { owner: { pid: process.pid }, databaseUrl: store.url, temporalAddress: '127.0.0.1:1' };
  writeFileSync(join(home, 'stack.json'), JSON.stringify({ ...stack, temporalNamespace: 'default' }));
  const to = ['--stack', home, '--address', '127.0.0.1:1'];
  const ran = await cli('list', { to, isInteractive: true });
  expect(ran).toMatchObject({
    code: 0,
    err: expect.stringContaining('local administrator of this machine') as string,
  });
  expect((await cli('list --operator off-1', { to, isInteractive: true })).err).toBe('');
});
