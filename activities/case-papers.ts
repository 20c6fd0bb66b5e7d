/** Which paper belongs to a window, and what it is called when it goes out (S5.2). */
import { inventedCaseStudy } from '../programmes/definitions/invented-case-study.js';
import type { Cohort } from '../programmes/cohort-schema.js';
import { newestPaper, savePaper, type PaperOnFile } from '../store/documents/case-papers.js';
import type { Store } from '../store/database/database.js';
import type { Instant, Mode } from '../workflows/journey/values.js';

export interface Sitting {
  mode: Mode;
  provider: string;
  cohort: Cohort;
  window: string;
}

/** The paper as it is now; null if there is none. A rehearsal that was given none has an invented one (S8.1). */
export async function paperFor(store: Store, sitting: Sitting, at: Instant): Promise<PaperOnFile | null> {
  const { mode, provider, cohort, window } = sitting;
  const of = { mode, provider, cohort: cohort.id, window };
  const found = await newestPaper(store, of);
  if (found !== null || mode === 'live') return found;
  const content = new TextEncoder().encode(inventedCaseStudy(cohort, window));
  return savePaper(store, of, { content, kind: 'text', reason: null, at });
}

const forms: Readonly<Record<string, { extension: string; contentType: string }>> = {
  docx: {
    extension: 'docx',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  pdf: { extension: 'pdf', contentType: 'application/pdf' },
  text: { extension: 'txt', contentType: 'text/plain; charset=utf-8' },
};

/** By its kind alone: what the office called its own file is nobody else's affair. */
export const paperNamed = (kind: string): string => `case-study.${forms[kind]?.extension ?? 'txt'}`;

export const contentTypeOf = (kind: string): string => forms[kind]?.contentType ?? 'application/octet-stream';
