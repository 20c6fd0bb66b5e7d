/** Who is meant by a reference or an id among the people of a cohort that one may see (S6.1). */
import type { Store } from '../../store/database/database.js';
import {
  eachJourney,
  type JourneyFilter,
  type JourneyRow,
  type Scope,
} from '../../store/read-model/read-model.js';
import { suggestion } from '../input/suggest.js';

export interface People {
  /** Whom it is about. */
  filter: JourneyFilter;
  all: readonly JourneyRow[];
  /** The journey; or why the name leads to none. */
  find(named: string): { journey: string; reference: string } | { code: string; message: string };
}

export async function peopleOf(store: Store, scope: Scope, filter: JourneyFilter): Promise<People> {
  const all: JourneyRow[] = [];
  const byName = new Map<string, JourneyRow[]>();
  for await (const row of eachJourney(store, scope, filter)) {
    all.push(row);
    for (const name of [row.journey, keyOf(row.reference)])
      byName.set(name, [...(byName.get(name) ?? []), row]);
  }
  return {
    filter,
    all,
    find(named) {
      const found = byName.get(named) ?? byName.get(keyOf(named)) ?? [];
      const [only, ...more] = found;
      if (!only) return nobody(named, all);
      if (more.length === 0) return { journey: only.journey, reference: only.reference };
      const ids = found.map(({ journey, provider }) => `${journey} (${provider})`).join(', ');
      return {
        code: 'reference-ambiguous',
        message: `The reference "${named}" names several journeys. Give the id of one: ${ids}.`,
      };
    },
  };
}

function nobody(named: string, all: readonly JourneyRow[]): { code: string; message: string } {
  const hint = suggestion(
    named,
    all.map(({ reference }) => reference),
  );
  const message = `Nobody of the cohort that you may see has the reference or id "${named}".${hint}`;
  return { code: 'not-found', message };
}

/** Upper and lower case are the same, as at enrolment (S2.1). */
const keyOf = (reference: string): string => reference.trim().toUpperCase();
