/** A site in a test, and people who visit it: each has a session of the store, and fills in forms as a browser does. */
import { pino } from 'pino';
import type { Journeys } from '../../../client/journeys.js';
import type { Store } from '../../../store/database/database.js';
import { signIn } from '../../../web/sessions/signed-in.js';
import { buildSite } from '../../../web/site.js';
import { siteSettings } from './settings.js';

export interface Answer {
  status: number;
  body: string;
  to: string | undefined;
  headers: Record<string, unknown>;
}

export interface Visitor {
  get(path: string): Promise<Answer>;
  /** With the token of the page that was seen last. */
  post(path: string, fields: Record<string, string | string[]>): Promise<Answer>;
}

export async function siteOf({ journeys, store }: { journeys: Journeys; store: Store }) {
  const site = await buildSite({
    settings: siteSettings(),
    url: 'http://127.0.0.1',
    store,
    journeysOf: (acting) => journeys.actingAs(acting),
    log: pino({ level: 'silent' }),
  });
  site.get<{ Params: { id: string } }>('/test/sign-in/:id', async (request, reply) => {
    await signIn(request, { kind: 'staff', id: request.params.id });
    return reply.type('text/html').send(`<input name="_csrf" value="${reply.generateCsrf()}">`);
  });
  await site.ready();

  /** @param id of an operator; null for somebody who has not signed in */
  async function visitor(id: string | null): Promise<Visitor> {
    let cookie = '';
    let token = '';
    const ask = async (method: 'GET' | 'POST', url: string, payload?: string): Promise<Answer> => {
      const headers = {
        ...(cookie === '' ? {} : { cookie }),
        ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      };
      const answer = await site.inject({
        method,
        url,
        headers,
        ...(payload === undefined ? {} : { payload }),
      });
      const [set] = answer.cookies;
      if (set) cookie = `${set.name}=${encodeURIComponent(set.value)}`;
      token = /name="_csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? token;
      const to = answer.headers.location;
      return { status: answer.statusCode, body: answer.body, to, headers: answer.headers };
    };
    if (id !== null) await ask('GET', `/test/sign-in/${id}`);
    return {
      get: (path) => ask('GET', path),
      post(path, fields) {
        const pairs = Object.entries({ _csrf: token, ...fields }).flatMap(([name, value]) =>
          [value].flat().map((one): [string, string] => [name, one]),
        );
        return ask('POST', path, new URLSearchParams(pairs).toString());
      },
    };
  }
  return { site, visitor, close: () => site.close() };
}

/** The value of the first field of that name. */
export function fieldIn({ body }: Answer, name: string): string {
  const tag = new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(body)?.[0] ?? '';
  return / value="([^"]*)"/.exec(tag)?.[1] ?? '';
}

/** What people send who mean no good. */
export const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; drop table journeys; --",
  '{{ 7 * 7 }}',
  'é'.repeat(10_000),
];
