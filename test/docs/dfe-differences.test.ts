import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { differencesPage } from '../../docs/dfe-differences.js';

it('S4.3 docs/dfe-differences.md is what the lists make of it; if not, run "npm run docs"', () => {
  const page = readFileSync(new URL('../../docs/dfe-differences.md', import.meta.url), 'utf8');
  expect(page).toBe(differencesPage());
});
