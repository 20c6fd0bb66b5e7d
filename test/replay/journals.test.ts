/** S7.1 S7.3: what happened under earlier builds folds, by today's rules, to what was seen then. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fold } from '../../workflows/journey/evolve.js';
import { upcast } from '../../workflows/journey/upcast.js';
import { viewOf } from '../../workflows/journey/view.js';
import { JOURNAL_BROKEN, readJournals, versionNow } from './golden.js';
import { shapes } from './shapes.js';

const journals = readJournals();

test('S7.3 every shape has a golden journal of the present version', () => {
  const names = journals.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(shapes.map((shape) => `${versionNow()}/${shape}`)));
});

/** All there are, from the declaration itself: no other place has a list of them. */
const everyType = (): string[] => {
  const source = readFileSync(new URL('../../workflows/journey/event.ts', import.meta.url), 'utf8');
  return [...source.matchAll(/\btype: '([A-Z]\w+)'/g)].map(([, type]) => type!);
};

test('S7.3 every type of event is in a golden journal and in what led to a golden history of the present version', () => {
  const now = journals.filter(({ name }) => name.startsWith(`${versionNow()}/`));
  const covered = new Set<string>(now.flatMap(({ content }) => content.events.map(({ type }) => type)));
  expect(everyType().length).toBeGreaterThan(60);
  expect(everyType().filter((type) => !covered.has(type))).toEqual([]);
});

for (const { name, content } of journals) {
  test(`S7.1 S7.3 the golden journal ${name} folds to the view that was recorded with it`, () => {
    const { enrolment, events, view } = content;
    const state = fold(enrolment, events.map(upcast));
    expect(state.n).toBe(events.length);
    expect(JSON.parse(JSON.stringify(viewOf(state, view.at))), JOURNAL_BROKEN).toEqual(view);
  });
}
