/** The same person twice in one file (S2.1): by reference, TRN, registration, email address, or name with school. */
import { nameMark } from '../../store/people/name-mark.js';
import type { EnrolRequest } from '../input/enrolment.js';

import type { CohortRow } from './cohort-row.js';

type KeyOf = (request: EnrolRequest) => string | null;

/** What nobody shares. */
const own: Record<string, KeyOf> = {
  trn: ({ person }) => person.trn ?? null,
  dfe_application: ({ registration }) => registration ?? null,
};

/** What two people may share, if somebody says that they are two. */
const shared: Record<string, KeyOf> = {
  email: ({ person }) => person.email.toLowerCase(),
  'given_name, family_name and school_urn': ({ person: { givenName, familyName, urn } }) =>
    urn ? [urn, nameMark(givenName), nameMark(familyName)].join('/') : null,
};

const SAY_SO = 'If they are two people, write "yes" under another_person';

/** Two numbers are two people, whatever else is the same; except an address, which is one person's. */
const areTwo = (a: CohortRow, b: CohortRow): boolean => {
  const [one, other] = [a.request?.person.trn ?? null, b.request?.person.trn ?? null];
  return one !== null && other !== null && one !== other;
};

/** Faults by row; only the later rows have any. No value is repeated, for it may be personal. */
export function duplicateFaults(rows: readonly CohortRow[]): Map<number, string[]> {
  const faults = new Map<number, string[]>();
  const findIn = (keys: Record<string, KeyOf>, hint: string) => {
    for (const [column, keyOf] of Object.entries(keys)) {
      find(column, ({ request }) => request && keyOf(request), hint);
    }
  };
  find('reference', ({ reference }) => reference?.toUpperCase() ?? null, '');
  findIn(own, '');
  findIn(shared, `. ${SAY_SO}`);
  return faults;

  function find(column: string, keyOf: (row: CohortRow) => string | null, hint: string): void {
    const first = new Map<string, CohortRow>();
    for (const row of rows) {
      const key = keyOf(row);
      if (key === null) continue;
      const before = first.get(key);
      if (before === undefined) first.set(key, row);
      else if (hint === '' || !(row.request?.anotherPerson || (column !== 'email' && areTwo(before, row)))) {
        const sentence = `${column}: is the same as in row ${before.row}${hint}`;
        faults.set(row.row, [...(faults.get(row.row) ?? []), sentence]);
      }
    }
  }
}
