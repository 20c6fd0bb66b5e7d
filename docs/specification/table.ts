/** Wider columns are not padded: their source would be blanks. */
const WIDEST = 40;

/**
 * Markdown tables with narrow columns of one width, so that their source can be read too.
 * @param widest the column that is still padded, in characters; 0 pads none
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widest = WIDEST,
): string {
  const safe = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) =>
    Math.max(...[head, ...safe].map((row) => (row[column] ?? '').length)),
  );
  const padding = widths.map((width) => (width > widest ? 0 : width));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(padding[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(padding.map((width) => '-'.repeat(Math.max(3, width)))), ...safe.map(line)].join(
    '\n',
  );
}

export const asCode = (word: string): string => `\`${word}\``;
export const asCodes = (words: readonly string[]): string => words.map(asCode).join(', ');
