/** Tokens of a provider's own systems (S6): made, listed, taken back, and changed for another while both are good. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { scopes } from '../../access/roles.js';
import { CatalogueError } from '../../programmes/catalogue-error.js';
import { providerOf } from '../../programmes/catalogue.js';
import type { NewToken, Token } from '../../store/api/tokens.js';
import { instantOfMillis } from '../../workflows/journey/calendar.js';
import { BadInput, ClientError, NotFound } from '../errors.js';
import { parseOrRefuse } from '../input/faults.js';
import { codeSchema, opaqueIdSchema } from '../input/ids.js';
import { notThere } from '../input/suggest.js';
import type { Context } from './context.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const days = z.int().min(1, 'must be at least 1').max(366, 'must be at most 366').default(90);

const tokenSchema = z.strictObject({
  provider: codeSchema,
  deliveryPartner: codeSchema.nullable().default(null),
  /** What it is for, for whoever looks at the list. */
  name: z.string().trim().min(1, 'must not be empty').max(60, 'must have at most 60 characters'),
  scopes: z
    .array(z.enum(scopes))
    .min(1, 'must name at least one')
    .transform((all) => [...new Set(all)]),
  days,
});

const rotationSchema = z.strictObject({
  days,
  /** For how long the old one is good as well. */
  overlapHours: z.int().min(0).max(720, 'must be at most 720').default(24),
});

type TokenRequest = z.input<typeof tokenSchema>;
type Rotation = z.input<typeof rotationSchema>;

/** @public in the signatures of the library */
export interface MadeToken extends Omit<NewToken, 'secret'> {
  /** The token itself, which nobody can read again. */
  token: string;
}

export interface Tokens {
  /** Of a provider; all, for those who may see everybody's. */
  tokens(provider?: string): Promise<Token[]>;
  createToken(request: TokenRequest): Promise<MadeToken>;
  /** From now on it opens nothing. */
  revokeToken(id: string): Promise<void>;
  /** Another in its place; the old one stays good for a while, so that nobody has to be quick. */
  rotateToken(id: string, rotation?: Rotation): Promise<MadeToken>;
}

const storeModule = () => import('../../store/api/tokens.js');
const inTime = (ms: number) => instantOfMillis(Date.now() + ms);

export function tokensOf({ servers, scope }: Context): Tokens {
  return {
    async tokens(provider) {
      const { listTokens } = await storeModule();
      const own = provider ?? (scope === 'all' ? null : scope.provider);
      return servers.inStore((store) => listTokens(store, own));
    },
    async createToken(request) {
      const { days: lasting, ...asked } = parseOrRefuse(tokenSchema, request);
      refuseUnknown(asked);
      const token = newToken({ ...asked, expires: inTime(lasting * DAY_MS) });
      const { saveToken } = await storeModule();
      await servers.inStore((store) => saveToken(store, token));
      return shownOnce(token);
    },
    async revokeToken(id) {
      const of = parseOrRefuse(opaqueIdSchema, id);
      const { readToken, revokeToken } = await storeModule();
      await servers.inStore(async (store) => {
        if (!(await revokeToken(store, of)) && !(await readToken(store, of))) throw noToken(of);
      });
    },
    async rotateToken(id, rotation = {}) {
      const of = parseOrRefuse(opaqueIdSchema, id);
      const { days: lasting, overlapHours } = parseOrRefuse(rotationSchema, rotation);
      const { readToken, replaceToken } = await storeModule();
      return servers.inStore(async (store) => {
        const before = await readToken(store, of);
        if (!before) throw noToken(of);
        const { provider, deliveryPartner, name, scopes: same } = before;
        const expires = inTime(lasting * DAY_MS);
        const next = newToken({ provider, deliveryPartner, name, scopes: same, expires });
        if (await replaceToken(store, of, next, inTime(overlapHours * HOUR_MS))) return shownOnce(next);
        throw new ClientError(
          'refused',
          'token-over',
          `The token "${of}" was revoked, has expired, or was replaced already. Make a new one with "journeys tokens create".`,
        );
      });
    },
  };
}

export const noToken = (id: string): NotFound =>
  new NotFound('token', id, '"journeys tokens list" shows those there are.');

/** `jnt_` lets whoever finds one in a place where it should not be know what it is. */
const newToken = (about: Omit<NewToken, 'id' | 'secret'>): NewToken => ({
  ...about,
  id: `token-${randomBytes(6).toString('hex')}`,
  secret: `jnt_${randomBytes(32).toString('base64url')}`,
});

const shownOnce = ({ secret, ...about }: NewToken): MadeToken => ({ ...about, token: secret });

function refuseUnknown({ provider, deliveryPartner }: { provider: string; deliveryPartner: string | null }) {
  const partners = partnersOf(provider);
  if (deliveryPartner === null || partners.includes(deliveryPartner)) return;
  throw new BadInput([notThere('deliveryPartner', deliveryPartner, partners, partners.length)]);
}

function partnersOf(provider: string): string[] {
  try {
    return providerOf(provider).deliveryPartners.map(({ id }) => id);
  } catch (error) {
    if (error instanceof CatalogueError) throw new BadInput([error.message], error.code);
    throw error;
  }
}
