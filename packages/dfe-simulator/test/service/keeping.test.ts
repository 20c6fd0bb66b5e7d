import { appendFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSeed, defaultSeedFile } from '../../seed/load.js';
import { as, attributes, id, now, start, stateFile } from '../../testing/asking.js';

const control = { token: 'control' };
const lines = (file: string) => readFileSync(file, 'utf8').split('\n').slice(0, -1);

describe('S4.1 the state of the simulator', () => {
  it('S4.1 what was accepted is there after a restart, ids and instants included', async () => {
    const file = stateFile();
    const first = await start({ stateFile: file, control });
    const ask = as(first);
    const ewa = id(first, 'ewa-nowak/senco');
    expect(
      (await ask('POST', `/npq-applications/${ewa}/accept`, attributes({ funded_place: true }))).status,
    ).toBe(200);
    const declared = await ask(
      'POST',
      '/participant-declarations',
      attributes({
        participant_id: id(first, 'ewa-nowak'),
        declaration_type: 'started',
        declaration_date: '2026-11-02T09:00:00Z',
        course_identifier: 'npq-senco',
        delivery_partner_id: id(first, 'aire-valley-teaching-hub'),
      }),
    );
    expect(declared.data[0]?.attributes['state']).toBe('eligible');
    const granted = await as(first, 'control')('POST', '/control/grantToken', {
      provider: '@beacon-professional-learning',
    });
    const { token } = JSON.parse(granted.text) as { token: string };
    await as(first, 'control')('POST', '/control/setClock', { to: '2026-12-24T08:00:00Z' });
    const before = first.world;
    await first.stop();

    const second = await start({ stateFile: file, control });
    expect(second.now()).toBe('2026-12-24T08:00:00.000Z');
    const forgetUse = (world: typeof before) => ({ ...world, tokens: [...world.tokens.keys()] });
    expect(forgetUse(second.world)).toEqual(forgetUse(before));
    const read = await as(second)('GET', `/participant-declarations/${declared.data[0]?.id}`);
    expect(read.data[0]?.attributes['state']).toBe('payable');
    expect((await as(second, token)('GET', '/statements')).status).toBe(200);
    expect(readFileSync(file, 'utf8')).not.toContain(token);
  });

  it('S4.1 reading and what is refused leave no line', async () => {
    const file = stateFile();
    const simulator = await start({ stateFile: file });
    const ask = as(simulator);
    await ask('GET', '/npq-applications');
    const { size } = statSync(file);
    for (const path of [
      '/npq-applications',
      '/participants/npq',
      '/participant-declarations',
      '/statements',
    ]) {
      await ask('GET', path);
    }
    const amina = id(simulator, 'amina-khan/senco');
    expect(
      (await ask('POST', `/npq-applications/${amina}/accept`, attributes({ funded_place: true }))).status,
    ).toBe(422);
    expect(statSync(file).size).toBe(size);
  });

  it('S4.1 the nights run by themselves, once, and are written down', async () => {
    const file = stateFile();
    let clock = '2026-11-25T22:00:00.000Z';
    const simulator = await start({ stateFile: file, clock: () => clock });
    const state = async () =>
      (await as(simulator)('GET', `/participant-declarations/${id(simulator, 'femi-adeyemi/senco/started')}`))
        .data[0]?.attributes['state'];
    expect(await state()).toBe('eligible');
    const before = lines(file).length;
    clock = '2026-11-26T00:00:01.000Z';
    expect([await state(), await state()]).toEqual(['payable', 'payable']);
    expect(lines(file).length).toBe(before + 1);
    expect(lines(file).at(-1)).toContain('"action":"runNightlyJob","at":"2026-11-26T00:00:01.000Z"');
  });

  it.each(['half a line', 'the whole line but its end'])(
    'S4.1 %s at the end was never acknowledged: it is dropped, and the log goes on',
    async (torn) => {
      const file = stateFile();
      const first = await start({ stateFile: file });
      const reject = async (simulator: typeof first) =>
        (await as(simulator)('POST', `/npq-applications/${id(simulator, 'ewa-nowak/senco')}/reject`)).status;
      expect(await reject(first)).toBe(200);
      await first.stop();
      const last = (lines(file).at(-1) ?? '').length;
      truncateSync(file, statSync(file).size - (torn === 'half a line' ? Math.floor(last / 2) : 1));
      const second = await start({ stateFile: file });
      expect(await reject(second)).toBe(200);
      expect(await reject(second)).toBe(422);
      await second.stop();
      const third = await start({ stateFile: file });
      expect(await reject(third)).toBe(422);
    },
  );

  it('S4.1 a log of another seed, another file, and a broken one are refused in a sentence', async () => {
    const file = stateFile();
    await (await start({ stateFile: file })).stop();
    const seed = readSeed(defaultSeedFile);
    const refusal = (message: RegExp) => ({
      code: 'dfe-state-refused',
      message: expect.stringMatching(message) as string,
    });
    await expect(start({ stateFile: file, seed: { ...seed, name: 'another' } })).rejects.toMatchObject(
      refusal(/accepted\.ndjson continues another seed.*delete this one/),
    );
    appendFileSync(file, '{"by":"nobody"}\n');
    await expect(start({ stateFile: file })).rejects.toMatchObject(refusal(/line 2 is no entry/));
    writeFileSync(file, 'dear diary');
    await expect(start({ stateFile: file })).rejects.toMatchObject(refusal(/is no log/));
    expect(readFileSync(file, 'utf8')).toBe('dear diary');
    expect(existsSync(`${file}.lock`)).toBe(false);
    // Cut off in the first line, nothing was accepted yet.
    writeFileSync(file, '{"lo');
    await start({ stateFile: file });
    expect(lines(file)).toHaveLength(1);
  });

  it('S4.1 a place where no file can be is refused in a sentence', async () => {
    const folder = dirname(stateFile());
    for (const [file, code] of [
      [folder, 'EISDIR'],
      [join(folder, 'nowhere', 'accepted.ndjson'), 'ENOENT'],
    ] as const) {
      await expect(start({ stateFile: file })).rejects.toMatchObject({
        code: 'dfe-state-refused',
        message: expect.stringMatching(`${code}.*name a file in a folder that exists`) as string,
      });
    }
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });

  it('S4.1 a log that would lead elsewhere than before is refused', async () => {
    const file = stateFile();
    const first = await start({ stateFile: file });
    await as(first)('POST', `/npq-applications/${id(first, 'ewa-nowak/senco')}/reject`);
    await first.stop();
    const again = lines(file).at(-1) ?? '';
    appendFileSync(file, `${again}\n`);
    await expect(start({ stateFile: file })).rejects.toMatchObject({
      code: 'dfe-state-refused',
      message: expect.stringMatching(/no longer does what it did/) as string,
    });
  });

  it('S4.1 one process has the file at a time', async () => {
    const file = stateFile();
    await start({ stateFile: file });
    await expect(start({ stateFile: file })).rejects.toMatchObject({
      message: expect.stringContaining(`in use by process ${process.pid}`) as string,
    });
  });
});

describe('S4.1 the seed', () => {
  it('S4.1 the same seed makes the same world; another name makes other ids', async () => {
    const seed = readSeed(defaultSeedFile);
    const [one, same, other] = await Promise.all([
      start({ seed }),
      start({ seed: defaultSeedFile }),
      start({ seed: { ...seed, name: 'other' } }),
    ]);
    expect(one.world).toEqual(same.world);
    expect(id(other, 'amina-khan/senco')).not.toBe(id(one, 'amina-khan/senco'));
    expect(other.ids.size).toBe(one.ids.size);
  });

  it('S4.1 the default seed has every state that the API can show', async () => {
    const { world } = await start();
    const states = (records: Iterable<{ state: string }>) => new Set([...records].map(({ state }) => state));
    expect(states(world.declarations.values())).toEqual(
      new Set([
        'submitted',
        'eligible',
        'payable',
        'paid',
        'voided',
        'ineligible',
        'awaiting-clawback',
        'clawed-back',
      ]),
    );
    expect(states(world.outcomes.values())).toEqual(new Set(['passed', 'failed']));
    const applications = [...world.applications.values()];
    expect(new Set(applications.map(({ status }) => status))).toEqual(
      new Set(['pending', 'accepted', 'rejected']),
    );
    expect(new Set(applications.map(({ trainingStatus }) => trainingStatus))).toEqual(
      new Set([null, 'active', 'deferred', 'withdrawn']),
    );
    expect([...world.users.values()].some(({ email, trn }) => email === null && trn === null)).toBe(true);
    expect(world.idChanges).toHaveLength(1);
    expect([...world.cohorts.values()].map(({ funding }) => funding)).toEqual(
      expect.arrayContaining(['zero', 'capped', 'full']),
    );
  });

  it('S4.1 a seed that names what it does not have, or tells what the rules refuse, is refused at its place', async () => {
    const seed = readSeed(defaultSeedFile);
    const told = (happening: object) => ({ ...seed, history: [...seed.history, { with: {}, ...happening }] });
    const at = '2026-11-01T08:00:00Z';
    const n = seed.history.length;
    const wrong: [object, RegExp][] = [
      [{ at, do: 'accept', of: 'nobody' }, /names "nobody"/],
      [{ at, do: 'dance' }, /\(dance\) is nothing that can be done/],
      [{ at, do: 'accept', of: 'amina-khan/senco' }, /is refused: 422: .*accepted/],
      [{ at, do: 'createPerson', with: { name: 'X' } }, /fullName/],
      [{ at: '2020-01-01T00:00:00Z', do: 'runNightlyJob' }, /earlier than what stands before it/],
      [{ at, do: 'createPerson', as: 'amina-khan', with: { fullName: 'X' } }, /"amina-khan".*taken/],
    ];
    for (const [happening, message] of wrong) {
      await expect(start({ seed: told(happening) as typeof seed })).rejects.toMatchObject({
        code: 'dfe-seed-invalid',
        message: expect.stringMatching(new RegExp(`history\\[${n}\\].*${message.source}`, 's')) as string,
      });
    }
    await expect(start({ clock: () => now, seed: '/nowhere.json' })).rejects.toThrow(
      /nowhere\.json is no seed/,
    );
  });
});
