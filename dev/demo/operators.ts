/** Which of the demo's invented people may sign in, and as what. */
import type { OperatorRole } from '../../access/roles.js';
import { listOperators, saveOperator, type OperatorDetails } from '../../store/access/operators.js';
import type { Store } from '../../store/database/database.js';
import { demoStaff, DEMO_PROVIDER } from './staff.js';

const roleOf = { coach: 'coach', assessor: 'assessor', provider: 'provider-admin' } as const;

const operator = (
  role: OperatorRole,
  person: Pick<OperatorDetails, 'id' | 'name' | 'email'>,
): OperatorDetails => ({
  role,
  provider: DEMO_PROVIDER,
  deliveryPartner: null,
  issuer: null,
  subject: null,
  ...person,
});

const demoOperators: readonly OperatorDetails[] = [
  ...demoStaff.map(({ role, id, name, email }) => operator(roleOf[role], { id, name, email })),
  {
    ...operator('support', { id: 'support-1', name: 'Amara Osei', email: 'amara.osei@journeys.example' }),
    provider: null,
  },
  {
    ...operator('department', {
      id: 'department-1',
      name: 'Frances Hale',
      email: 'frances.hale@department.example',
    }),
    provider: null,
  },
];

export async function seedOperators(store: Store): Promise<void> {
  const known = new Set((await listOperators(store, null)).map(({ id }) => id));
  for (const one of demoOperators.filter(({ id }) => !known.has(id))) await saveOperator(store, one);
}
