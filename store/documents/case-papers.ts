/** The papers of case studies (S5.2, decision 038): what whoever sits a window of a cohort with a provider works on. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Instant, Mode } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';

/** Whose paper: rehearsals have their own, for their clock is moved by command. */
export interface PaperOf {
  mode: Mode;
  provider: string;
  cohort: string;
  window: string;
}

export interface PaperOnFile extends PaperOf {
  /** Counts from 1; a later one replaces the one before, which stays on file. */
  version: number;
  sha256: string;
  /** `docx`, `pdf` or `text`. */
  kind: string;
  bytes: number;
  reason: string | null;
  at: Instant;
}

export interface NewPaper {
  content: Uint8Array;
  kind: string;
  reason: string | null;
  at: Instant;
}

const known = [
  ...(['mode', 'provider', 'cohort', 'assessment_window as window', 'version'] as const),
  ...(['sha256', 'kind', 'reason', 'at'] as const),
  sql<number>`length(content)`.as('bytes'),
] as const;

const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Keeps the next version; bytes that are the newest already are kept once. Of two at once one comes after the other. */
export async function savePaper(store: Store, of: PaperOf, paper: NewPaper): Promise<PaperOnFile> {
  const { window, ...whose } = of;
  const { content, kind, reason, at } = paper;
  const sha256 = hashOf(content);
  const before = await newestPaper(store, of);
  if (before?.sha256 === sha256) return before;
  const version = (before?.version ?? 0) + 1;
  const row = { ...whose, assessment_window: window, version, sha256, kind, reason, at };
  const kept = await store.db
    .insertInto('case_papers')
    .values({ ...row, content: Buffer.from(content) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  if (!kept) return savePaper(store, of, paper);
  return { ...of, version, sha256, kind, reason, at, bytes: content.length };
}

const ofWindow = (store: Store, { mode, provider, cohort, window }: PaperOf) =>
  store.db
    .selectFrom('case_papers')
    .where('mode', '=', mode)
    .where('provider', '=', provider)
    .where('cohort', '=', cohort)
    .where('assessment_window', '=', window);

/** The paper as it is now; null if there is none. */
export async function newestPaper(store: Store, of: PaperOf): Promise<PaperOnFile | null> {
  const found = await ofWindow(store, of).select(known).orderBy('version', 'desc').executeTakeFirst();
  return found ?? null;
}

/** The bytes of that hash, of whichever version and window; for those who know that they are released. */
export async function paperContent(
  store: Store,
  sha256: string,
): Promise<{ content: Uint8Array; kind: string } | null> {
  const query = store.db.selectFrom('case_papers').select(['content', 'kind']).where('sha256', '=', sha256);
  return (await query.executeTakeFirst()) ?? null;
}

/** Every version for a cohort, without the bytes. */
export function listPapers(store: Store, mode: Mode, cohort: string): Promise<PaperOnFile[]> {
  const query = store.db.selectFrom('case_papers').select(known);
  const ofCohort = query.where('mode', '=', mode).where('cohort', '=', cohort);
  return ofCohort.orderBy('provider').orderBy('assessment_window').orderBy('version').execute();
}

/** Those to whom the window has opened, whatever became of them since: they may have the paper. */
export async function openedTo(store: Store, of: PaperOf): Promise<string[]> {
  const rows = await store.db
    .selectFrom('journal')
    .innerJoin('journey_rows', 'journey_rows.journey', 'journal.journey')
    .select('journal.journey')
    .distinct()
    .where('journal.type', '=', 'WindowOpened')
    .where(sql`journal.body ->> 'window'`, '=', of.window)
    .where('journey_rows.mode', '=', of.mode)
    .where('journey_rows.provider', '=', of.provider)
    .where('journey_rows.cohort', '=', of.cohort)
    .execute();
  return rows.map(({ journey }) => journey);
}

/** Those to whom a paper of that hash has gone out, or is on its way. */
export async function sentTo(store: Store, sha256: string): Promise<Set<string>> {
  const query = store.db.selectFrom('messages').select('journey').distinct();
  const rows = await query.where('attachment', '=', sha256).execute();
  return new Set(rows.map(({ journey }) => journey));
}
