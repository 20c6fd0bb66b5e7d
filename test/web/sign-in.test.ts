/** Signing in: who is it, for how long, and what nobody else can do with it. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { endOperator } from '../../store/access/operators.js';
import { endSessionsOf, sessionsOf } from '../../store/web/sessions.js';
import { freshStore } from '../support/postgres.js';
import { Browser } from './support/browser.js';
import { openSite, operator } from './support/open-site.js';

const store = await freshStore();
const { url } = await openSite(store, [
  operator('office-1'),
  operator('office-2', { name: '<script>alert(1)</script> & "Co"' }),
  operator('coach-1', { role: 'coach' }),
  operator('leaver-1'),
  operator('office-9', { provider: 'harbour-education', email: 'two.hats@northstar.example' }),
  operator('coach-9', { role: 'coach', email: 'two.hats@northstar.example' }),
]);

const signedIn = async (id: string): Promise<Browser> => {
  const browser = new Browser(url);
  await browser.get(`/sign-in/staff?as=${id}`);
  return browser;
};
const tokenIn = (body: string): string => /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '';

describe('S6.1 signing in', () => {
  it('S6.1 leads everybody to the page where they are at home', async () => {
    const office = await new Browser(url).get('/sign-in/staff?as=office-1');
    expect(office).toMatchObject({ status: 200, address: '/provider' });
    expect(office.body).toContain('What needs a person today?');
  });

  it('S6.1 leads back to where somebody was going before they had to sign in', async () => {
    const browser = new Browser(url);
    const asked = await browser.get('/provider/participants?stage=cycle-1');
    expect(asked.address).toBe('/sign-in');
    const back = await browser.get('/sign-in/staff?as=office-1');
    expect(back.address).toBe('/provider/participants?stage=cycle-1');
  });

  it('S6.1 shows nobody who is unknown, and has no page for another role', async () => {
    const nobody = await new Browser(url).get('/sign-in/staff?as=nobody-1');
    expect(nobody.status).toBeGreaterThanOrEqual(400);
    const coach = await signedIn('coach-1');
    expect((await coach.get('/provider')).status).toBe(404);
    expect((await coach.get('/provider/participants')).status).toBe(404);
  });

  it('S6.1 takes whoever has two hats for the one they choose, and for none of somebody else', async () => {
    const browser = new Browser(url);
    // Both are bound to the subject that the issuer has vouched for with their address.
    const first = await browser.get('/sign-in/staff?as=office-9');
    expect(first.body).toContain('As whom do you want to work?');
    const forged = await browser.post('/sign-in/hat', { hat: 'office-1', _csrf: tokenIn(first.body) });
    expect(forged.address).toBe('/sign-in');
    const chosen = await browser.post('/sign-in/hat', { hat: 'office-9', _csrf: tokenIn(first.body) });
    expect(chosen.address).toBe('/provider');
  });

  it('S6.1 ends at once for whoever loses their role, or whose sessions are ended', async () => {
    const leaver = await signedIn('leaver-1');
    expect((await leaver.get('/provider')).status).toBe(200);
    await endOperator(store, 'leaver-1');
    expect((await leaver.get('/provider')).address).toBe('/sign-in');
    const office = await signedIn('office-2');
    expect(await sessionsOf(store, { kind: 'staff', id: 'office-2' })).toHaveLength(1);
    await endSessionsOf(store, { kind: 'staff', id: 'office-2' });
    expect((await office.get('/provider')).address).toBe('/sign-in');
  });

  it('S6.1 ends after twelve hours, whatever was done meanwhile', async () => {
    const office = await signedIn('office-1');
    await sql`update web_sessions set data = jsonb_set(data, '{signedIn,since}',
      to_jsonb((data #>> '{signedIn,since}')::bigint - 43200001)) where owner = 'office-1'`.execute(store.db);
    expect((await office.get('/provider')).address).toBe('/sign-in');
  });
});

describe('S6.1 what nobody can do with another’s session', () => {
  it('S6.1 a session that was there before the sign-in is another one after it', async () => {
    const browser = new Browser(url);
    await browser.get('/provider');
    const before = browser.cookie('session');
    await browser.get('/sign-in/staff?as=office-1');
    expect(before).toBeDefined();
    expect(browser.cookie('session')).not.toBe(before);
    const thief = new Browser(url);
    thief.setCookie('session', before ?? '');
    expect((await thief.get('/provider')).address).toBe('/sign-in');
  });

  it('S6.1 signing out takes the page’s own token, and leaves nothing that opens', async () => {
    const office = await signedIn('office-1');
    const kept = office.cookie('session') ?? '';
    expect((await office.post('/sign-out')).status).toBe(403);
    const page = await office.get('/provider');
    const out = await office.post('/sign-out', { _csrf: tokenIn(page.body) });
    expect(out.address).toBe('/sign-in');
    const thief = new Browser(url);
    thief.setCookie('session', kept);
    expect((await thief.get('/provider')).address).toBe('/sign-in');
  });

  it('S6.1 the store has no cookie that opens anything, and the cookie is not for scripts', async () => {
    const office = await signedIn('office-1');
    const raw = await fetch(`${url}/sign-in/staff?as=office-1`, { redirect: 'manual' });
    expect(raw.headers.getSetCookie().join()).toMatch(/HttpOnly.*SameSite=Lax/i);
    const rows = await sql<{ text: string }>`select web_sessions::text as text from web_sessions`.execute(
      store.db,
    );
    const id = (office.cookie('session') ?? '').split('.')[0] ?? '';
    expect(id.length).toBeGreaterThan(20);
    expect(rows.rows.filter(({ text }) => text.includes(id))).toEqual([]);
  });
});

describe('S6.1 every page', () => {
  it('S6.1 is framed, scripted and kept by nobody else', async () => {
    const page = await (await signedIn('office-1')).get('/provider');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(policy).not.toContain('unsafe');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('S6.1 shows what people typed as text', async () => {
    const page = await new Browser(url).get('/sign-in');
    expect(page.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Co&quot;');
    expect(page.body).not.toContain('<script>alert(1)');
  });

  it.each([
    '/provider/participants?search=%3Cscript%3E&stage=%27%22',
    '/provider/participants?stage=a&stage=b&after=%00',
    `/provider/participants?search=${'x'.repeat(5_000)}`,
    '/provider/participants?after=nonsense&sort=nonsense',
    '/provider/participants/jny-zzzzzzzzzzzzzzzzzzzz',
    '/provider/participants/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '/provider/participants/%3Cscript%3E',
    '/no/such/page',
    '/assets/../../package.json',
  ])('S6.1 takes anything that is asked of it without failing: %s', async (path) => {
    const { status, body } = await (await signedIn('office-1')).get(path);
    expect(status).toBeLessThan(500);
    expect(body).not.toContain('<script>alert');
    expect(body).not.toMatch(/at \w+ \(.*\.ts:\d+/);
  });

  it('S7.3 says whether the site is alive and can answer, and its figures', async () => {
    const browser = new Browser(url);
    expect((await browser.get('/healthz')).body).toBe('alive\n');
    expect((await browser.get('/readyz')).body).toBe('ready\n');
    expect((await browser.get('/metrics')).body).toContain('journeys_web_request_seconds');
  });
});
