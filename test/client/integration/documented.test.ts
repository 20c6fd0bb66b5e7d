/** S6.3: every command that README and docs tell people to type is there, and those that can be run here run. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from 'dfe-simulator';
import { runCli } from '../../../client/cli/run.js';
import { buildProgram } from '../../../client/cli/program.js';
import { openJourneys } from '../../../client/journeys.js';
import { silentTerminal } from '../../../docs/cli-page.js';
import { application, office } from '../support/office.js';
import { split } from '../support/terminal.js';

const { journeys, args } = await office();
const folder = mkdtempSync(join(tmpdir(), 'journeys documented '));
const held: { simulator?: Simulator } = {};
const started = { journey: '' };
afterAll(async () => {
  await held.simulator?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'packages/dfe-simulator/README.md',
  'packages/dfe-simulator/seed/README.md',
  ...['docs', 'docs/decisions'].flatMap((of) =>
    readdirSync(of)
      .filter((name) => name.endsWith('.md') && name !== 'cli.md')
      .map((name) => `${of}/${name}`),
  ),
];

interface Told {
  where: string;
  line: string;
  isInBlock: boolean;
}

/** Lines of blocks and spans of text that begin with the name of the command line. */
function toldIn(where: string): Told[] {
  const text = readFileSync(where, 'utf8');
  const blocks = [...text.matchAll(/^```(?:sh|cron)\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
    block.split('\n'),
  );
  const spans = [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/`((?:npx )?journeys [^`]+)`/g)];
  const found = [
    ...blocks.map((line) => ({ line, isInBlock: true })),
    ...spans.map(([, line = '']) => ({ line, isInBlock: false })),
  ];
  return found.flatMap(({ line, isInBlock }) => {
    const [, typed] =
      /(?:^|\s)(?:npx )?journeys ([a-z].*)$/.exec(line.replace(/\s+#.*$/, '').replace(/ >> .*$/, '')) ?? [];
    return typed === undefined ? [] : [{ where, line: typed.trim(), isInBlock }];
  });
}

const told = documents.flatMap(toldIn);
const program = buildProgram(silentTerminal, () => undefined);

/** What is wrong with a line as the program reads it, without running it. */
function faultOf(line: string): string | null {
  let command: Command = program;
  const options: string[] = [];
  const rest: string[] = [];
  for (const word of split(line)) {
    const below = rest.length === 0 ? command.commands.find((one) => one.name() === word) : undefined;
    if (below) command = below;
    else if (word.startsWith('--')) options.push(word);
    else rest.push(word);
  }
  if (command.commands.length > 0 && rest.length > 0)
    return `no command ${rest[0] ?? ''} in ${command.name()}`;
  const path: Command[] = [];
  for (let one: Command | null = command; one; one = one.parent) path.push(one);
  const known = path.flatMap(({ options: own }) => own.map(({ long }) => long));
  const unknown = options.filter((option) => option !== '--help' && !known.includes(option));
  return unknown.length > 0 ? `${command.name()} has no ${unknown.join(', ')}` : null;
}

beforeAll(async () => {
  held.simulator = await startSimulator({ rateLimits: 'off' });
  const { journey } = await journeys.enrol(application({ reference: 'HE26-010', registration: 'dfe-48213' }));
  for (const evidence of ['headteacher-declaration', 'qts-certificate'] as const) {
    const paper = await journeys.handInDocument(journey, Buffer.from(evidence), 'paper.txt', evidence);
    await journeys.provideEvidence(journey, { evidence, document: paper.document });
  }
  await journeys.decideFunding(journey, { funding: 'school' });
  await journeys.accept(journey, {});
  started.journey = journey;
}, 120_000);

describe('S6.3 what README and docs tell people to type', () => {
  it('S6.3 is found at all', () => {
    expect(told.filter(({ isInBlock }) => isInBlock).length).toBeGreaterThan(10);
    expect(told.length).toBeGreaterThan(30);
  });

  it('S6.3 there is the participant of whom they speak', async () => {
    const status = async () => (await journeys.view(started.journey)).view.status;
    await expect.poll(status, { timeout: 20_000 }).toBe('active');
  });

  it.each(told.map(({ where, line }) => [line, where] as const))('S6.3 "%s" in %s is there', (line) => {
    expect(faultOf(line)).toBeNull();
  });

  it('S6.3 a command or an option that is not there is noticed', () => {
    expect(faultOf('what-if HE26-010 --defer 2027-03-01')).toContain('--defer');
    expect(faultOf('dfe aplications list')).toContain('aplications');
  });

  // Builds are asked for where workers are versions of a deployment: test/whole/releases.
  const blocks = told.filter(({ isInBlock, line }) => isInBlock && !line.startsWith('versions'));
  it.each(blocks.map(({ line, where }) => [line, where] as const))(
    'S6.3 "%s" in %s runs',
    async (line) => {
      const said = { out: '', err: '' };
      const typed = split(line).map((word) => (word.endsWith('.svg') ? join(folder, word) : word));
      const code = await runCli([...typed, ...args], {
        out: (text) => (said.out += text),
        err: (text) => (said.err += text),
        isInteractive: false,
        width: 120,
        open: openJourneys,
        env: {
          DFE_API_URL: held.simulator?.url,
          DFE_API_TOKEN: 'northstar-sandbox-token',
          JOURNEYS_HOME: folder,
        },
        stop: new AbortController().signal,
      });
      expect([code, said.err.replaceAll(/^(Loading|Verifying|Reading).*\n/gm, '')]).toEqual([0, '']);
      expect(said.out).not.toBe('');
    },
    60_000,
  );

  it('S6.3 every script that README and docs name is in package.json', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = documents.flatMap((where) =>
      [...readFileSync(where, 'utf8').matchAll(/npm run ([a-z:-]+)/g)].map(([, name = '']) => name),
    );
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});
