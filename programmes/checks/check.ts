/** What `journeys programme check FILE` finds out about a programme's or a cohort's file (S1.6, S1.7). */
import { listProgrammes, listProviders } from '../catalogue.js';
import { cohortWarnings } from './cohort-warnings.js';
import { cohortSchema, type Cohort } from '../cohort-schema.js';
import type { DefinitionFault } from './fault.js';
import { parseCohort, parseProgramme } from '../parse-programme.js';
import { parseDefinition } from '../parse.js';
import { readDefinition } from '../read-definition.js';
import type { Programme } from '../schema.js';

export interface CheckResult {
  file: string;
  /** Null when the file could not be read. */
  kind: 'programme' | 'cohort' | null;
  /** Everything that makes the definition unusable, by path; a path that is empty means the whole file. */
  faults: DefinitionFault[];
  /** What is allowed but will cost somebody something (S2.9). */
  warnings: DefinitionFault[];
  /** The programme, or the programme of the cohort; null when it is broken or unknown. */
  programme: Programme | null;
  /** The cohort; null when the file holds a programme, or a broken cohort. */
  cohort: Cohort | null;
}

/**
 * Checks a file that holds a programme or a cohort; which of the two, its keys show. A cohort is held
 * against the programme it names, from the catalogue, unless the programme's own file is given.
 * Bad input of any kind comes back as faults; nothing is thrown for it.
 */
export async function checkProgrammeFile(file: string, programmeFile?: string): Promise<CheckResult> {
  const read = await readDefinition(file);
  const nothing = { file, warnings: [], programme: null, cohort: null };
  if (read.data === null) return { ...nothing, kind: null, faults: read.faults };
  if (!isCohort(read.data)) {
    const { value, faults } = parseProgramme(read.data);
    return { ...nothing, kind: 'programme', faults, programme: value };
  }
  const { programme, faults } = await programmeFor(read.data, programmeFile);
  if (!programme) return { ...nothing, kind: 'cohort', faults };
  const cohort = parseCohort(read.data, programme, listProviders());
  const warnings = cohort.value ? cohortWarnings(cohort.value, programme) : [];
  return { file, kind: 'cohort', faults: cohort.faults, warnings, programme, cohort: cohort.value };
}

/** A cohort has groups or names its programme; a programme does neither. */
function isCohort(data: unknown): data is object {
  return typeof data === 'object' && data !== null && ('groups' in data || 'programme' in data);
}

interface Found {
  programme: Programme | null;
  faults: DefinitionFault[];
}

async function programmeFor(data: object, file?: string): Promise<Found> {
  if (file === undefined) return fromCatalogue(data);
  const read = await readDefinition(file);
  const { value, faults } = read.data === null ? { value: null, ...read } : parseProgramme(read.data);
  const own = faults.map(({ path, message }) => ({ path, message: `${message} (in ${file})` }));
  return { programme: value, faults: own };
}

function fromCatalogue(data: object): Found {
  const id = 'programme' in data ? data.programme : undefined;
  const version = 'programmeVersion' in data ? data.programmeVersion : undefined;
  const versions = listProgrammes().filter((programme) => programme.id === id);
  const known = versions.find((programme) => programme.version === version) ?? versions.at(-1);
  if (known) return { programme: known, faults: [] };
  const there = [...new Set(listProgrammes().map((programme) => programme.id))].join(', ');
  const message = `must name a programme of the catalogue; there are: ${there}`;
  const fields = parseDefinition(data, cohortSchema, [], undefined).faults;
  return { programme: null, faults: [{ path: ['programme'], message }, ...fields] };
}
