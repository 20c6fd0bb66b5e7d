/** S7.1 S7.3: what happened under earlier builds folds, by today's rules, to what was seen then. */
import { expect, test } from 'vitest';
import { fold } from '../../workflows/journey/evolve.js';
import { upcast } from '../../workflows/journey/upcast.js';
import { viewOf } from '../../workflows/journey/view.js';
import { readJournals, versionNow, WHAT_TO_DO } from './golden.js';
import { shapes } from './shapes.js';

const journals = readJournals();

test('S7.3 every shape has a golden journal of the present version', () => {
  const names = journals.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(shapes.map((shape) => `${versionNow()}/${shape}`)));
});

for (const { name, content } of journals) {
  test(`S7.1 S7.3 the golden journal ${name} folds to the view that was recorded with it`, () => {
    const { enrolment, events, view } = content;
    const state = fold(enrolment, events.map(upcast));
    expect(state.n).toBe(events.length);
    expect(JSON.parse(JSON.stringify(viewOf(state, view.at))), WHAT_TO_DO).toEqual(view);
  });
}
