/** `npm run docs`: writes every page that is made from the code. */
import { writeFileSync } from 'node:fs';
import { generatedPages } from './pages.js';

for (const [name, page] of Object.entries(generatedPages)) {
  writeFileSync(new URL(name, import.meta.url), page());
  process.stdout.write(`docs/${name}\n`);
}
