import { describe, expect, it } from 'vitest';
import { generatedPages } from '../../docs/pages.js';
import { house, textOf } from './support/house.js';

/** The clause that each page keeps: what is shown to people is what the code does. */
const clauses: Record<string, string> = {
  'cli.md': 'S6.3',
  'decisions/README.md': 'S7.3',
  'dfe-differences.md': 'S4.3',
  'funding.md': 'S2.7',
  'journey.svg': 'S1.7',
  'messages.md': 'S6.5',
  'specification.md': 'S4.3',
};

const saysThatItIsMade = /[Tt]his page is made by/;

describe('pages that are made from the code', () => {
  it.each(
    Object.entries(generatedPages).map(([name, page]) => [clauses[name] ?? 'S6.3', name, page] as const),
  )('%s docs/%s is what the code makes of it; if not, run "npm run docs"', (_, name, page) => {
    expect(textOf(`docs/${name}`)).toBe(page());
  });

  it('S6.3 "npm run docs" makes every page that says that it is made', () => {
    const made = house.filter(({ name, text }) => name.endsWith('.md') && saysThatItIsMade.test(text));
    const names = Object.keys(generatedPages).filter((name) => name.endsWith('.md'));
    expect(made.map(({ name }) => name).sort()).toEqual(names.map((name) => `docs/${name}`).sort());
    for (const { name, text } of made) expect([name, text.includes('npm run docs')]).toEqual([name, true]);
  });
});
