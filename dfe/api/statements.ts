import type { DfeApi } from '../port.js';
import { partnersQuerySchema, statementsQuerySchema } from '../requests.js';
import { checkedId, type Caller } from './caller.js';

type Statements = Pick<
  DfeApi,
  'listStatements' | 'readStatement' | 'listDeliveryPartners' | 'readDeliveryPartner'
>;

/** What a provider only reads: statements and delivery partners. */
export function statementsOf(caller: Caller): Statements {
  const { statement, deliveryPartner } = caller.means.records;
  return {
    listStatements: async (query = {}) =>
      caller.list('listStatements', statementsQuerySchema, query, statement),
    readStatement: async (id) => {
      const operation = 'readStatement';
      return caller.read(caller.effort(operation), { operation, id: checkedId(operation, id) }, statement);
    },
    listDeliveryPartners: async (query = {}) =>
      caller.list('listDeliveryPartners', partnersQuerySchema, query, deliveryPartner),
    readDeliveryPartner: async (id) => {
      const operation = 'readDeliveryPartner';
      const exchange = { operation, id: checkedId(operation, id) } as const;
      return caller.read(caller.effort(operation), exchange, deliveryPartner);
    },
  };
}
