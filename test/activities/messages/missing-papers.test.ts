/** S5.2: a provider hears in time that the paper of a window is missing, once for all its participants. */
import { expect, it } from 'vitest';
import { warnOfMissingPapers } from '../../../activities/missing-papers/warn.js';
import type { OutgoingMail, Sent } from '../../../activities/email/mail.js';
import { savePaper } from '../../../store/documents/case-papers.js';
import { livedTo } from '../../../lives/beginnings.js';
import { freshStore } from '../../support/postgres.js';
import { DOMAIN } from './support/letters.js';
import { FROM, recorded } from './support/office.js';

const store = await freshStore();
const mails: OutgoingMail[] = [];
let answer: Sent = { outcome: 'accepted', code: '250' };
const send = (mail: OutgoingMail): Promise<Sent> => {
  if (answer.outcome === 'accepted') mails.push(mail);
  return Promise.resolve(answer);
};
const live = { loopback: true, send, close: () => undefined };
const warn = (at: string) => warnOfMissingPapers({ store, live, from: FROM, mailDomain: DOMAIN }, at);

it('S5.2 nobody is told of a window that none of theirs can sit, nor long before it', async () => {
  expect(await warn('2028-03-01T10:00:00Z')).toBe(0);
  for (const mode of ['live', 'live', 'rehearsal'] as const)
    await recorded(store, mode, {}, () => livedTo('2026-11-24'));
  expect(await warn('2028-02-25T17:00:00Z')).toBe(0);
});

it('S5.2 two weeks before, the provider gets one mail for all, again only until it has left', async () => {
  answer = { outcome: 'passing', code: 'ETIMEDOUT' };
  expect(await warn('2028-02-28T12:00:00Z')).toBe(0);
  answer = { outcome: 'accepted', code: '250' };
  expect(await warn('2028-02-28T12:10:00Z')).toBe(1);
  expect(await warn('2028-03-12T12:00:00Z')).toBe(0);
  const [mail, ...others] = mails;
  expect(others).toEqual([]);
  expect(mail?.to.address).toBe('npq@northstar-learning.example');
  expect(mail?.text).toContain('Opens: Monday 13 March 2028 at 09:00 (UK time)');
  expect(mail?.text).toContain('Still on their way: 2 participants');
  expect(mail?.text).toContain(
    'journeys cohort paper npq-senco-2026-autumn window-2028-03 --provider northstar-learning',
  );
});

it('S5.2 at the opening it is told once more, and never where the paper is there', async () => {
  expect(await warn('2028-03-13T09:00:00Z')).toBe(1);
  expect(await warn('2028-03-13T10:00:00Z')).toBe(0);
  expect(mails[1]?.subject).toContain('has opened without its case study');
  const of = {
    mode: 'live',
    provider: 'northstar-learning',
    cohort: 'npq-senco-2026-autumn',
    window: 'window-2028-06',
  } as const;
  const content = new TextEncoder().encode('A school.');
  await savePaper(store, of, { content, kind: 'text', reason: null, at: '2028-06-01T09:00:00Z' });
  expect(await warn('2028-06-19T12:00:00Z')).toBe(0);
});
