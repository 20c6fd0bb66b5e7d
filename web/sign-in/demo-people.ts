/** Who can be signed in by a click on the newcomer's stack, and what each can try. */
import type { OperatorRole } from '../../access/roles.js';
import { listOperators, type Operator } from '../../store/access/operators.js';
import type { Store } from '../../store/database/database.js';

const tries: Readonly<Record<OperatorRole, string>> = {
  'provider-admin': 'See where every participant is, decide applications, release results',
  'delivery-partner': 'See the participants of your groups',
  coach: 'Say that a session took place, see your caseload',
  assessor: 'Mark the next script, without knowing whose it is',
  support: 'See what is stuck, and mend it',
  department: 'Read outcomes and declarations',
};

export interface DemoPerson {
  id: string;
  name: string;
  role: OperatorRole;
  canTry: string;
}

const ORDER = Object.keys(tries);

export async function demoPeople(store: Store): Promise<DemoPerson[]> {
  const operators = await listOperators(store, null);
  return operators
    .filter(({ active }) => active)
    .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
    .map(({ id, name, role }) => ({ id, name, role, canTry: tries[role] }));
}

const rank = ({ role }: Operator): number => ORDER.indexOf(role);
