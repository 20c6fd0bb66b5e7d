/** The same person twice in one file: by reference, teacher reference number, or email address. */
import type { CohortRow } from './file.js';

const keys = {
  reference: (row: CohortRow) => row.reference?.toUpperCase() ?? null,
  trn: (row: CohortRow) => row.request?.person.trn ?? null,
  email: (row: CohortRow) => row.request?.person.email.toLowerCase() ?? null,
} as const;

/** Faults by row; only the later rows have any. No value is repeated, for it may be personal. */
export function duplicateFaults(rows: readonly CohortRow[]): Map<number, string[]> {
  const faults = new Map<number, string[]>();
  for (const [column, keyOf] of Object.entries(keys)) {
    const first = new Map<string, number>();
    for (const row of rows) {
      const key = keyOf(row);
      if (key === null) continue;
      const before = first.get(key);
      if (before === undefined) {
        first.set(key, row.row);
        continue;
      }
      const sentence = `${column}: is the same as in row ${before}`;
      faults.set(row.row, [...(faults.get(row.row) ?? []), sentence]);
    }
  }
  return faults;
}
