import { beforeAll, describe, expect, it } from 'vitest';
import { listMessages, readMessages } from '../../../store/messages/messages.js';
import { settledKeys } from '../../../store/messages/mails.js';
import { livedTo } from '../../../lives/beginnings.js';
import { provider, spring } from '../../../lives/people.js';
import type { Play } from '../../../lives/play.js';
import { freshStore } from '../../support/postgres.js';
import { office, recorded, staffIn } from './support/office.js';

const store = await freshStore();
const { catcher, deliver } = await office(store);
beforeAll(() => staffIn(store));

const mailsTo = (address: string) =>
  catcher.received().filter(({ envelope }) => envelope.to.includes(address));
const filesOf = (mail: ReturnType<typeof mailsTo>[number] | undefined) =>
  (mail?.attachments ?? []).map(({ filename, method }) => `${filename} ${method}`);

const isMine = (key: string) => /\/participant(\/|$)/.test(key);

/** Another cohort in November: group, days and sessions change at one moment. */
const otherCohort = (): Play => {
  const play = livedTo('2026-11-24');
  play.say(provider, { type: 'changeCohort', cohort: spring() }, { reason: 'moved-house' });
  return play;
};

describe('S6.5 one moment, one mail', () => {
  it('S6.5 S3.2 a place and four days are one mail, with a calendar file for each day', async () => {
    const { journey, keysOf } = await recorded(store, 'live', {}, () => livedTo('2026-09-12'));
    const messages = keysOf('Accepted');
    expect(messages.filter((key) => key.includes('event-invitation'))).toHaveLength(4);
    expect(await deliver({ journey, mode: 'live', messages })).toEqual([]);
    const [mail, ...others] = mailsTo(`${journey}@home.test`);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('You have a place on the NPQ for SENCOs');
    expect(mail?.text).toContain('Invitation: your 4 face-to-face days');
    expect(mail?.text).toContain(
      'Day 1: Preparing to Practice: Tuesday 17 November 2026, 09:30 to 16:00 (UK time)',
    );
    expect(filesOf(mail)).toEqual(
      ['event-1', 'event-2', 'event-3', 'event-4', 'coaching-2', 'coaching-4'].map(
        (id) => `${id}.ics REQUEST`,
      ),
    );
    expect(mail?.text).toContain('2 sessions have been booked for you');
    for (const { text } of mail?.attachments ?? []) expect(text?.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  });

  it('S6.5 S4.4 another cohort is one mail to each who hears of it, that says so first', async () => {
    const { journey, keysOf } = await recorded(store, 'live', {}, otherCohort);
    const messages = keysOf('CohortChanged');
    expect(messages.length).toBeGreaterThan(6);
    const before = catcher.received().length;
    await deliver({ journey, mode: 'live', messages });
    const sent = catcher.received().slice(before);
    const to = sent.flatMap(({ envelope }) => envelope.to);
    expect(to.length).toBe(new Set(to).size);
    expect(sent.length).toBeLessThan(4);
    const [mail] = mailsTo(`${journey}@home.test`);
    expect(mail?.subject).toBe(`You are now in another cohort: ${spring().title}`);
    expect(filesOf(mail).length).toBe(new Set(filesOf(mail)).size);
  });

  it('S6.5 a repeat sends nothing, and all that was told counts as told', async () => {
    const { journey, keysOf } = await recorded(store, 'live', {}, otherCohort);
    const messages = keysOf('CohortChanged');
    await deliver({ journey, mode: 'live', messages });
    const before = catcher.received().length;
    expect(await deliver({ journey, mode: 'live', messages })).toEqual([]);
    expect(await deliver({ journey, mode: 'live', messages: messages.slice(-2) })).toEqual([]);
    expect(catcher.received().length).toBe(before);
    const settled = await settledKeys(store, journey);
    expect(messages.filter((key) => !settled.has(key))).toEqual([]);
    const listed = (await listMessages(store, journey)).filter(
      ({ addressee }) => addressee === 'participant',
    );
    expect(listed).toHaveLength(1);
  });

  it('S6.5 what the first attempt had in one mail stays in it, and what came since has its own', async () => {
    const { journey, keysOf } = await recorded(store, 'live', {}, () => livedTo('2026-09-12'));
    const messages = keysOf('Accepted');
    const mine = messages.filter(isMine);
    catcher.faults.busy(`${journey}@home.test`, 1);
    await expect(deliver({ journey, mode: 'live', messages: mine.slice(0, 3) })).rejects.toThrow('451');
    await deliver({ journey, mode: 'live', messages: mine });
    const [first, second, ...others] = mailsTo(`${journey}@home.test`);
    expect(others).toEqual([]);
    expect([filesOf(first).length, filesOf(second).length]).toEqual([2, 4]);
    expect(first?.subject).toBe('You have a place on the NPQ for SENCOs');
  });

  it('S6.5 an address that refuses is told once, for the mail and not for each of its parts', async () => {
    const { journey, keysOf } = await recorded(store, 'live', {}, () => livedTo('2026-09-12'));
    const messages = keysOf('Accepted').filter(isMine);
    catcher.faults.refuse(`${journey}@home.test`);
    const facts = await deliver({ journey, mode: 'live', messages });
    expect(facts.map(({ type }) => type)).toEqual(['addressRefused', 'unreachable']);
    const states = await readMessages(store, journey, messages);
    expect(new Set(states.map(({ status }) => status))).toEqual(new Set(['refused']));
    expect(await deliver({ journey, mode: 'live', messages })).toEqual(facts);
  });

  it('S8.1 a rehearsal without a mailbox keeps one mail of a moment, too, however often it is asked', async () => {
    const { journey, keysOf } = await recorded(store, 'rehearsal', {}, () => livedTo('2026-09-12'));
    const only = await office(store, { live: null });
    const messages = keysOf('Accepted');
    for (let round = 0; round < 2; round++) await only.deliver({ journey, mode: 'rehearsal', messages });
    const kept = (await listMessages(store, journey)).filter(({ addressee }) => addressee === 'participant');
    expect(kept).toMatchObject([{ template: 'accepted', status: 'recorded' }]);
    expect(kept[0]?.calendar?.match(/BEGIN:VEVENT/g)).toHaveLength(6);
  });
});
