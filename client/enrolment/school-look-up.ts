/** Which schools an enrolment names, so that they are looked up all at once before it is read in earnest. */
import type { Schools } from '../schools/schools.js';
import type { Intake } from './row.js';

/** @param read reads what is to be enrolled; called once */
export function urnsNamed(intake: Intake, read: (intake: Intake) => unknown): string[] {
  const urns = new Set<string>();
  const listening: Schools = {
    source: { kind: 'register', file: '', date: '' },
    findEstablishment(urn) {
      urns.add(urn);
      return null;
    },
  };
  read({ ...intake, schools: listening });
  return [...urns];
}
