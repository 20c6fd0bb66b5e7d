/** Whose journeys may be seen: asked for by every reading of many, so that it cannot be forgotten (S6.1). */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Database } from '../database/database.js';

/** All journeys, for an admin; else those of one provider, of one of its delivery partners or coaches, or one alone. */
export type Scope =
  | 'all'
  | {
      provider: string;
      deliveryPartner?: string;
      coach?: string;
      /** Of its participant and headteacher: it goes with them to another provider. */
      journey?: string;
    };

type Rows = ExpressionBuilder<Database, 'journey_rows'>;

export function withinScope(eb: Rows, scope: Scope): Expression<SqlBool> {
  if (scope === 'all') return eb.val(true);
  const { provider, deliveryPartner, coach, journey } = scope;
  if (journey !== undefined) return eb('journey_rows.journey', '=', journey);
  return eb.and([
    eb('journey_rows.provider', '=', provider),
    ...(deliveryPartner === undefined ? [] : [eb('journey_rows.delivery_partner', '=', deliveryPartner)]),
    ...(coach === undefined ? [] : [eb('journey_rows.coach', '=', coach)]),
  ]);
}
