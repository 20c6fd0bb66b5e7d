/** A site with the HTTP API over a store, and tokens to come in with; no worker and no engine. */
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll } from 'vitest';
import { openJourneys, type Journeys } from '../../../client/journeys.js';
import { scopes, type TokenScope } from '../../../access/roles.js';
import type { Parts } from '../../../web/parts.js';
import { buildSite } from '../../../web/site.js';
import { siteSettings } from './settings.js';
import type { FreshStore } from '../../support/postgres.js';

export interface ApiSite {
  site: FastifyInstance;
  house: Journeys;
  parts: Parts;
  tokenFor: (provider: string, given?: readonly TokenScope[]) => Promise<{ id: string; token: string }>;
}

export async function apiSite(store: FreshStore): Promise<ApiSite> {
  const house = await openJourneys({
    databaseUrl: store.url,
    temporal: { address: '127.0.0.1:1' },
    patienceMs: 500,
  });
  const parts: Parts = {
    settings: siteSettings(),
    url: 'http://127.0.0.1:3000',
    store,
    journeysOf: (acting) => house.actingAs(acting),
    log: pino({ level: 'silent' }),
  };
  const site = await buildSite(parts);
  afterAll(async () => {
    await site.close();
    await house.close();
  });
  return {
    ...{ site, house, parts },
    tokenFor: (provider, given = scopes) =>
      house.createToken({ provider, name: 'a system', scopes: [...given] }),
  };
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
