import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fundingTables } from '../../programmes/funding/tables.js';

const kept = readFileSync(new URL('../../docs/funding.md', import.meta.url), 'utf8');

it('S2.7 docs/funding.md has every line of every table with its sentence', () => {
  for (const { id, sentence } of fundingTables.flatMap(({ lines }) => lines)) {
    expect(kept).toContain(`- \`${id}\`: ${sentence}`);
  }
});
