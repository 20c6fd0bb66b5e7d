import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changePerson } from 'dfe-simulator/rules/staff/index';
import { runCli } from '../../../client/cli/run.js';
import { freshStore } from '../../support/postgres.js';
import { northToken, useDepartment } from '../support/dfe.js';
import { run, split } from '../support/terminal.js';

const held = useDepartment();
const { dfe } = held;
const anyId = '00000000-0000-4000-8000-000000000000';
/** Loopback, and nobody listens there. */
const nobody = '--url http://127.0.0.1:4 --wait 1';

describe('S6.3 whose token', () => {
  const tokens = () => ({
    DFE_API_URL: held.simulator.url,
    JOURNEYS_HOME: held.folder,
    DFE_API_TOKEN_NORTHSTAR_LEARNING: northToken,
    DFE_API_TOKEN_HARBOUR_EDUCATION: held.simulator.tokens['harbour-education'],
  });

  it('S6.3 has to be said where there are several, and is the scope’s own', async () => {
    const several = await dfe('partners list', tokens());
    expect([several.code, several.err]).toEqual([
      2,
      '--provider: say whose token is meant: harbour-education, northstar-learning.\n',
    ]);
    const harbour = await dfe('partners list --provider harbour-education', tokens());
    expect(harbour.out).toContain('Severnside Teaching Hub');
    expect((await dfe('partners list --scope harbour-education', tokens())).out).toBe(harbour.out);
    const outside = await dfe('check --scope harbour-education --provider northstar-learning', tokens());
    expect([outside.code, outside.err]).toEqual([2, expect.stringContaining('outside the scope')]);
    const below = await dfe('check --scope harbour-education/severnside', tokens());
    expect(below.err).toContain('delivery partners have no access');
  });

  it('S6.3 what a file held is still there when the list cannot be had', async () => {
    const file = join(held.folder, 'kept.csv');
    writeFileSync(file, 'of yesterday');
    expect((await dfe(`statements list --csv "${file}" ${nobody}`)).code).toBe(4);
    expect(readFileSync(file, 'utf8')).toBe('of yesterday');
  });

  it('S6.3 is read from a file, or from the embedded stack that runs, and never from an option', async () => {
    const { DFE_API_URL, JOURNEYS_HOME } = tokens();
    const file = join(held.folder, 'token');
    writeFileSync(file, `${northToken}\n`);
    expect((await dfe(`check --token-file "${file}"`, { DFE_API_URL, JOURNEYS_HOME })).code).toBe(0);
    expect((await dfe(`check --token-file "${file}"`, { JOURNEYS_HOME })).code).toBe(2);
    expect((await dfe('check --token-file "not there"')).code).toBe(2);
    writeFileSync(file, '\n');
    expect((await dfe(`check --token-file "${file}"`)).err).toContain('is empty');
    expect((await dfe('check --token x')).err).toContain("unknown option '--token'");
    const home = join(held.folder, 'stack');
    mkdirSync(home);
    const stack = {
      owner: { pid: process.pid },
      databaseUrl: 'postgresql://nobody@127.0.0.1:4/none',
      temporalAddress: '127.0.0.1:4',
      temporalNamespace: 'journeys',
      dfeUrl: held.simulator.url,
      dfeTokens: held.simulator.tokens,
    };
    writeFileSync(join(home, 'stack.json'), JSON.stringify(stack));
    const own = await dfe('check --provider northstar-learning', { JOURNEYS_HOME: home });
    expect(own.out).toMatch(/^Token +accepted, for northstar-learning$/m);
    expect(own.err).toContain('The database does not answer: this command counts its requests alone');
  });

  it('DfE §1.1 that is wrong is refused with code 1, and one that is missing with code 4', async () => {
    for (const line of ['check', 'partners list', `applications reject ${anyId}`, 'changes outcomes']) {
      const { code, err, out } = await dfe(line, { ...held.env(), DFE_API_TOKEN: 'wrong-secret' });
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain('(refused: dfe-token-refused)');
      expect(err).not.toContain('wrong-secret');
    }
    const { code, err } = await dfe('check', { ...held.env(), DFE_API_TOKEN: '' });
    expect([code, err]).toEqual([4, expect.stringContaining('set DFE_API_TOKEN')]);
    const none = await dfe('check --json', { JOURNEYS_HOME: held.folder });
    expect(JSON.parse(none.err)).toMatchObject({ error: { code: 'dfe-not-configured' } });
  });
});

describe('S6.3 an address that is not the Department’s', () => {
  it.each([
    [{ status: 301, headers: { location: '/other' } }, 'sends us elsewhere (301)'],
    [{ status: 404, body: '{"error":"Resource not found"}' }, 'There is no such list at this address'],
  ])('S6.3 is told as such (%j), and the token goes nowhere else', async (reply, said) => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(reply.status, 'headers' in reply ? reply.headers : {});
      response.end('body' in reply ? reply.body : '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { code, err } = await dfe(`statements list --url ${url}`);
    server.close();
    expect([code, asked.length]).toEqual([4, 1]);
    expect(err).toContain(said);
    expect(err).toContain('check the address in DFE_API_URL or --url');
    expect(err).not.toContain(northToken);
  });
});

describe('S6.3 options that cannot be right', () => {
  const declare = `declarations declare --participant ${anyId} --date 2026-11-02`;
  it.each([
    ['applications show 12', ['<id>: must be an id']],
    [`applications accept ${anyId} --funded-place true --schedule x`, ['--funded-place: ', '--schedule: ']],
    [`applications funded-place x maybe`, ['<id>: ', '--funded-place: must be one of yes, no']],
    [`participants defer ${anyId} --reason baby --course senco`, ['--reason: ', '--course: ']],
    [`participants withdraw x --reason why`, ['<id>: ', '--reason: ']],
    [`participants resume ${anyId} --course senco`, ['--course: ']],
    [`participants change-schedule ${anyId} --schedule x --cohort 26`, ['--schedule: ', '--cohort: ']],
    [
      `${declare} --type start --participant 7 --date 2/11/2026`,
      ['--type: ', '--participant: ', 'Write 2026-11-02'],
    ],
    [`${declare} --type completed`, ['--passed: is missing']],
    [`${declare} --type started --passed yes`, ['"--passed" does not belong here']],
    [`${declare} --type started --second-partner ${anyId}`, ['--second-partner: needs a first']],
    ['declarations void x', ['<id>: ']],
    [`declarations change-partner x --partner y`, ['<id>: ', '--partner: ']],
    [`outcomes record ${anyId} --result voided --completed-on 31/2/26`, ['--result: ', '--completed-on: ']],
    [`outcomes list --participant ${anyId} --created-since 2026-11-02`, ['Leave --created-since']],
    ['outcomes list --participant x', ['--participant: must be an id']],
    [
      'applications list --updated-since 2026-13-01 --cohort 26 --per-page 0',
      ['--updated-since: ', '--cohort: ', '--per-page: '],
    ],
    ['applications list --per-page 3001', ['--per-page: must be at most 3,000']],
    ['applications list --cohort ,', ['--cohort: must name at least one year']],
    ['declarations list --participant ,', ['--participant: must name at least one']],
    ['applications list --updated-since today', ['A day, such as 2026-11-03']],
    ['check --provider ../Else', ['--provider: is the id of a provider']],
    ['applications list --all --page 2', ['--all has no pages']],
    ['applications list --status new', ['--status: must be one of pending']],
    ['participants list --status gone --from-participant x', ['--status: ', '--from-participant: ']],
    ['participants list --sort name', ['--sort: must be one of created, updated']],
    ['declarations list --state odd', ['--state: ']],
    ['statements list --updated-since yesterday', ['--updated-since: ']],
    ['statements show 1', ['<id>: ']],
    ['partners list --cohort none', ['--cohort: ']],
    ['changes partners', ['<kind>: ', 'list them']],
    ['check --wait 0', ['--wait: ']],
    ['check --server-date 2026-11-02T10:00', ['has no zone']],
    ['applications', []],
    ['participants defer', []],
  ] as [string, string[]][])('S6.3 %s: nothing is sent, and every fault is named', async (line, faults) => {
    const { code, out, err } = await dfe(line, { ...held.env(), DFE_API_URL: 'http://127.0.0.1:4' });
    expect([code, out]).toEqual([2, '']);
    for (const fault of faults) expect(err).toContain(fault);
  });
});

describe('S6.3 a service that does not answer', () => {
  it.each([
    'check',
    'statements list',
    'applications list --all',
    'changes outcomes',
    `participants show ${anyId}`,
  ])('S6.3 %s: ends with code 4 and says so', async (line) => {
    const { code, err, out } = await dfe(`${line} ${nobody}`);
    expect([code, out]).toEqual([4, '']);
    expect(err).toMatch(/The Department's service does not answer: .+ \(\d attempts?\)\. .*Try again later/);
  });

  it('DfE §0 a declaration that may have been made says how to go on', async () => {
    const line = `declarations declare --participant ${held.id('femi-adeyemi')} --type retained-1 --date 2026-11-02 --partner ${held.id('aire-valley-teaching-hub')}`;
    const { faults } = held.simulator;
    const fault = { kind: 'serverError', carriedOut: true } as const;
    faults.replace({ mode: 'seeded', seed: 'doubt', faults: [{ fault, probability: 1 }] });
    const { code, err } = await dfe(`${line} --wait 1`).finally(() => faults.off());
    expect(code).toBe(4);
    expect(err).toContain('may have been made all the same: give the command again with --again');
    const again = await dfe(`${line} --again`);
    expect(again.out).toMatch(/^It stands already/);
    expect(again.out).not.toContain('is not what was given');
    const other = line.replace(/--partner .+/, `--partner ${held.id('irwell-schools-alliance')} --again`);
    expect((await dfe(other)).out).toContain('Its delivery partner is not what was given now.');
  });
});

describe('S6.3 Ctrl-C', () => {
  it('S6.3 ends a wait and a long reading, and says so', async () => {
    const stop = new AbortController();
    stop.abort();
    for (const line of [`applications list --all`, `statements list ${nobody} --wait 60`]) {
      let err = '';
      const code = await runCli(['dfe', ...split(line)], {
        out: () => undefined,
        err: (text) => (err += text),
        isInteractive: true,
        width: 100,
        open: () => Promise.reject(new Error('not needed')),
        env: held.env(),
        stop: stop.signal,
      });
      expect([code, err]).toEqual([4, expect.stringContaining('Stopped. If something was to be changed')]);
    }
  });
});

describe('DfE §1.1 changes since the last time', () => {
  const poll = (rest = '', at = '2026-11-05T10:00Z') =>
    dfe(`changes applications --server-date ${at} ${rest}`);

  it('DfE §1.1 go two polls back, by a small file that is each provider’s own', async () => {
    expect((await poll()).out).toMatch(/^Everything: [\s\S]*\n\d\d applications\.\n$/);
    expect((await poll('', '2026-11-05T10:05Z')).out).toMatch(/^Everything: /);
    const { world } = held.simulator;
    changePerson(world, '2026-11-05T10:06:00.000Z', { user: held.id('owen-price'), fullName: 'Owen Rice' });
    for (const at of ['2026-11-05T10:10Z', '2026-11-05T10:15Z']) {
      const { out } = await poll('', at);
      expect(out).toMatch(/^Changed since Thu 5 Nov 2026, (09:55|10:00) GMT:\n/);
      expect(out).toContain('Owen Rice');
      expect(out).toMatch(/\n1 application\.\n$/);
    }
    await poll('', '2026-11-05T11:00Z');
    expect((await poll('', '2026-11-05T11:05Z')).out).toMatch(/GMT:\nNo applications\.\n$/);
    const [file = '', ...more] = readdirSync(join(held.folder, 'dfe-changes'));
    expect(more).toEqual([]);
    const state = readFileSync(join(held.folder, 'dfe-changes', file), 'utf8');
    expect(Object.keys(JSON.parse(state) as object)).toEqual(['kind', 'provider', 'url', 'starts']);
    expect((await poll('--full')).out).toMatch(/^Everything: /);
  });

  it('DfE §1.1 refuse a state that is another one’s, or none', async () => {
    const file = join(held.folder, 'polls.json');
    const asked = `--state "${file}"`;
    const first = await dfe(`changes outcomes ${asked} --json`);
    expect(JSON.parse(first.out)).toMatchObject({ since: null, settled: true, page: null });
    const other = await poll(asked);
    expect([other.code, other.err]).toEqual([
      2,
      expect.stringContaining('is of the outcomes of the provider'),
    ]);
    writeFileSync(file, '{');
    expect((await poll(asked)).err).toContain('holds no state of a poll');
    expect((await poll(`${asked} --full`)).code).toBe(0);
  });

  it('DfE §1.1 keep their state only once all was written', async () => {
    const file = join(held.folder, 'later.json');
    const lost = await poll(`--state "${file}" --csv "${join(held.folder, 'no', 'x.csv')}"`);
    expect(lost.code).toBe(2);
    expect(readdirSync(held.folder)).not.toContain('later.json');
  });
});

describe('S6.3 journeys dfe check', () => {
  it('S6.3 says whether it answers, takes the token, agrees on the time, and is understood', async () => {
    const { out, code } = await dfe('check --provider northstar-learning');
    expect(code).toBe(0);
    expect(out).toMatch(/^Service +http:\/\/127\.0\.0\.1:\d+ answers$/m);
    expect(out).toMatch(/^Token +accepted, for northstar-learning$/m);
    expect(out).toMatch(/^Clock +agrees with ours$/m);
    expect(out).toMatch(/^Budget +counted by each command alone/m);
    expect(out).toMatch(/^Unknown +nothing: all was understood$/m);
    const all = await dfe('check --all --json');
    expect(JSON.parse(all.out)).toMatchObject({
      all: true,
      budget: null,
      unknown: [],
      records: { outcomes: 3 },
    });
  });

  it('S6.3 counts requests in the store, for all who use the token', async () => {
    const { url } = await freshStore();
    const line = split(`dfe check --json --database-url ${url}`);
    const budget = async () =>
      (JSON.parse((await run(line, {}, held.env())).out) as { budget: { taken: number } }).budget;
    expect(await budget()).toMatchObject({ taken: 6, limit: 900, pausedMs: 0 });
    expect(await budget()).toMatchObject({ taken: 12 });
  });
});
