/** Writes the pages that are made from the code; a test of each holds it to the code (`npm run docs`). */
import { writeFileSync } from 'node:fs';
import { cohortOf, programmeOf } from '../programmes/catalogue.js';
import { drawSvg } from '../programmes/draw-svg.js';
import { fundingPage } from './funding/page.js';
import { differencesPage } from './dfe-differences.js';
import { messagesPage } from './messages-table.js';
import { reviewsPage } from './reviews.js';
import { specificationPage } from './specification/page.js';

const pages: Record<string, () => string> = {
  'funding.md': fundingPage,
  'dfe-differences.md': differencesPage,
  'messages.md': messagesPage,
  'reviews.md': reviewsPage,
  'specification.md': specificationPage,
  'journey.svg': () => drawSvg(programmeOf('npq-senco'), cohortOf('npq-senco-2026-autumn')),
};

for (const [name, page] of Object.entries(pages)) {
  writeFileSync(new URL(name, import.meta.url), page());
  process.stdout.write(`docs/${name}\n`);
}
