/** The names that a room exports are what somebody searches for: each is declared once, and so has one meaning. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The packages are not among them: they share no code with the product on purpose, and name the same things. */
const rooms = [
  'activities',
  'bench',
  'client',
  'dev',
  'dfe',
  'docs',
  'documents',
  'environment',
  'lives',
  'programmes',
  'store',
  'worker',
  'workflows',
];

/** What is declared more than once, and why it may be. */
const allowed: Readonly<Record<string, string>> = {
  up: 'what Kysely calls of every migration',
  addDays: 'the same meaning: programmes stand below the calendar of the journey and know nothing of it',
  addMonths: 'the same meaning: see addDays',
  isWorkingDay: 'the same meaning: see addDays',
  whatIf: 'the same meaning: the rule, and the query of the client that asks it',
  // What a value is made of, in each of the three vocabularies in which shapes are written (zod or not).
  day: 'a kind of value in commands, in records of the Department, and in shapes of the core',
  instant: 'a kind of value: see day',
  orNull: 'a kind of value: see day',
  text: 'a kind of value: see day',
  whole: 'a kind of value: see day',
};

/** Declarations as Prettier leaves them: an export begins its line. */
const declaration =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|class|interface|type|const|let|enum) (\w+)/gm;

const namesIn = (text: string): string[] => [...text.matchAll(declaration)].map(([, name = '']) => name);

function declared(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const room of rooms) {
    const names = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' });
    for (const file of names.filter((name) => name.endsWith('.ts')).map((name) => join(room, name))) {
      const text = readFileSync(join(root, file), 'utf8');
      // A constant and the type of its values, or the signatures of one function, share a name in their file.
      for (const name of new Set(namesIn(text))) {
        found.set(name, [...(found.get(name) ?? []), file]);
      }
    }
  }
  return found;
}

test('S7.3 an exported name is declared in one file, so that it has one meaning', () => {
  const all = declared();
  expect(all.size).toBeGreaterThan(1_000);
  const repeated = [...all].filter(([, files]) => files.length > 1).map(([name]) => name);
  expect(repeated.filter((name) => !(name in allowed)).map((name) => [name, all.get(name)])).toEqual([]);
  expect(Object.keys(allowed).filter((name) => !repeated.includes(name))).toEqual([]);
});
