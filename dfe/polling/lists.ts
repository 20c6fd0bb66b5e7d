/** Where each kind of record is listed, in an order that holds while records change. */
import { z } from 'zod';
import type { Operation } from '../operations.js';
import type { RecordSchemas } from '../records/index.js';
import * as ask from '../requests.js';
import type { ReadKinds, ReadQueries } from './kinds.js';

interface List<R, Q> {
  operation: Operation;
  schema: (records: RecordSchemas) => z.ZodType<R[]>;
  query: z.ZodType<Q>;
  /** Which filter asks for what is new. */
  since: 'updatedSince' | 'createdSince' | null;
  /** Null where the order is fixed, and no sort is taken. */
  sort: 'created_at' | null;
}

export const lists: { [K in keyof ReadKinds]: List<ReadKinds[K], ReadQueries[K]> } = {
  applications: {
    operation: 'listApplications',
    schema: ({ application }) => z.array(application),
    query: ask.applicationsQuerySchema,
    since: 'updatedSince',
    sort: 'created_at',
  },
  participants: {
    operation: 'listParticipants',
    schema: ({ participant }) => z.array(participant),
    query: ask.participantsQuerySchema,
    since: 'updatedSince',
    sort: 'created_at',
  },
  declarations: {
    operation: 'listDeclarations',
    schema: ({ declaration }) => z.array(declaration),
    query: ask.declarationsQuerySchema,
    since: 'updatedSince',
    sort: null,
  },
  outcomes: {
    operation: 'listOutcomes',
    schema: ({ outcome }) => z.array(outcome),
    query: ask.outcomesQuerySchema,
    since: 'createdSince',
    sort: null,
  },
  statements: {
    operation: 'listStatements',
    schema: ({ statement }) => z.array(statement),
    query: ask.statementsQuerySchema,
    since: 'updatedSince',
    sort: null,
  },
  deliveryPartners: {
    operation: 'listDeliveryPartners',
    schema: ({ deliveryPartner }) => z.array(deliveryPartner),
    query: ask.partnersQuerySchema,
    since: null,
    sort: 'created_at',
  },
};
