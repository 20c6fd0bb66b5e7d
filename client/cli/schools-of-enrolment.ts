/** The schools that an enrolment is checked against: a file if one is named, else the loaded register (S2.7). */
import type { Cells } from '../enrolment/columns.js';
import { urnIn, type Intake } from '../enrolment/row.js';
import { Unreachable } from '../errors.js';
import type { Journeys } from '../journeys.js';
import { schoolsOfRegister, type Schools } from '../schools/schools.js';
import { dayWords } from './output/times.js';

/**
 * The intake with the schools of the register, if there is one and no file was named. A database that is away
 * is not said here: no row can be enrolled without it, and each says so.
 * @param rows what is to be enrolled
 */
export async function withSchools(
  journeys: Journeys,
  intake: Intake,
  rows: readonly Cells[],
): Promise<Intake> {
  if (intake.schools) return intake;
  const urns = [...new Set(rows.map(urnIn).filter((urn) => urn !== null))];
  if (urns.length === 0) return intake;
  try {
    const named = await journeys.schoolsNamed(urns);
    return named ? { ...intake, schools: schoolsOfRegister(named.register, named.establishments) } : intake;
  } catch (error) {
    if (error instanceof Unreachable) return intake;
    throw error;
  }
}

/** A line that says which schools were asked; none if there were none. */
export function schoolsWords(schools: Schools | null): string[] {
  if (!schools) return [];
  const { kind, file, date } = schools.source;
  const which = kind === 'file' ? 'the file' : 'the register';
  return [`Schools were checked against ${which} of ${dayWords(date)} (${file}).`];
}
