/** S6.5, S6.4: with a site every message says where it is answered; without one nothing changes. */
import { beforeAll, describe, expect, it } from 'vitest';
import { markOf, openLink } from '../../../access/links.js';
import { withoutLinks } from '../../../activities/messages/pages.js';
import { listMessages } from '../../../store/messages/messages.js';
import type { Template } from '../../../workflows/effects/templates.js';
import { freshStore } from '../../support/postgres.js';
import { office, recorded, staffIn } from './support/office.js';
import { slowPlay } from './support/plays.js';

const site = { url: 'https://journeys.example', secret: 'a secret of thirty-two letters and more' };
const store = await freshStore();
const withSite = await office(store, { site });
const without = await office(store);
beforeAll(() => staffIn(store));

const NEVER = 4_000_000_000;

async function mailFor(template: Template, play?: typeof slowPlay, one = withSite) {
  const { journey, keyOf } = await recorded(store, 'live', {}, play);
  await one.deliver({ journey, mode: 'live', messages: [keyOf(template)] });
  const [message] = await listMessages(store, journey);
  return { journey, text: message!.text, html: message!.html };
}

describe('S6.5 where a message is answered', () => {
  it.each<[Template, (journey: string) => string, typeof slowPlay | undefined]>([
    ['welcome', () => '/participant', undefined],
    ['participant-assigned', () => '/coach', undefined],
    ['script-allocated', () => '/assess', slowPlay],
    ['effect-failed', (journey) => `/provider/participants/${journey}`, undefined],
  ])('S6.5 %s leads to the page of whoever gets it', async (template, path, play) => {
    const { journey, text, html } = await mailFor(template, play);
    expect(text).toContain(`\n${site.url}${path(journey)}\n`);
    expect(html).toContain(`href="${site.url}${path(journey)}"`);
  });

  it('S5.4 an assessor is led to no journey', async () => {
    const { journey, text, html } = await mailFor('script-allocated', slowPlay);
    expect(`${text}${html}`).not.toContain(journey);
  });

  it('S2.4 a headteacher gets a link to endorse with, for that mailbox and journey, and for nothing else', async () => {
    const { journey, text } = await mailFor('endorsement-asked');
    const link = /\/endorse\/(\S+)/.exec(text)?.[1] ?? '';
    const opened = openLink(site.secret, 'endorse', link, 0);
    expect(opened?.claim).toMatchObject({
      journey,
      mailbox: markOf(site.secret, `head.${journey}@school.test`),
    });
    expect(openLink(site.secret, 'sign-in', link, 0)).toBeNull();
    expect(openLink(site.secret, 'endorse', link, NEVER)?.isExpired).toBe(true);
    expect(text).not.toContain('/participant');
  });

  it('S6.4 whoever looks at the letter afterwards does not get the link', async () => {
    const { text, html } = await mailFor('endorsement-asked');
    expect(withoutLinks(text)).toContain(`${site.url}/endorse/…`);
    expect(withoutLinks(`${text}${html}`)).not.toMatch(/endorse\/[\w-]/);
  });

  it('S6.5 without a site there is no link, and nothing else is said than before', async () => {
    const [bare, linked] = [await mailFor('welcome', undefined, without), await mailFor('welcome')];
    expect(bare.text).not.toContain('http');
    const words = `What to do next, and your dates, are on your page:\n${site.url}/participant\n\n`;
    expect(linked.text.replace(words, '').replaceAll(/j-\d+/g, 'X')).toBe(
      bare.text.replaceAll(/j-\d+/g, 'X'),
    );
  });
});
