/** The list of all decisions, made from their headings and dates. */
import { readdirSync, readFileSync } from 'node:fs';
import { table } from './specification/table.js';

const folder = new URL('decisions/', import.meta.url);

const preface = `# Decisions

What was decided, when and why, one page each; those that cite a decision in the code write \`decision 025\`. A number is given once and stays. What is decided otherwise later gets a page of
its own, and the earlier one says which. A page begins with its title and its date, and then says what was decided, why, what it costs and what was weighed and not chosen. 011 to 019 were
decided with the first ten and followed from then on, and written down when somebody looked for them.

This page is made by \`npm run docs\`.`;

export interface DecisionPage {
  file: string;
  /** As the title has it: \`25\`. */
  number: number;
  title: string;
  date: string;
}

/** Every page of the folder, in order. @throws Error for a page without the form that all have */
export function decisions(): DecisionPage[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  return files.sort().map((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    const form = /^# (\d+)\. (.+)\n\n\*(\d{4}-\d{2}-\d{2})(?:, written down \d{4}-\d{2}-\d{2})?\*\n\n/;
    const [, number, title, date] = form.exec(text) ?? [];
    if (number === undefined || title === undefined || date === undefined) {
      throw new Error(`${file} does not begin as a decision: "# 25. Title", a line, "*2026-11-27*".`);
    }
    return { file, number: Number(number), title, date };
  });
}

/** The page as it has to stand in `docs/decisions/README.md`. */
export function decisionsPage(): string {
  const rows = decisions().map(({ file, title, date }) => [file.slice(0, 3), `[${title}](${file})`, date]);
  return `${preface}\n\n${table(['Number', 'Decision', 'Date'], rows, 0)}\n`;
}
