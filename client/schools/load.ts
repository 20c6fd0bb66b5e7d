/** Loading the register of schools from its file (S2.7). */
import type { Store } from '../../store/database/database.js';
import {
  countries,
  establishmentStatuses,
  type Country,
  type Establishment,
  type EstablishmentStatus,
  type SchoolRegister,
} from '../../store/schools/establishment.js';
import { replaceRegister, type Replaced } from '../../store/schools/write.js';
import type { Instant } from '../../workflows/journey/values.js';
import { openSchoolsFile, type SchoolFault, type SchoolsFile } from './file.js';

export interface LoadOptions {
  /** The present, UTC. */
  at: Instant;
  /** Takes a file that has much fewer establishments than the register in use. */
  fewer?: boolean | undefined;
  onProgress?: ((done: number, of: number) => void) | undefined;
}

/** What a file holds. */
export interface SchoolsSummary {
  encoding: SchoolsFile['encoding'];
  /** Establishments that could be read, each number once. */
  rows: number;
  byStatus: Record<EstablishmentStatus, number>;
  byCountry: Record<Country, number>;
  /** Rows that had to be left out. */
  leftOut: number;
  /** All faults; `faults` has the first of them. */
  faultCount: number;
  faults: SchoolFault[];
}

export type SchoolsFound = SchoolsSummary & Pick<SchoolRegister, 'file' | 'date' | 'sha256'>;

export interface SchoolsLoaded extends Replaced {
  /** Null if this very file was loaded already: it was not read again. */
  summary: SchoolsSummary | null;
}

/** A wrong file may have as many faults as rows. */
const MOST_FAULTS = 200;

/**
 * Puts the schools of a file in the place of the register in use, as a whole or not at all; the same file
 * again changes nothing. What is wrong with a row never stops the rest.
 * @throws BadInput if the file cannot be read, lacks a column or has no sound row
 * @throws StoreError `register-smaller`
 */
export async function loadSchools(path: string, store: Store, options: LoadOptions): Promise<SchoolsLoaded> {
  const { at, fewer = false, onProgress } = options;
  const opened = await openSchoolsFile(path);
  const { file, date, sha256 } = opened;
  const tally = new Tally(opened);
  const replaced = await replaceRegister(store, {
    file: { file, date, sha256 },
    batches: tally.read(onProgress),
    faults: () => tally.faultCount,
    at,
    fewer,
  });
  return { ...replaced, summary: replaced.loaded ? tally.summary() : null };
}

/** Reads a file as `loadSchools` does, and loads nothing. */
export async function trySchools(
  path: string,
  onProgress?: LoadOptions['onProgress'],
): Promise<SchoolsFound> {
  const opened = await openSchoolsFile(path);
  const tally = new Tally(opened);
  for await (const _ of tally.read(onProgress));
  const { file, date, sha256 } = opened;
  return { file, date, sha256, ...tally.summary() };
}

/** Counts what is read. */
class Tally {
  readonly #known = new Map<string, Pick<Establishment, 'status' | 'country'>>();
  readonly #faults: SchoolFault[] = [];
  #leftOut = 0;
  faultCount = 0;

  constructor(private readonly opened: SchoolsFile) {}

  async *read(onProgress: LoadOptions['onProgress']): AsyncGenerator<Establishment[]> {
    const { lines } = this.opened;
    for await (const { establishments, faults, line } of this.opened.batches()) {
      for (const { urn, status, country } of establishments) this.#known.set(urn, { status, country });
      this.faultCount += faults.length;
      this.#leftOut += new Set(faults.filter(({ kept }) => !kept).map(({ row }) => row)).size;
      this.#faults.push(...faults.slice(0, MOST_FAULTS - this.#faults.length));
      yield establishments;
      if (line > 0) onProgress?.(Math.min(line, lines), lines);
    }
    onProgress?.(lines, lines);
  }

  summary(): SchoolsSummary {
    const byStatus = Object.fromEntries(establishmentStatuses.map((one) => [one, 0]));
    const byCountry = Object.fromEntries(countries.map((one) => [one, 0]));
    for (const { status, country } of this.#known.values()) {
      byStatus[status] = (byStatus[status] ?? 0) + 1;
      byCountry[country] = (byCountry[country] ?? 0) + 1;
    }
    return {
      encoding: this.opened.encoding,
      rows: this.#known.size,
      byStatus: byStatus as SchoolsSummary['byStatus'],
      byCountry: byCountry as SchoolsSummary['byCountry'],
      leftOut: this.#leftOut,
      faultCount: this.faultCount,
      faults: this.#faults,
    };
  }
}
