import { idFrom } from '../world/ids.js';
import type { CohortKey, Id, Instant, Statement, World } from '../world/world.js';
import type { Seed } from './schema.js';

/** The months from one to another, both included: `2026-11`. */
function monthsFrom(from: string, to: string): string[] {
  const months: string[] = [];
  const last = Number(to.slice(0, 4)) * 12 + Number(to.slice(5));
  for (let n = Number(from.slice(0, 4)) * 12 + Number(from.slice(5)); n <= last; n += 1) {
    months.push(`${Math.floor((n - 1) / 12)}-${String(((n - 1) % 12) + 1).padStart(2, '0')}`);
  }
  return months;
}

/**
 * A statement of every month: for output fees where the seed names the month, else for service fees alone.
 * @returns the ids by month
 */
export function addStatements(
  world: World,
  provider: { key: string; id: Id },
  plan: Seed['statements'][number],
  at: Instant,
): Map<string, Id> {
  const made = new Map<string, Id>();
  for (const month of monthsFrom(plan.from, plan.to)) {
    const output = plan.outputFees.find((one) => one.month === month);
    const statement: Statement = {
      id: idFrom(`${world.name}/statement/${provider.key}/${plan.cohort}/${month}`),
      provider: provider.id,
      cohort: plan.cohort satisfies CohortKey,
      year: Number(month.slice(0, 4)),
      month: Number(month.slice(5)),
      deadline: output?.deadline ?? `${month}-20`,
      paymentDate: output?.paymentDate ?? `${month}-25`,
      outputFee: output !== undefined,
      state: 'open',
      createdAt: at,
      updatedAt: at,
    };
    world.statements.set(statement.id, statement);
    made.set(month, statement.id);
  }
  return made;
}
