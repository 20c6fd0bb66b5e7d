import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cohortOf, programmeOf } from '../../programmes/catalogue.js';
import { drawSvg } from '../../programmes/draw-svg.js';

test('S1.7 the picture of a journey in the README is the one that the programme draws (npm run docs)', () => {
  const kept = readFileSync(new URL('../../docs/journey.svg', import.meta.url), 'utf8');
  expect(kept).toBe(drawSvg(programmeOf('npq-senco'), cohortOf('npq-senco-2026-autumn')));
});
