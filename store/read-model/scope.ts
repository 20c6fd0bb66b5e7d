/** Whose journeys may be seen: asked for by every reading of many, so that it cannot be forgotten (S6.1). */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Database } from '../database/database.js';

/** All journeys, for an admin; else those of one provider, or of one of its delivery partners. */
export type Scope = 'all' | { provider: string; deliveryPartner?: string };

type Rows = ExpressionBuilder<Database, 'journey_rows'>;

export function withinScope(eb: Rows, scope: Scope): Expression<SqlBool> {
  if (scope === 'all') return eb.val(true);
  const { provider, deliveryPartner } = scope;
  const own = eb('journey_rows.provider', '=', provider);
  return deliveryPartner === undefined
    ? own
    : eb.and([own, eb('journey_rows.delivery_partner', '=', deliveryPartner)]);
}
