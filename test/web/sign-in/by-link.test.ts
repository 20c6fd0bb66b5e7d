/** S6.4: participants sign in by a link to the address on file: once, for a time, and nobody learns who is known. */
import { beforeAll, describe, expect, it } from 'vitest';
import { linkOf, markOf } from '../../../access/links.js';
import { savePerson } from '../../../store/people/people.js';
import { anybody, record, told } from '../../store/support/records.js';
import { freshStore } from '../../support/postgres.js';
import { Browser, participantSite, words } from '../support/participant-site.js';
import { SECRET } from '../support/settings.js';

const store = await freshStore();
const { site, catcher } = await participantSite(store);
const provider = 'northstar-learning';
const mine = 'jny-aaaaaaaaaaaaaaaaaaaa';
const alsoMine = 'jny-bbbbbbbbbbbbbbbbbbbb';
const another = 'jny-cccccccccccccccccccc';
const email = 'zofia@postbox.example';

beforeAll(async () => {
  for (const [journey, address, mode] of [
    [mine, email, 'live'],
    [alsoMine, 'Zofia@postbox.example', 'rehearsal'],
    [another, 'ada@postbox.example', 'live'],
  ] as const) {
    await record(
      store,
      told('onTime', journey, { mode, provider, reference: journey.slice(-3).toUpperCase() }),
    );
    const person = anybody(journey, { email: address, givenName: 'Zo<b>fia', urn: null });
    await savePerson(store, person, { mode, programme: 'npq-senco', provider, isAnotherPerson: true });
  }
});

const linkIn = (text: string): string => /\/sign-in\/link\/\S+/.exec(text)?.[0] ?? '';
async function linkFor(address: string): Promise<string> {
  const known = catcher.received().length;
  await new Browser(site).post('/sign-in/participant', { email: address });
  const mail = await catcher.waitFor((one) => catcher.received().indexOf(one) >= known, 10_000);
  return linkIn(mail.text ?? '');
}
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;
const made = (more: object = {}) =>
  `/sign-in/link/${linkOf(SECRET, { purpose: 'sign-in', journey: mine, mailbox: markOf(SECRET, email), occasion: Math.random().toString(36).slice(2), expires: inSeconds(60), ...more })}`;

describe('S6.4 signing in by a link', () => {
  it('S6.4 the same is said whoever asks, and a link goes to the address on file alone', async () => {
    const known = await new Browser(site).post('/sign-in/participant', { email });
    const unknown = await new Browser(site).post('/sign-in/participant', { email: 'nobody@postbox.example' });
    expect(known.statusCode).toBe(200);
    expect(words(unknown.body)).toBe(words(known.body));
    expect(words(known.body)).toContain('If we know that address, we have sent a link');
    await catcher.waitFor(({ to }) => JSON.stringify(to).includes(email), 10_000);
    expect(JSON.stringify(catcher.received())).not.toContain('nobody@postbox');
  });

  it('S6.4 to look at a link signs nobody in; one button does, once', async () => {
    const link = await linkFor('ada@postbox.example');
    const scanner = new Browser(site);
    for (const _ of [1, 2]) expect((await scanner.get(link)).statusCode).toBe(200);
    expect((await scanner.get('/participant')).headers.location).toBe('/sign-in');
    const owner = new Browser(site);
    const entered = await owner.post(link, {});
    expect([entered.statusCode, entered.headers.location]).toEqual([303, '/participant']);
    const again = await new Browser(site).get(link);
    expect([again.statusCode, words(again.body)]).toEqual([410, expect.stringContaining('has been used')]);
  });

  it('S6.4 whoever has several journeys chooses, and only among their own', async () => {
    const link = made();
    const page = await new Browser(site).get(link);
    expect(page.body.match(/type="radio"/g)).toHaveLength(2);
    expect(page.body).toContain('Zo&lt;b&gt;fia');
    expect((await new Browser(site).post(link, { journey: another })).statusCode).toBe(404);
    expect((await new Browser(site).post(link, { journey: alsoMine })).statusCode).toBe(303);
  });

  it('S6.4 expired, foreign, changed and to a former address: none signs in, and each says what to do', async () => {
    const expired = await new Browser(site).get(made({ expires: inSeconds(-1) }));
    expect([expired.statusCode, words(expired.body)]).toEqual([
      410,
      expect.stringContaining('Get a new link'),
    ]);
    const foreign = [
      made({ mailbox: markOf(SECRET, 'former@postbox.example') }),
      made({ purpose: 'endorse' }),
    ];
    const odd = ['x', '%00', '%3Cscript%3E', 'a.b.c.d.e', `${'x'.repeat(190)}`].map(
      (one) => `/sign-in/link/${one}`,
    );
    for (const link of [...foreign, ...odd]) expect((await new Browser(site).get(link)).statusCode).toBe(404);
  });

  it('S6.4 a form of another session changes nothing', async () => {
    const link = made();
    expect((await new Browser(site).post(link, {}, null)).statusCode).toBe(403);
    expect((await new Browser(site).get(link)).statusCode).toBe(200);
  });

  it('S6.4 what is typed stays, whatever it is, and no mailbox is filled', async () => {
    for (const typed of ['<script>alert(1)</script>', '"\'', 'x'.repeat(10_000), '\u0000', '']) {
      const answer = await new Browser(site).post('/sign-in/participant', { email: typed });
      expect(answer.statusCode).toBe(400);
      expect(answer.body).not.toContain('<script>alert');
    }
    const codes: number[] = [];
    for (let n = 0; n < 7; n++)
      codes.push(
        (await new Browser(site).post('/sign-in/participant', { email: 'full@postbox.example' })).statusCode,
      );
    expect(codes.at(-1)).toBe(429);
  });
});
