/** A site over a store of its own, with a mail catcher, and people who hold links or are signed in. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { afterAll } from 'vitest';
import { smtpTransport } from '../../../activities/email/smtp.js';
import { openJourneys, type Journeys } from '../../../client/journeys.js';
import { startMailCatcher } from '../../../dev/mail/catcher.js';
import { buildSite } from '../../../web/site.js';
import { siteSettings } from './settings.js';
import type { FreshStore } from '../../support/postgres.js';

/** A command that a page has given, in place of an engine that carries it out. */
interface Given {
  method: string;
  args: unknown[];
}

const commands = new Set(['provideEvidence', 'declineEndorsement', 'selectActivities', 'completeActivity']);
for (const one of [
  'submitTask',
  'submitCaseStudy',
  'appeal',
  'changeDetails',
  'provideInformation',
  'receiveApplication',
])
  commands.add(one);

export async function participantSite(store: FreshStore) {
  const folder = mkdtempSync(join(tmpdir(), 'journeys-site-'));
  const catcher = await startMailCatcher();
  const mail = smtpTransport(catcher.smtpUrl, { requireTls: false });
  const house = await openJourneys({
    databaseUrl: store.url,
    documentsFolder: folder,
    temporal: { address: '127.0.0.1:1' },
  });
  const given: Given[] = [];
  let refusal: Error | null = null;
  const noting = (journeys: Journeys): Journeys =>
    new Proxy(journeys, {
      get: (target, name) =>
        commands.has(String(name))
          ? (...args: unknown[]) => {
              if (refusal) return Promise.reject(refusal);
              given.push({ method: String(name), args });
              return Promise.resolve({
                at: '2027-01-01T00:00:00Z',
                events: [],
                receipt: { events: [] },
                warnings: [],
              });
            }
          : (Reflect.get(target, name) as unknown),
    });
  const site = await buildSite({
    settings: siteSettings({ WEB_URL: 'http://127.0.0.1:3000' }),
    url: 'http://127.0.0.1:3000',
    store,
    log: pino({ level: 'silent' }),
    journeysOf: (acting) => noting(house.actingAs(acting)),
    mail: { live: mail, rehearsal: mail, from: 'journeys@programme.example', domain: 'programme.example' },
  });
  afterAll(async () => {
    await site.close();
    await house.close();
    mail.close();
    await catcher.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { site, catcher, given, refuse: (error: Error | null) => void (refusal = error) };
}

/** Somebody at a browser: keeps its cookie, and posts forms with their token. */
export class Browser {
  private cookie = '';

  constructor(private readonly site: FastifyInstance) {}

  async get(url: string): Promise<LightMyRequestResponse> {
    return this.kept(await this.site.inject({ url, headers: this.headers() }));
  }

  /** @param from the page that has the form; without it the token of another session is sent */
  async post(
    url: string,
    form: Record<string, string>,
    from: string | null = url,
  ): Promise<LightMyRequestResponse> {
    const token = from === null ? 'wrong' : tokenIn((await this.get(from)).body);
    const payload = new URLSearchParams({ ...form, _csrf: token }).toString();
    const headers = { ...this.headers(), 'content-type': 'application/x-www-form-urlencoded' };
    return this.kept(await this.site.inject({ method: 'POST', url, headers, payload }));
  }

  async upload(url: string, file: { name: string; bytes: Buffer } | null, from: string) {
    const form = new FormData();
    form.set('_csrf', tokenIn((await this.get(from)).body));
    if (file) form.set('file', new Blob([new Uint8Array(file.bytes)]), file.name);
    const request = new Request('http://site.test', { method: 'POST', body: form });
    const payload = Buffer.from(await request.arrayBuffer());
    const headers = { ...this.headers(), 'content-type': request.headers.get('content-type') ?? '' };
    return this.kept(await this.site.inject({ method: 'POST', url, headers, payload }));
  }

  private headers = (): Record<string, string> => (this.cookie === '' ? {} : { cookie: this.cookie });

  private kept(response: LightMyRequestResponse): LightMyRequestResponse {
    const set = response.headers['set-cookie'];
    const first = Array.isArray(set) ? set[0] : set;
    if (first) this.cookie = String(first).split(';')[0] ?? '';
    return response;
  }
}

const tokenIn = (html: string): string => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';

/** The page as it is read: without its tags. */
export const words = (html: string): string =>
  html
    .replaceAll(/<(script|style|head)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
