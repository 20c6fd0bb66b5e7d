/** One door to PostgreSQL: whoever opened another would have to think of every way in which a connection breaks. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rooms = [
  'activities',
  'bench',
  'client',
  'dev',
  'dfe',
  'documents',
  'lives',
  'store',
  'worker',
  'test',
];

const sources = rooms.flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ file: join(room, name), text: readFileSync(join(root, room, name), 'utf8') })),
);
const filesWith = (pattern: RegExp): string[] =>
  sources.flatMap(({ file, text }) => (pattern.test(text) ? [file] : [])).sort();

test('S7.1 the product has one pool, which listens to what it lends', () => {
  expect(filesWith(/new pg\.Pool\(/)).toEqual(['store/database/connections.ts']);
});

test('S7.1 a connection that is made by hand is made in one place for the stack and one for tests, and listened to', () => {
  const byHand = filesWith(/new pg\.Client\(/);
  expect(byHand).toEqual(['dev/servers/postgres-connection.ts', 'test/support/ask-database.ts']);
  for (const { text } of sources.filter(({ file }) => byHand.includes(file))) {
    expect(text).toMatch(/new pg\.Client\(.*\);\n\s*client\.on\('error',/);
  }
});
