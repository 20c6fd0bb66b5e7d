/** Something of many journeys, each read from its newest state at its own present, with whose it is. */
import type { Store } from '../../store/database/database.js';
import { readNames } from '../../store/people/names.js';
import type { JourneyFilter, Scope } from '../../store/read-model/read-model.js';
import { statesOf, type JourneyState } from '../../store/record/states.js';
import type { Instant, Mode } from '../../workflows/journey/values.js';
import { refuseUnknownFilter } from './known-filter.js';

export interface Whose {
  journey: string;
  reference: string;
  name: string | null;
  mode: Mode;
  coach: string | null;
}

/** A rehearsal's own clock, as far as it is known; for others the present. */
export const presentIn = ({ state, clock }: JourneyState, now: Instant): Instant =>
  state.mode === 'live' ? now : clock !== null && clock > state.at ? clock : state.at;

export async function gathered<T>(
  store: Store,
  scope: Scope,
  filter: JourneyFilter,
  read: (one: JourneyState) => T[],
): Promise<(Whose & T)[]> {
  await refuseUnknownFilter(store, scope, filter);
  const found: (Whose & T)[] = [];
  for await (const one of statesOf(store, scope, filter)) {
    const { journey, reference, mode, coach } = one.row;
    for (const item of read(one)) found.push({ journey, reference, name: null, mode, coach, ...item });
  }
  const names = await readNames(store, [...new Set(found.map(({ journey }) => journey))]);
  return found.map((row) => {
    const name = names.get(row.journey);
    return { ...row, name: name ? `${name.givenName} ${name.familyName}` : null };
  });
}
