/** What journeys were begun with, as it is kept. */
import type { Selectable } from 'kysely';
import type { Enrolment } from '../../workflows/journey/command.js';
import type { Store } from '../database/database.js';
import { readDefinitions } from './definitions.js';
import type { JourneysTable } from '../database/tables.js';
import type { Start } from './start.js';

export type StoredStart = Selectable<JourneysTable>;

export const startOf = (stored: StoredStart): Start => ({
  journey: stored.id,
  mode: stored.mode,
  provider: stored.provider,
  deliveryPartner: stored.delivery_partner,
  reference: stored.reference,
});

export async function readEnrolment(store: Store, stored: StoredStart): Promise<Enrolment> {
  const hashes = { programme: stored.programme_hash, cohort: stored.cohort_hash };
  return { ...startOf(stored), ...(await readDefinitions(store, hashes)) };
}
