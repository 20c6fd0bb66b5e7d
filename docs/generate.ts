/** Writes the pages that are made from the code; a test of each holds it to the code (`npm run docs`). */
import { writeFileSync } from 'node:fs';
import { messagesPage } from './messages-table.js';

const pages: Record<string, () => string> = {
  'messages.md': messagesPage,
};

for (const [name, page] of Object.entries(pages)) {
  writeFileSync(new URL(name, import.meta.url), page());
  process.stdout.write(`docs/${name}\n`);
}
