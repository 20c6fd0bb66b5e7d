/** What the demo keeps in the data folder of the stack, besides the servers' own data. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Where handed-in documents lie; other terminals look there too. */
export const documentsIn = (home: string): string => join(home, 'documents');
export const rowReportIn = (home: string): string => join(home, 'enrolment-report.csv');
export const tableIn = (home: string): string => join(home, 'cohort.csv');

const noteSchema = z.strictObject({
  /** How many rows of the cohort file were taken. */
  rows: z.int().positive(),
  /** `finished` once everybody has lived to the last day. */
  play: z.enum(['begun', 'finished']),
});
export type DemoNote = z.infer<typeof noteSchema>;

const noteIn = (home: string): string => join(home, 'demo.json');

/** How far an earlier start came; null if there was none. */
export function readDemoNote(home: string): DemoNote | null {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(noteIn(home), 'utf8')));
  } catch {
    return null;
  }
}

export const writeNote = (home: string, note: DemoNote): void =>
  writeFileSync(noteIn(home), `${JSON.stringify(note)}\n`);
