/** The kind is kept, not the case: one way to read a variable, and nobody who starts something and does not listen to it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rooms = [
  'access',
  'activities',
  'client',
  'dev',
  'dfe',
  'documents',
  'environment',
  'lives',
  'packages',
  'programmes',
  'store',
  'web',
  'test/dfe/soak',
  'worker',
  'workflows',
];
const isProof = (file: string): boolean => /^packages\/[^/]+\/test(?:ing)?\//.test(file);

const sources = rooms.flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(room, name))
    .filter((file) => !isProof(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') })),
);
const filesWith = (pattern: RegExp): string[] =>
  sources.flatMap(({ file, text }) => (pattern.test(text) ? [file] : [])).sort();

test('S7.3 variables are read in one place, which takes them as they were meant', () => {
  const byHand = filesWith(/\b(?:env|environment)\[['"`]\w+['"`]\](?! = )/);
  expect(byHand).toEqual([
    // What the terminal says of itself, and where the system looks for programs.
    'client/cli/output/colours.ts',
    'dev/servers/temporal-program.ts',
  ]);
  expect(filesWith(/loadClientConnectConfig\(/)).toEqual(['environment/temporal.ts']);
});

test('S7.3 whoever starts a process, a server or a pool of lines listens to its errors', () => {
  const starts =
    /\bspawn\(|\bcreateServer\(|new SMTPServer\(|\bcreateTransport\(|\bnew pg\.(?:Pool|Client)\(/;
  const starting = sources.filter(({ text }) => starts.test(text));
  expect(starting.length).toBeGreaterThan(10);
  const deaf = starting.filter(({ text }) => !/\.(?:on|once)\('error'/.test(text));
  expect(deaf.map(({ file }) => file)).toEqual([]);
});

test('S7.3 every program listens to what nobody has listened to, and to outputs that are lost', () => {
  const programs = [
    'worker/main.ts',
    'web/main.ts',
    'client/cli/main.ts',
    'dev/start.ts',
    'packages/dfe-simulator/main.ts',
    'test/dfe/soak/main.ts',
  ];
  expect(filesWith(/^onOutputLost\(/m)).toEqual([...programs].sort());
  expect(filesWith(/onUnhandledError\(\(/)).toEqual([
    'client/cli/main.ts',
    'dev/demo/demo.ts',
    'packages/dfe-simulator/main.ts',
    'web/serve.ts',
    'worker/unhandled-errors.ts',
  ]);
});
