import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { DocumentsUnusable, DocumentStoreError } from '../../documents/store.js';
import { DocumentRefused } from '../../documents/read-document.js';
import { buildProgram } from '../../client/cli/program.js';
import { silentTerminal } from '../../docs/cli-page.js';
import { ClientError, JourneyRefused, NotFound, Unreachable } from '../../client/errors.js';
import type { Journeys } from '../../client/journeys.js';
import { CatalogueError } from '../../programmes/catalogue-error.js';
import { JournalConflict } from '../../store/record/journal-conflict.js';
import { DuplicatePerson } from '../../store/people/same-person.js';
import { journeyId, run } from './support/terminal.js';

const failing = (error: Error): Partial<Journeys> => ({
  view: () => Promise.reject(error),
  person: () => Promise.resolve(null),
});
const show = (error: Error, ...more: string[]) => run(['show', journeyId, ...more], failing(error));

describe('S3.6 exit codes', () => {
  it.each([
    [0, ['--help']],
    [0, ['show', '--help']],
    [0, ['help', 'enrol']],
    [2, []],
    [2, ['shwo', journeyId]],
    [2, ['show']],
    [2, ['show', journeyId, '--frobnicate']],
    [2, ['show', journeyId, '--at', '2026-11-03T16:00']],
    [2, ['list', '--size', '0']],
    [2, ['list', '--mode', 'dream']],
    [2, ['list', '--scope', 'a/b/c']],
    [2, ['defer', journeyId, '--expected-return', '1/9/2027']],
    [2, ['defer', journeyId]],
    [2, ['accept', journeyId, '--as', 'somebody']],
    [2, ['provide-evidence', journeyId, '--evidence', 'qts-certificate', '--document', 'not-there.pdf']],
    [2, ['enrol', '--cohort', 'npq-senco-2026-autum', '--provider', 'northstar-learning', '--csv', 'x.csv']],
    [2, ['what-if', journeyId]],
    [2, ['what-if', journeyId, '--resit', '--missed-event', 'event-1']],
    [2, ['what-if', journeyId, '--from', '2027-01-01', '--resit']],
    [2, ['programme', 'check', 'not-there.yaml']],
    [2, ['programme', 'draw', 'npq-sencos']],
    [0, ['programme', 'draw', 'npq-senco']],
    [0, ['programme', 'list', '--json']],
  ])('S3.6 %i for %j', async (code, args) => {
    const ran = await run(args);
    expect(ran.code).toBe(code);
    expect(code === 0 ? ran.out : ran.err + ran.out).not.toBe('');
    expect(ran.err).not.toContain('    at ');
  });

  it.each([
    [1, 'reason-needed', new JourneyRefused('reason-needed', 'Give a reason.')],
    [1, 'encrypted', new DocumentRefused('encrypted', 'Remove the protection.')],
    [1, 'duplicate-person', new ClientError('refused', 'duplicate-person', 'There already.')],
    [5, 'journal-conflict', new JournalConflict(journeyId, 3, 'other-event', 4)],
    [2, 'duplicate-person', new DuplicatePerson(journeyId, { journey: journeyId, by: 'trn', isSure: true })],
    [2, 'unknown-cohort', new CatalogueError('unknown-cohort', 'There is none of that name.')],
    [3, 'missing', new DocumentStoreError('missing')],
    [4, 'documents-unusable', new DocumentsUnusable('The folder cannot be written.')],
    [3, 'not-found', new NotFound('journey', journeyId, 'Look for it.')],
    [4, 'temporal-unreachable', new Unreachable('temporal-unreachable', 'Does not answer.')],
    [4, 'worker-silent', new Unreachable('worker-silent', 'No worker.')],
    [5, 'journey-fault', new ClientError('internal', 'journey-fault', 'Failed.')],
    [5, 'internal', new TypeError('x is not a function')],
  ])('S3.6 %i for %s, in words and in JSON', async (code, name, error) => {
    const words = await show(error);
    expect(words.code).toBe(code);
    expect(words.err).toContain(error.message);
    expect(words.out).toBe('');
    const json = await show(error, '--json');
    expect(json.code).toBe(code);
    expect(JSON.parse(json.err)).toMatchObject({ error: { code: name } });
  });

  it('S3.6 suggests a command and an option for a slip', async () => {
    expect((await run(['timelin', journeyId])).err).toContain('Did you mean timeline?');
    expect((await run(['list', '--cohrt', 'x'])).err).toContain('Did you mean --cohort?');
  });

  it('S3.6 names every fault of a command line at once', async () => {
    const args = [
      'complete-activity',
      journeyId,
      '--course',
      'Course 1',
      '--activity',
      'a',
      '--on',
      '3/11/2026',
    ];
    const { err, code } = await run([...args, '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(err)).toMatchObject({
      error: {
        code: 'bad-input',
        faults: [expect.stringContaining('--course'), expect.stringContaining('--on')],
      },
    });
  });
});

describe('options', () => {
  it('S3.6 no command has one that every command has with another meaning', () => {
    const program = buildProgram(silentTerminal, () => undefined);
    const shared = new Set(program.options.map(({ long }) => long));
    const below = (command: Command): Command[] => [command, ...command.commands.flatMap(below)];
    const taken = program.commands
      .flatMap(below)
      .flatMap((command) => command.options.map(({ long }) => [command.name(), long] as const))
      .filter(([, long]) => shared.has(long));
    expect(taken).toEqual([]);
  });
});

describe('the reference of the command line', () => {
  it('is true: journeys reference > docs/cli.md', async () => {
    const { out } = await run(['reference']);
    expect(readFileSync('docs/cli.md', 'utf8')).toBe(out);
  });

  it('has every exit code, and an example for every command', async () => {
    const { out } = await run(['reference']);
    for (const code of [0, 1, 2, 3, 4, 5]) expect(out).toContain(`| ${code} | `);
    const sections = out.split('\n### ').slice(1);
    expect(sections.length).toBeGreaterThan(60);
    for (const section of sections) expect(section, section.split('\n')[0]).toContain('```sh\njourneys ');
  });
});
