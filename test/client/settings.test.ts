import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { databaseFault } from '../../client/connection/database-faults.js';
import { databaseOrRefuse, readSettings, temporalOrRefuse } from '../../client/connection/settings.js';
import { InFlight } from '../../client/engine/in-flight.js';
import { eachBounded } from '../../client/engine/bounded.js';
import { monthsBetween } from '../../client/actions/rehearse.js';
import { Unreachable } from '../../client/errors.js';

const home = mkdtempSync(join(tmpdir(), 'journeys-home-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const stack = (pid: number) => {
  const content = {
    owner: { pid, started: 'x' },
    databaseUrl: 'postgresql://stack/db',
    temporalAddress: '127.0.0.1:7999',
    temporalNamespace: 'journeys',
    smtpUrl: 'smtp://127.0.0.1:1',
    mailUrl: 'http://127.0.0.1:2',
  };
  writeFileSync(join(home, 'stack.json'), JSON.stringify(content));
};

describe('where the servers are', () => {
  it('takes options before environment before the embedded stack', () => {
    stack(process.pid);
    const embedded = readSettings({}, { JOURNEYS_HOME: home });
    expect(embedded).toMatchObject({
      temporal: { address: '127.0.0.1:7999', namespace: 'journeys', fromEnvironment: false },
      databaseUrl: 'postgresql://stack/db',
      documentsFolder: join(home, 'documents'),
    });
    const env = { JOURNEYS_HOME: home, DATABASE_URL: 'postgresql://env/db', TEMPORAL_ADDRESS: 'env:7233' };
    expect(readSettings({}, env)).toMatchObject({
      temporal: { address: null, fromEnvironment: true },
      databaseUrl: 'postgresql://env/db',
    });
    const options = { databaseUrl: 'postgresql://option/db', temporal: { address: 'option:7233' } };
    expect(readSettings(options, env)).toMatchObject({
      temporal: { address: 'option:7233' },
      databaseUrl: 'postgresql://option/db',
    });
  });

  it('passes over an empty variable, a stack that has ended, and a broken file', () => {
    stack(2 ** 22 + 1);
    const nothing = { temporal: null, databaseUrl: null, documentsFolder: null };
    expect(readSettings({}, { JOURNEYS_HOME: home, DATABASE_URL: '' })).toMatchObject(nothing);
    writeFileSync(join(home, 'stack.json'), '{');
    expect(readSettings({ stackFolder: home }, {})).toMatchObject(nothing);
  });

  it('says in one sentence what to start or to name', () => {
    const settings = readSettings({ stackFolder: home }, {});
    expect(() => temporalOrRefuse(settings)).toThrow(/npm start.*TEMPORAL_ADDRESS/);
    expect(() => databaseOrRefuse(settings)).toThrow(/npm start.*DATABASE_URL/);
    const wrong = readSettings({ databaseUrl: 'mysql://root:secret@host/x' }, {});
    expect(() => databaseOrRefuse(wrong)).toThrow(/must look like postgresql:/);
  });

  it('S7.3 values of a .env, and options that a shell has filled from it, mean what they say', () => {
    const env = {
      JOURNEYS_HOME: `"${home}"\r`,
      DATABASE_URL: '"postgresql://env/db"\r',
      DOCUMENTS_FOLDER: "'/documents'\r",
      TEMPORAL_ADDRESS: '""\r',
    };
    expect(readSettings({}, env)).toMatchObject({
      temporal: null,
      databaseUrl: 'postgresql://env/db',
      documentsFolder: '/documents',
    });
    const options = { databaseUrl: 'postgresql://option/db\r', temporal: { address: '"option:7233"\r' } };
    const settings = readSettings(options, env);
    expect(databaseOrRefuse(settings)).toBe('postgresql://option/db');
    expect(settings.temporal).toEqual({ address: 'option:7233', namespace: null, fromEnvironment: true });
    stack(process.pid);
    expect(readSettings({}, env).temporal).toMatchObject({ address: '127.0.0.1:7999' });
  });
});

describe('faults of the database, in words', () => {
  const url = 'postgresql://user:secret@db.example:5432/journeys';
  const fault = (code: string) => databaseFault(Object.assign(new Error('x'), { code }), url);

  it.each([
    ['ECONNREFUSED', 'database-unreachable'],
    ['57P03', 'database-unreachable'],
    ['53300', 'database-unreachable'],
    ['08006', 'database-unreachable'],
    ['EHOSTUNREACH', 'database-unreachable'],
    ['ENOTFOUND', 'database-unreachable'],
    ['25006', 'database-unreachable'],
    ['28P01', 'database-refused'],
    ['28000', 'database-refused'],
    ['3D000', 'database-refused'],
    ['42501', 'database-refused'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'database-refused'],
    ['42P01', 'database-empty'],
  ])('%s is %s', (code, name) => {
    const found = fault(code);
    expect(found).toBeInstanceOf(Unreachable);
    expect(found).toMatchObject({ code: name });
    expect(String(found)).toContain('db.example:5432/journeys');
    if (name !== 'database-empty') expect(String(found)).toContain('DATABASE_URL');
    expect(String(found)).not.toContain('secret');
  });

  it.each([
    ['SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string', /asks for a password/],
    ['The server does not support SSL connections', /speaks no TLS/],
  ])('S7.3 %s, which comes without a code, is refused too', (said, why) => {
    const found = databaseFault(new Error(said), url);
    expect(found).toMatchObject({ code: 'database-refused', message: expect.stringMatching(why) as string });
  });

  it('leaves other errors as they are', () => {
    expect(fault('23505')).not.toBeInstanceOf(Unreachable);
    expect(fault('EPIPE')).toBeInstanceOf(Unreachable);
    expect(fault('EBADF')).not.toBeInstanceOf(Unreachable);
    expect(databaseFault('text', url)).toBe('text');
  });
});

describe('S3.6 no more at once than the servers take', () => {
  it('S3.6 keeps eight updates of a journey in flight, and lets other journeys pass', async () => {
    const inFlight = new InFlight();
    let running = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return running--;
    };
    await Promise.all(Array.from({ length: 30 }, () => inFlight.run('jny-1', work)));
    expect(most).toBe(8);
    const refused = inFlight.run('jny-1', () => Promise.reject(new Error('no')));
    await expect(refused).rejects.toThrow('no');
    expect(await inFlight.run('jny-2', () => Promise.resolve('there'))).toBe('there');
  });

  it('S6.1 works through many items some at a time, and hears of a failure', async () => {
    let running = 0;
    let most = 0;
    const seen: number[] = [];
    await eachBounded(Array.from({ length: 20 }, (_, n) => n).values(), 4, async (n) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running--;
      seen.push(n);
    });
    expect([most, seen.length]).toEqual([4, 20]);
    await expect(eachBounded([1, 2, 3], 2, () => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );
  });

  it('S8.1 moves rehearsals a month at a time', () => {
    expect(monthsBetween('2026-11-15T09:00:00Z', '2027-02-10T12:00:00Z')).toEqual([
      '2026-12-01T00:00:00Z',
      '2027-01-01T00:00:00Z',
      '2027-02-01T00:00:00Z',
      '2027-02-10T12:00:00Z',
    ]);
    expect(monthsBetween('2027-02-01T09:00:00Z', '2027-02-10T12:00:00Z')).toEqual(['2027-02-10T12:00:00Z']);
    expect(monthsBetween('2027-02-01T09:00:00Z', '2026-02-10T12:00:00Z')).toEqual(['2026-02-10T12:00:00Z']);
  });
});
