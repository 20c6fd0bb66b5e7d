/** A server that says no to the library or the command line: at once, by the variable, with a code of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openJourneys, type JourneysOptions } from '../../../client/journeys.js';
import { serversOf } from '../../../client/connection/servers.js';
import { readSettings } from '../../../client/connection/settings.js';
import { realEngine } from '../../support/engines.js';
import { freshStore } from '../../support/postgres.js';
import { runOnServers } from '../support/terminal.js';

const engine = await realEngine();
const store = await freshStore();
const folder = mkdtempSync(join(tmpdir(), 'journeys-refused-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const right: JourneysOptions = {
  temporal: { address: engine.address, namespace: engine.namespace },
  databaseUrl: store.url,
  documentsFolder: join(folder, 'documents'),
  stackFolder: folder,
};
const databaseUrl = (change: Partial<Pick<URL, 'password' | 'pathname'>>): string =>
  Object.assign(new URL(store.url), change).toString();

async function refusalOf(options: JourneysOptions, ask: 'list' | 'wake'): Promise<unknown> {
  const journeys = await openJourneys({ ...right, ...options });
  const asked = ask === 'list' ? journeys.list() : journeys.wake({ cohort: 'npq-senco-2026-autumn' });
  const refusal: unknown = await asked.then(
    () => 'answered',
    (error: unknown) => error,
  );
  await journeys.close();
  return refusal;
}

describe('S7.3 a server that says no', () => {
  it.each<[string, JourneysOptions, 'list' | 'wake', string, RegExp]>([
    [
      'password',
      { databaseUrl: databaseUrl({ password: 'hush' }) },
      'list',
      'database-refused',
      /DATABASE_URL/,
    ],
    [
      'database',
      { databaseUrl: databaseUrl({ pathname: '/nowhere' }) },
      'list',
      'database-refused',
      /DATABASE_URL/,
    ],
    [
      'namespace',
      { temporal: { address: engine.address, namespace: 'hush' } },
      'wake',
      'temporal-refused',
      /no namespace of that name. Correct TEMPORAL_NAMESPACE/,
    ],
    [
      'address',
      { temporal: { address: 'ho st' } },
      'wake',
      'temporal-refused',
      /TEMPORAL_ADDRESS or --address/,
    ],
  ])('S7.3 to a wrong %s is told at once with a code', async (_, options, ask, code, message) => {
    const began = performance.now();
    const refusal = await refusalOf(options, ask);
    expect(refusal).toMatchObject({
      kind: 'unreachable',
      code,
      message: expect.stringMatching(message) as string,
    });
    expect(String(refusal)).not.toContain('hush');
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('S7.3 is not there is told apart', async () => {
    const nobody = { databaseUrl: 'postgresql://journeys:hush@127.0.0.1:1/journeys' };
    expect(await refusalOf(nobody, 'list')).toMatchObject({ code: 'database-unreachable' });
    const away = await refusalOf({ temporal: { address: '127.0.0.1:1' } }, 'wake');
    expect(away).toMatchObject({ code: 'temporal-unreachable' });
  });

  it('S7.3 the command line says so, and "where" does not call a namespace there that is not', async () => {
    const args = ['--address', engine.address, '--database-url', store.url, '--stack', folder];
    const where = await runOnServers('where', [...args, '--namespace', 'nowhere']);
    expect(where.code).toBe(4);
    expect(where.out).toMatch(/Temporal +The Temporal server .* has no namespace of that name/);
    expect((await runOnServers('where', [...args, '--namespace', engine.namespace])).code).toBe(0);
  });
});

it('S7.3 a folder of documents that cannot be made is told by its variable', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, 'in the way');
  const documents = join(file, 'documents');
  const servers = serversOf(readSettings({ ...right, documentsFolder: documents }, {}));
  await expect(servers.inFolder(() => Promise.resolve())).rejects.toMatchObject({
    kind: 'unreachable',
    code: 'documents-unusable',
    message: expect.stringMatching(/DOCUMENTS_FOLDER.*ENOTDIR/) as string,
  });
});
