import { applicationSchema } from './application.js';
import { declarationSchema } from './declaration.js';
import { deliveryPartnerSchema } from './delivery-partner.js';
import { outcomeSchema } from './outcome.js';
import { participantSchema } from './participant.js';
import type { OnUnknown } from './reader.js';
import { statementSchema } from './statement.js';

/** The schemas of all records, each reporting what it does not know, once. */
export function recordSchemas(onUnknown: OnUnknown) {
  const seen = new Set<string>();
  const report: OnUnknown = (unknown) => {
    const key = JSON.stringify(unknown);
    if (seen.has(key)) return;
    seen.add(key);
    onUnknown(unknown);
  };
  return {
    application: applicationSchema(report),
    participant: participantSchema(report),
    declaration: declarationSchema(report),
    outcome: outcomeSchema(report),
    statement: statementSchema(report),
    deliveryPartner: deliveryPartnerSchema(report),
  };
}
export type RecordSchemas = ReturnType<typeof recordSchemas>;
