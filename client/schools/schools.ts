/** Schools as an enrolment or a funding decision asks for them: from a file, or from the register of the store. */
import type { Establishment, SchoolRegister } from '../../store/schools/establishment.js';
import type { Day } from '../../workflows/journey/values.js';
import { openSchoolsFile } from './file.js';

export interface Schools {
  /** Which schools these are, to be said to people; `date` is the day of which they are. */
  source: { kind: 'file' | 'register'; file: string; date: Day };
  /** @returns null if there is no such number */
  findEstablishment: (urn: string) => Establishment | null;
}

/**
 * The schools of a file with the columns of "Get information about schools"; rows that cannot be read are not there.
 * @throws BadInput if the file cannot be read or lacks a column
 */
export async function schoolsInFile(path: string): Promise<Schools> {
  const { file, date, batches } = await openSchoolsFile(path);
  const all = new Map<string, Establishment>();
  for await (const { establishments } of batches()) {
    for (const one of establishments) all.set(one.urn, one);
  }
  return { source: { kind: 'file', file, date }, findEstablishment: (urn) => all.get(urn) ?? null };
}

/** Those schools of the loaded register that were asked for. */
export function schoolsOfRegister(
  { file, date }: Pick<SchoolRegister, 'file' | 'date'>,
  establishments: readonly Establishment[],
): Schools {
  const all = new Map(establishments.map((one) => [one.urn, one]));
  return { source: { kind: 'register', file, date }, findEstablishment: (urn) => all.get(urn) ?? null };
}
