/** Every page that is made from the code, by its name under `docs/`: `npm run docs` writes them, a test reads them. */
import { cohortOf, programmeOf } from '../programmes/catalogue.js';
import { drawSvg } from '../programmes/drawings/svg.js';
import { cliPage } from './cli-page.js';
import { decisionsPage } from './decisions-index.js';
import { differencesPage } from './dfe-differences.js';
import { fundingPage } from './funding/page.js';
import { messagesPage } from './messages-table.js';
import { reviewsPage } from './reviews.js';
import { specificationPage } from './specification/page.js';

export const generatedPages: Readonly<Record<string, () => string>> = {
  'cli.md': cliPage,
  'decisions/README.md': decisionsPage,
  'dfe-differences.md': differencesPage,
  'funding.md': fundingPage,
  'journey.svg': () => drawSvg(programmeOf('npq-senco'), cohortOf('npq-senco-2026-autumn')),
  'messages.md': messagesPage,
  'reviews.md': reviewsPage,
  'specification.md': specificationPage,
};
