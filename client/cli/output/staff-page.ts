/** Who works for a provider, and who may sign in as what. */
import type { Operator } from '../../../store/access/operators.js';
import type { Staff } from '../../../store/people/staff.js';
import { tableOf } from './table.js';

export function staffPage(staff: readonly Staff[], operators: readonly Operator[]): string {
  const at = new Map(staff.map((one) => [one.id, one]));
  const signsIn = new Map(operators.map((one) => [one.id, one]));
  const ids = [...new Set([...at.keys(), ...signsIn.keys()])].sort();
  if (ids.length === 0) return 'Nobody.\n';
  const rows = ids.map((id) => {
    const works = at.get(id);
    const operator = signsIn.get(id);
    const { role = '', name = '', email = '' } = operator ?? works ?? {};
    const mayNot = operator ? 'no longer' : 'no';
    return [
      ...[id, role, operator?.deliveryPartner ?? operator?.provider ?? works?.provider ?? null, name, email],
      ...[works?.capacity ?? null, works?.scriptsMarked ?? null, operator?.active ? 'yes' : mayNot],
    ];
  });
  return tableOf(['Id', 'Role', 'Of', 'Name', 'Email', 'Capacity', 'Scripts marked', 'Signs in'], rows);
}
