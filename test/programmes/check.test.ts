import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { programmeOf } from '../../programmes/catalogue.js';
import { checkProgrammeFile } from '../../programmes/checks/check.js';
import { faultLine } from '../../programmes/checks/fault.js';
import { cohortCopy } from './broken.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'a programme '));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileWith(name: string, content: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

async function faultsOf(name: string, content: string): Promise<string[]> {
  const { faults } = await checkProgrammeFile(await fileWith(name, content));
  return faults.map(faultLine);
}

const own = (path: string) => fileURLToPath(new URL(`../../programmes/${path}`, import.meta.url));

describe('checking a file', () => {
  it.each(['yaml', 'yml', 'json'])('S1.6 accepts a sound programme as .%s', async (extension) => {
    const npq = programmeOf('npq-senco');
    const text = extension === 'json' ? JSON.stringify(npq, null, '\t') : stringify(npq);
    const result = await checkProgrammeFile(await fileWith(`sound.${extension}`, text));
    expect(result).toMatchObject({ kind: 'programme', faults: [], warnings: [], cohort: null });
    expect(result.programme).toEqual(npq);
  });

  it.each(['npq-senco.ts', 'early-years-senco-l3.ts'])('S1.8 accepts %s, a module', async (name) => {
    const result = await checkProgrammeFile(own(`definitions/${name}`));
    expect(result).toMatchObject({ kind: 'programme', faults: [] });
    expect(result.programme).not.toBeNull();
  });

  it('S1.7 accepts a cohort, as a module or as text, beside its programme', async () => {
    const module = await checkProgrammeFile(own('cohorts/npq-senco-2027-spring.ts'));
    expect(module).toMatchObject({ kind: 'cohort', faults: [], warnings: [] });
    expect(module.programme?.id).toBe('npq-senco');
    const text = await checkProgrammeFile(await fileWith('cohort.yaml', stringify(cohortCopy())));
    expect(text.cohort).toEqual(cohortCopy());
  });

  it('S1.6 names every fault of a programme by its path', async () => {
    const npq = { ...structuredClone(programmeOf('npq-senco')), feePence: -5, hous: {}, version: '' };
    npq.hours.coaching = 7;
    expect(await faultsOf('broken.yaml', stringify(npq))).toEqual([
      'version: must not be empty',
      'feePence: must be at least 0, not -5',
      'hous: is not a key that belongs here; check its spelling or take it out',
      'hours.coaching: says 7 hours, but the elements of that kind add up to 6',
      'hours.total: says 90 hours, but the kinds add up to 91',
    ]);
  });

  it('S1.7 S2.9 names faults of a cohort, and warnings only of one without faults', async () => {
    const cohort = cohortCopy();
    cohort.windows.splice(0, 1, { id: 'late', opens: '2028-05-15' });
    const warned = await checkProgrammeFile(await fileWith('warned.yaml', stringify(cohort)));
    expect(warned.faults).toEqual([]);
    expect(warned.warnings.map(({ path }) => path.join('.'))).toEqual(['windows.0.opens', 'milestones.3.to']);
    cohort.programmeVersion = '2020.1';
    const broken = await checkProgrammeFile(await fileWith('refused.yaml', stringify(cohort)));
    expect(broken).toMatchObject({ warnings: [], cohort: null });
    expect(broken.faults.map(faultLine)).toEqual([
      'programmeVersion: is "2020.1", but the programme\'s version is "2026.1"',
    ]);
  });

  it('S1.7 names the programmes there are when a cohort is of none of them', async () => {
    const faults = await faultsOf(
      'stray.yaml',
      stringify({ ...cohortCopy(), programme: 'npq-x', groups: [] }),
    );
    expect(faults).toEqual([
      'programme: must name a programme of the catalogue; there are: npq-senco, early-years-senco-l3',
      'groups: must not be an empty list',
    ]);
  });

  it('S1.8 holds a cohort against a programme from a file of its own', async () => {
    const programme = { ...structuredClone(programmeOf('npq-senco')), id: 'npq-trial' };
    const cohort = { ...cohortCopy(), programme: 'npq-trial' };
    const [cohortFile, programmeFile] = [
      await fileWith('trial-cohort.yaml', stringify(cohort)),
      await fileWith('trial.yaml', stringify(programme)),
    ];
    expect(await checkProgrammeFile(cohortFile, programmeFile)).toMatchObject({ kind: 'cohort', faults: [] });
    const broken = await fileWith('trial-broken.yaml', stringify({ ...programme, version: '' }));
    const { faults } = await checkProgrammeFile(cohortFile, broken);
    expect(faults.map(faultLine)).toEqual([`version: must not be empty (in ${broken})`]);
  });

  it.each([
    ['empty.yaml', '', 'the file is empty'],
    [
      'twice.yaml',
      'id: a\nid: b\n',
      'the file is not valid YAML or JSON: Map keys must be unique at line 2, column 1',
    ],
    ['cut.json', '{"id": "a"', 'the file is not valid YAML or JSON: '],
    ['list.yaml', '- 1\n', 'the definition must be an object, not a list'],
    ['word.yaml', 'hello\n', 'the definition must be an object, not "hello"'],
    ['sheet.csv', 'id,title\n', 'the file must end in .yaml, .yml, .json, .ts, .mts, .js or .mjs'],
    ['throws.mjs', 'throw new Error("bang");', 'the file cannot be loaded as a module: bang'],
    ['many.mjs', 'export const a = {}; export const b = {};', 'the file must export the definition, as'],
    ['bomb.yaml', aliasBomb(), 'the file cannot be read: Excessive alias count'],
  ])('S1.6 says what is wrong with %s', async (name, content, sentence) => {
    const faults = await faultsOf(name, content);
    expect(faults[0]).toContain(sentence);
  });

  it('S1.6 says when a file does not exist, is a folder, or is far too large', async () => {
    const ask = async (file: string) => (await checkProgrammeFile(file)).faults.map(faultLine);
    expect(await ask(join(folder, 'nothing.yaml'))).toEqual(['the file does not exist']);
    expect(await ask(folder)).toEqual(['the file is a folder or a device, not a file']);
    const large = await fileWith('large.yaml', `a: ${'x'.repeat(1024 * 1024)}`);
    expect(await ask(large)).toEqual(['the file is larger than 1024 KiB, too large for one']);
  });

  it.each([
    ['default.ts', (data: string) => `const data: object = ${data}; export default data;`],
    ['only.mjs', (data: string) => `export const cohort = ${data};`],
    ['common.cjs.js', (data: string) => `module.exports = ${data};`],
    ['outside.js', (data: string) => `export default ${data};`],
    ['named.ts', (data: string) => `export const cohort = ${data};`],
  ])('S1.7 finds what %s exports', async (name, module) => {
    const file = await fileWith(name, module(JSON.stringify(cohortCopy())));
    expect((await checkProgrammeFile(file)).cohort).toEqual(cohortCopy());
  });
});

/** Nine levels of nine references each: small on disk, 400 million values when followed. */
function aliasBomb(): string {
  const levels = Array.from({ length: 8 }, (_, level) => {
    const name = String.fromCharCode(98 + level);
    const before = String.fromCharCode(97 + level);
    return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
  });
  return ['a: &a [x, x, x, x, x, x, x, x, x]', ...levels].join('\n');
}
