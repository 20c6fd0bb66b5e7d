/** Whom a session stands for, by the store. */
import type { Principal } from '../../access/principal.js';
import { principalOf as ofOperator, readOperator } from '../../store/access/operators.js';
import { readPerson } from '../../store/people/people.js';
import { readJourneyRow } from '../../store/read-model/read-model.js';
import type { Store } from '../../store/database/database.js';
import type { SessionOwner } from '../../store/web/sessions.js';

export interface Person {
  principal: Principal;
  /** For the top of the page: nothing is decided by it. */
  name: string;
}

/** Null if they are nobody any more. */
export async function principalOf(store: Store, { kind, id }: SessionOwner): Promise<Person | null> {
  return kind === 'staff' ? ofStaff(store, id) : ofJourney(store, kind, id);
}

async function ofStaff(store: Store, id: string): Promise<Person | null> {
  const operator = await readOperator(store, id);
  if (!operator?.active) return null;
  return { principal: ofOperator(operator), name: operator.name };
}

async function ofJourney(
  store: Store,
  role: 'participant' | 'headteacher',
  journey: string,
): Promise<Person | null> {
  const [row, person] = await Promise.all([
    readJourneyRow(store, 'all', journey),
    readPerson(store, journey),
  ]);
  if (!row || !person) return null;
  const { provider, delivery_partner: deliveryPartner } = row;
  const name = role === 'participant' ? `${person.givenName} ${person.familyName}` : 'Headteacher';
  return { principal: { role, id: journey, provider, deliveryPartner, journey }, name };
}
