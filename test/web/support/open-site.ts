/** The site in a test: on a store of its own, with an issuer that vouches for whoever is asked for. */
import { afterAll } from 'vitest';
import { pino } from 'pino';
import { openJourneys } from '../../../client/journeys.js';
import { startIssuer } from '../../../dev/issuer/issuer.js';
import { readOperator, saveOperator, type OperatorDetails } from '../../../store/access/operators.js';
import { buildSite } from '../../../web/site.js';
import { freePort } from '../../../dev/servers/ports.js';
import { siteSettings } from './settings.js';
import type { FreshStore } from '../../support/postgres.js';

export const operator = (id: string, more: Partial<OperatorDetails> = {}): OperatorDetails => ({
  id,
  role: 'provider-admin',
  provider: 'northstar-learning',
  deliveryPartner: null,
  name: `Invented ${id}`,
  email: `${id}@northstar.example`,
  issuer: null,
  subject: null,
  ...more,
});

/** It listens on loopback, as the issuer sends people back to an address. */
export async function openSite(store: FreshStore, operators: readonly OperatorDetails[]) {
  for (const one of operators) await saveOperator(store, one);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const issuer = await startIssuer({ siteUrl: url, person: (id) => readOperator(store, id) });
  const settings = siteSettings({
    ...{ WEB_PORT: String(port), WEB_DEMO: 'true' },
    ...{ OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: issuer.clientId, OIDC_CLIENT_SECRET: issuer.clientSecret },
  });
  const journeys = await openJourneys({ databaseUrl: store.url, temporal: { address: '127.0.0.1:1' } });
  const log = pino({ level: 'silent' });
  const site = await buildSite({
    settings,
    url,
    store,
    log,
    journeysOf: (acting) => journeys.actingAs(acting),
  });
  await site.listen({ host: '127.0.0.1', port });
  afterAll(async () => {
    await site.close();
    await issuer.stop();
    await journeys.close();
  });
  return { site, url };
}
