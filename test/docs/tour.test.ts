import { describe, expect, it } from 'vitest';
import { house, isThere, textOf } from './support/house.js';

/** Pages that people wrote, and that name files. */
const written = house.filter(({ name }) => /^(README|CONTRIBUTING|CHANGELOG|docs\/.*)\.md$/.test(name));

/** `workflows/journey/decide.ts`, `test/workflows/rules/`: a path from the root, where it stands as code. */
const rooms =
  'activities|bench|bin|client|dev|docker|docs|environment|programmes|store|test|worker|workflows';
const path = new RegExp(`\`((?:${rooms})/[\\w./-]*)\``, 'g');

/** Paths that show what the reader is to choose a name for. */
const examples = /\/my-/;

const pathsIn = (text: string): string[] =>
  [...text.matchAll(path)].map(([, found = '']) => found).filter((found) => !examples.test(found));

/** A path, and in brackets what to look for in it. */
const looksFor = /`([\w./-]+\.ts)`\s\(((?:`\w+`(?:, )?)+)\)/g;

/** Where a link of a page leads, from the root; null for one that leaves the house or stays on its page. */
function targetOf(page: string, link: string): string | null {
  if (/^(https?:|mailto:|#)/.test(link)) return null;
  const { pathname } = new URL(link, `file:///${page}`);
  return decodeURIComponent(pathname).slice(1);
}

describe('S7.3 whoever carries it on finds what the pages name', () => {
  it('S7.3 every file and folder that a page names is there', () => {
    const named = written.flatMap(({ name, text }) => pathsIn(text).map((found) => ({ name, found })));
    expect(named.length).toBeGreaterThan(150);
    expect(named.filter(({ found }) => !isThere(found))).toEqual([]);
  });

  it('S7.3 every link between pages leads somewhere', () => {
    const links = written.flatMap(({ name, text }) =>
      [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => ({ name, link })),
    );
    const dead = links.filter(({ name, link }) => {
      const target = targetOf(name, link);
      return target !== null && !isThere(target);
    });
    expect(dead).toEqual([]);
  });

  it('S7.3 what the tour says to look for in a file is in it', () => {
    const found = [...textOf('docs/tour.md').matchAll(looksFor)].flatMap(([, file = '', names = '']) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => ({ file, name })),
    );
    expect(found.length).toBeGreaterThan(70);
    const missing = found.filter(({ file, name }) => !new RegExp(`\\b${name}\\b`).test(textOf(file)));
    expect(missing).toEqual([]);
  });

  it('S7.3 the tour has three walks and four recipes', () => {
    const headings = [...textOf('docs/tour.md').matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
    expect(headings.filter((heading) => /^Walk \d: /.test(heading))).toHaveLength(3);
    expect(headings.filter((heading) => heading.startsWith('How to add '))).toHaveLength(4);
  });
});
