/** A filter that names what there is not has no answer: "nobody" would be taken for one (S6.3). */
import type { Store } from '../../store/database/database.js';
import type { JourneyFilter, Scope } from '../../store/read-model/read-model.js';
import { kebab } from '../commands/index.js';
import { BadInput } from '../errors.js';
import { notThere } from '../input/suggest.js';
import { namedByCode, namedInStore, type NamingFilter } from './filter-values.js';

/** As many as can be read at a glance. */
const MOST_NAMED = 12;

/** @throws BadInput `filter-unknown` naming everything in it that nobody knows, with what it may have meant */
export async function refuseUnknownFilter(store: Store, scope: Scope, filter: JourneyFilter): Promise<void> {
  const faults: string[] = [];
  for (const name of Object.keys(namedByCode) as NamingFilter[]) {
    const given = filter[name];
    if (typeof given !== 'string') continue;
    const byCode = namedByCode[name](scope);
    if (byCode.includes(given)) continue;
    const known = [...new Set([...byCode, ...(await namedInStore(store, scope, name))])].sort();
    if (!isKnown(name, given, known)) faults.push(notThere(kebab(name), given, known, MOST_NAMED));
  }
  const [first, ...rest] = faults;
  if (first !== undefined) throw new BadInput([first, ...rest], 'filter-unknown');
}

/** Journeys of an earlier version of a programme may be asked for by it. */
const isKnown = (name: NamingFilter, given: string, known: readonly string[]): boolean =>
  known.includes(given) || (name === 'programme' && known.includes(given.replace(/@[^@]*$/, '')));
