import { z } from 'zod';
import type { Retrying } from '../retrying.js';
import { DfeRefused } from '../errors.js';
import { liveStates } from '../names.js';
import type { DfeApi } from '../port.js';
import type { DfeDeclaration } from '../records/declaration.js';
import {
  changePartnerSchema,
  declarationsQuerySchema,
  declareSchema,
  MOST_A_PAGE,
  type DeclareRequest,
} from '../requests.js';
import { checked, checkedId, type Caller } from './caller.js';
import { changing } from './change.js';
import { attributesOf, queryOf } from './wire.js';
import { write } from './write.js';

type Declarations = Pick<
  DfeApi,
  'listDeclarations' | 'readDeclaration' | 'declare' | 'voidDeclaration' | 'changeDeliveryPartner'
>;

/** What voiding leads to: at once, or by way of a clawback once it was paid. */
const takenBack: readonly string[] = ['voided', 'awaiting-clawback', 'clawed-back'];

export function declarationsOf(caller: Caller): Declarations {
  const schema = caller.means.records.declaration;
  const readOne = (retrying: Retrying, id: string) =>
    caller.read(retrying, { operation: 'readDeclaration', id }, schema);
  const change = changing(caller, { schema, readOne });
  const declared = async (retrying: Retrying, asked: DeclareRequest, participant = asked.participantId) => {
    const query = queryOf({ participantId: [participant], perPage: MOST_A_PAGE });
    const all = await caller.read(retrying, { operation: 'listDeclarations', query }, z.array(schema));
    return all.filter((one) => isAlike(one, asked));
  };
  const sent = async (retrying: Retrying, asked: DeclareRequest, movedTo: string | null) =>
    (await declared(retrying, asked, movedTo ?? undefined)).filter((one) => isSent(one, asked)).at(-1) ??
    null;
  const standing = async (retrying: Retrying, asked: DeclareRequest) =>
    (await declared(retrying, asked)).filter(({ state }) => liveStates.includes(state)).at(-1) ?? null;

  return {
    listDeclarations: async (query = {}) =>
      caller.list('listDeclarations', declarationsQuerySchema, query, schema),
    readDeclaration: async (id) =>
      readOne(caller.effort('readDeclaration'), checkedId('readDeclaration', id)),
    declare: async (request, options = {}) => {
      const asked = checked('declare', declareSchema, request);
      return write(caller, {
        ...options,
        exchange: { operation: 'declare', attributes: attributesOf(asked) },
        schema,
        readBack: (retrying, movedTo) => sent(retrying, asked, movedTo),
        always: true,
        explain: async (refusal, retrying) =>
          refusal.code === 'declaration-already-made'
            ? withExisting(refusal, () => standing(retrying, asked))
            : refusal,
      });
    },
    voidDeclaration: async (id, options) =>
      change('voidDeclaration', id, undefined, ({ state }) => takenBack.includes(state), options),
    changeDeliveryPartner: async (id, request, options) => {
      const asked = checked('changeDeliveryPartner', changePartnerSchema, request);
      const second = asked.secondaryDeliveryPartnerId ?? null;
      const reached = ({ deliveryPartnerId, secondaryDeliveryPartnerId }: DfeDeclaration) =>
        deliveryPartnerId === asked.deliveryPartnerId && secondaryDeliveryPartnerId === second;
      return change('changeDeliveryPartner', id, attributesOf(asked), reached, options);
    },
  };
}

const isAlike = (one: DfeDeclaration, asked: DeclareRequest): boolean =>
  one.declarationType === asked.declarationType && one.courseIdentifier === asked.courseIdentifier;

/**
 * Whether a declaration is the one that we may have sent: it is known by its date. One of another date is a
 * colleague's, which the service tells us when we ask again, or stands on an earlier application of the person,
 * and ours was never made. An ineligible one has to be known as well: the service would take it again.
 */
const isSent = ({ state, declarationDate }: DfeDeclaration, asked: DeclareRequest): boolean =>
  (liveStates.includes(state) || state === 'ineligible') &&
  toTheSecond(declarationDate) === toTheSecond(asked.declarationDate);

/** What the service keeps of a date: no fractions of a second. */
const toTheSecond = (instant: string): number => Math.floor(Date.parse(instant) / 1000) * 1000;

async function withExisting(
  refusal: DfeRefused,
  read: () => Promise<DfeDeclaration | null>,
): Promise<DfeRefused> {
  const { code, operation, status, errors } = refusal;
  const existing = await read().catch(() => null);
  return new DfeRefused(code, operation, status, errors, { existing });
}
