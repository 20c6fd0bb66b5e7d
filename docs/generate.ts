/** `npm run docs`: writes every page that is made from the code. */
import { writeFileSync } from 'node:fs';
import { pages } from './pages.js';

for (const [name, page] of Object.entries(pages)) {
  writeFileSync(new URL(name, import.meta.url), page());
  process.stdout.write(`docs/${name}\n`);
}
