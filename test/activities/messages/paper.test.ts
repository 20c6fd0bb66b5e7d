/** S5.2: what the message of an opening says of the case study is so, and what it brings is that. */
import { beforeAll, describe, expect, it } from 'vitest';
import { smtpTransport } from '../../../activities/email/smtp.js';
import { createDeliver } from '../../../activities/deliver.js';
import { savePaper } from '../../../store/documents/case-papers.js';
import { listMessages } from '../../../store/messages/messages.js';
import type { Mode } from '../../../workflows/journey/values.js';
import { livedTo } from '../../../lives/beginnings.js';
import { provider } from '../../../lives/people.js';
import { freshStore } from '../../support/postgres.js';
import { DOMAIN } from './support/letters.js';
import { FROM, office, recorded, staffIn } from './support/office.js';

const store = await freshStore();
const { catcher, deliver } = await office(store);
beforeAll(() => staffIn(store));

const window = 'window-2028-03';
const of = (mode: Mode) =>
  ({ mode, provider: 'northstar-learning', cohort: 'npq-senco-2026-autumn', window }) as const;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const put = (mode: Mode, text: string, reason: string | null = null) =>
  savePaper(store, of(mode), { content: bytesOf(text), kind: 'pdf', reason, at: '2028-03-01T09:00:00Z' });

/** Whose window has opened, and who was given the paper again while it was. */
const opened = () => {
  const play = livedTo('2028-03-14', { nothingSubmitted: [1, 2, 3] });
  play.say(provider, { type: 'releasePaper', window, paper: 'p-1', replaces: true });
  return play;
};
const mailTo = (journey: string) =>
  catcher.received().filter(({ to }) => to.some(({ address }) => address === `${journey}@home.test`));

async function told(mode: Mode, template: 'window-open' | 'paper-released' = 'window-open') {
  const { journey, keyOf } = await recorded(store, mode, {}, opened);
  await deliver({ journey, mode, messages: [keyOf(template)] });
  return { journey, mails: mailTo(journey) };
}

describe('S5.2 the message of a window’s opening', () => {
  it('S5.2 does not say that the case study is released while it is not there, and says what to do', async () => {
    const { mails } = await told('live');
    expect(mails[0]?.text).toContain('we do not have the case study here yet');
    expect(mails[0]?.text).not.toMatch(/released to you now/);
    expect(mails[0]?.attachments.map(({ mimeType }) => mimeType)).not.toContain('application/pdf');
  });

  it('S5.2 brings the paper of the provider, the cohort and the window, and keeps which it was', async () => {
    const paper = await put('live', '%PDF the paper');
    await savePaper(
      store,
      { ...of('live'), provider: 'harbour-education' },
      { content: bytesOf('theirs'), kind: 'pdf', reason: null, at: '2028-03-02T09:00:00Z' },
    );
    const { journey, mails } = await told('live');
    expect(mails[0]?.text).toContain(
      'is released to you now. It is attached to this message: case-study.pdf',
    );
    const file = mails[0]?.attachments.find(({ filename }) => filename === 'case-study.pdf');
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe('%PDF the paper');
    expect((await listMessages(store, journey))[0]?.attachment).toBe(paper.sha256);
  });

  it('S5.2 another version goes out as one that replaces the first', async () => {
    await put('live', '%PDF the second', 'misprint');
    const { mails } = await told('live', 'paper-released');
    expect(mails[0]?.subject).toBe('The case study of your assessment was replaced');
    const file = mails[0]?.attachments.find(({ filename }) => filename === 'case-study.pdf');
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe('%PDF the second');
  });

  it('S5.2 S6.5 an attempt that follows another brings what the first one said, whatever came since', async () => {
    const { journey, keyOf } = await recorded(store, 'live', {}, opened);
    const away = createDeliver({
      store,
      live: smtpTransport('smtp://127.0.0.1:1'),
      rehearsal: null,
      mailDomain: DOMAIN,
      from: FROM,
    });
    const request = { journey, mode: 'live', messages: [keyOf('window-open')] } as const;
    await expect(away({ ...request, messages: [...request.messages] })).rejects.toThrow();
    await put('live', '%PDF the third', 'misprint');
    await deliver({ ...request, messages: [...request.messages] });
    const file = mailTo(journey)[0]?.attachments.find(({ filename }) => filename === 'case-study.pdf');
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe('%PDF the second');
  });

  it('S8.1 S5.2 a rehearsal has an invented paper, never that of the others', async () => {
    const { journey, keyOf } = await recorded(store, 'rehearsal', {}, opened);
    await deliver({ journey, mode: 'rehearsal', messages: [keyOf('window-open')] });
    const [message] = await listMessages(store, journey);
    expect(message?.text).toContain('attached to this message: case-study.txt');
    const papers = await store.db
      .selectFrom('case_papers')
      .selectAll()
      .where('mode', '=', 'rehearsal')
      .execute();
    expect(papers.map(({ content }) => content.toString('utf8'))).toEqual([
      expect.stringMatching(/^REHEARSAL\. Not a real case study[^]*Hollin Bank/),
    ]);
    expect(message?.attachment).toBe(papers[0]?.sha256);
  });
});
