/** The site without a worker or a Temporal server, and whoever the store knows signed in to it by a session of theirs. */
import { createHash, randomBytes } from 'node:crypto';
import { sign } from '@fastify/cookie';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { afterAll } from 'vitest';
import type { OperatorRole } from '../../../access/roles.js';
import { openJourneys } from '../../../client/journeys.js';
import { saveOperator } from '../../../store/access/operators.js';
import type { Store } from '../../../store/database/database.js';
import { keepSession } from '../../../store/web/sessions.js';
import { buildSite } from '../../../web/site.js';
import { SECRET, siteSettings } from './settings.js';

const url = 'http://127.0.0.1';

export interface Visitor {
  get: (path: string) => Promise<LightMyRequestResponse>;
  /** With the token of the session, from the form that is at the same address. */
  post: (path: string, fields: Record<string, string | string[]>) => Promise<LightMyRequestResponse>;
}

export interface TestSite {
  site: FastifyInstance;
  /** Nobody yet. */
  anybody: Visitor;
  as: (
    id: string,
    role: OperatorRole,
    more?: { provider?: string; deliveryPartner?: string },
  ) => Promise<Visitor>;
  faults: string[];
}

/** @param temporal where the engine is; by default nowhere, and nothing is carried out */
export async function testSite(
  store: Store & { url: string },
  temporal: { address: string; namespace?: string } = { address: '127.0.0.1:1' },
): Promise<TestSite> {
  const faults: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void faults.push(line) });
  const journeys = await openJourneys({
    databaseUrl: store.url,
    temporal,
  });
  const site = await buildSite({
    settings: siteSettings(),
    url,
    store,
    log,
    journeysOf: (acting) => journeys.actingAs(acting),
  });
  site.addHook('onError', (_request, _reply, error, done) => {
    if ((error.statusCode ?? 500) >= 500 && !('kind' in error)) faults.push(String(error.stack));
    done();
  });
  afterAll(async () => {
    await site.close();
    await journeys.close();
  });
  return {
    site,
    faults,
    anybody: visitor(site, null),
    async as(id, role, more = {}) {
      const { provider = 'northstar-learning', deliveryPartner = null } = more;
      const person = { name: `Name of ${id}`, email: `${id}@postbox.example`, issuer: null, subject: null };
      await saveOperator(store, { id, role, provider, deliveryPartner, ...person });
      const session = randomBytes(24).toString('base64url');
      const digest = createHash('sha256').update(session).digest('hex');
      const csrf = randomBytes(18).toString('base64url');
      const who = { kind: 'staff', id } as const;
      const cookie = { originalMaxAge: 1_800_000, httpOnly: true, path: '/', sameSite: 'lax', secure: false };
      await keepSession(store, {
        digest,
        owner: who,
        data: { cookie, signedIn: { who, since: Date.now() }, _csrf: csrf },
        expires: new Date(Date.now() + 1_800_000).toISOString(),
      });
      return visitor(site, `session=${encodeURIComponent(sign(session, SECRET))}`);
    },
  };
}

function visitor(site: FastifyInstance, cookie: string | null): Visitor {
  const headers = cookie === null ? {} : { cookie };
  const ask = (options: InjectOptions) =>
    site.inject({ ...options, headers: { ...headers, ...options.headers } });
  let csrf: string | undefined;
  return {
    get: (path) => ask({ method: 'GET', url: path }),
    async post(path, fields) {
      csrf ??= /name="_csrf" value="([^"]*)"/.exec((await ask({ method: 'GET', url: path })).body)?.[1];
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries({ _csrf: csrf ?? '', ...fields }))
        for (const one of [value].flat()) body.append(name, one);
      return ask({
        method: 'POST',
        url: path,
        payload: body.toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    },
  };
}
