import { z } from 'zod';
import type { DfeApi } from '../port.js';
import { partnersQuerySchema, statementsQuerySchema } from '../requests.js';
import { checked, checkedId, type Caller } from './caller.js';
import { queryOf } from './wire.js';

type Statements = Pick<
  DfeApi,
  'listStatements' | 'readStatement' | 'listDeliveryPartners' | 'readDeliveryPartner'
>;

/** What a provider only reads: statements and delivery partners. */
export function statementsOf(caller: Caller): Statements {
  const { statement, deliveryPartner } = caller.means.records;
  return {
    listStatements: async (query = {}) => {
      const operation = 'listStatements';
      const asked = queryOf(checked(operation, statementsQuerySchema, query));
      return caller.read(caller.effort(operation), { operation, query: asked }, z.array(statement));
    },
    readStatement: async (id) => {
      const operation = 'readStatement';
      return caller.read(caller.effort(operation), { operation, id: checkedId(operation, id) }, statement);
    },
    listDeliveryPartners: async (query = {}) => {
      const operation = 'listDeliveryPartners';
      const asked = queryOf(checked(operation, partnersQuerySchema, query));
      return caller.read(caller.effort(operation), { operation, query: asked }, z.array(deliveryPartner));
    },
    readDeliveryPartner: async (id) => {
      const operation = 'readDeliveryPartner';
      const exchange = { operation, id: checkedId(operation, id) } as const;
      return caller.read(caller.effort(operation), exchange, deliveryPartner);
    },
  };
}
