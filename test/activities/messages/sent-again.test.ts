/** S6.5: a message that came back goes once more, to an address that has not had it. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fileBounce } from '../../../store/messages/bounces.js';
import { listMessages, readMessages } from '../../../store/messages/messages.js';
import { accepted } from '../../../lives/beginnings.js';
import { provider } from '../../../lives/people.js';
import { freshStore } from '../../support/postgres.js';
import { office, recorded, staffIn } from './support/office.js';

const store = await freshStore();
const { catcher, deliver } = await office(store);
beforeAll(() => staffIn(store));
beforeEach(() => {
  catcher.faults.clear();
});

const mailsTo = (address: string) =>
  catcher.received().filter(({ envelope }) => envelope.to.includes(address));

/** A journey on which a message came back. */
function bounced(message: string) {
  const play = accepted();
  play.say(provider, { type: 'recordBounce', message, permanent: true, address: 'first', another: true });
  return play;
}

const acceptedKey = (() => {
  const event = accepted().events.find(({ type }) => type === 'Accepted');
  return `${event?.n}/accepted/participant`;
})();

/** The message was sent to the first address and came back from there. */
async function cameBack(secondEmail: string | null, permanent = true) {
  const one = await recorded(store, 'live', { secondEmail }, () => bounced(acceptedKey));
  const { journey, keyOf } = one;
  await deliver({ journey, mode: 'live', messages: [acceptedKey] });
  const bounce = { journey, key: acceptedKey, address: 'first', permanent, status: '5.1.1' } as const;
  await fileBounce(store, { ...bounce, by: 'provider:office', at: '2026-09-11T10:00:00Z' });
  const again = keyOf('sent-again');
  return { ...one, again, send: () => deliver({ journey, mode: 'live', messages: [again] }) };
}

describe('S6.5 a message that came back', () => {
  it('S6.5 goes to the second address in the words of the first time, once, under an id of its own', async () => {
    const { journey, again, send } = await cameBack('spare@home.test');
    expect(again).toMatch(/^\d+\/sent-again\/participant\/\d+\/accepted\/participant$/);
    expect(await send()).toEqual([]);
    expect(await send()).toEqual([]);
    const [first] = mailsTo(`${journey}@home.test`);
    const [second, ...more] = mailsTo('spare@home.test');
    expect(more).toEqual([]);
    expect([second?.subject, second?.text]).toEqual([first?.subject, first?.text]);
    expect(second?.messageId).not.toBe(first?.messageId);
    expect(await readMessages(store, journey, [again])).toMatchObject([
      { status: 'sent', address: 'second', recipient: 'spare@home.test' },
    ]);
  });

  it('S6.5 what is written afterwards goes to the address that works', async () => {
    const { journey, keyOf } = await cameBack('works@home.test');
    await deliver({ journey, mode: 'live', messages: [keyOf('event-invitation')] });
    expect(mailsTo(`${journey}@home.test`)).toHaveLength(1);
    expect(mailsTo('works@home.test')).toHaveLength(1);
  });

  it('S6.5 the second address refuses it: it is named as the second, and nobody is reached', async () => {
    const { again, send } = await cameBack('dead@home.test');
    catcher.faults.refuse('dead@home.test', 550, '5.1.1 No such mailbox');
    const told = [
      { type: 'addressRefused', message: again, address: 'second', code: '550-5.1.1' },
      { type: 'unreachable', message: again },
    ];
    expect(await send()).toEqual(told);
    expect(await send()).toEqual(told);
  });

  it('S6.5 an address that only could not take one message stays good for the next', async () => {
    const { journey, keyOf, send } = await cameBack('other@home.test', false);
    await send();
    expect(mailsTo('other@home.test')).toHaveLength(1);
    await deliver({ journey, mode: 'live', messages: [keyOf('event-invitation')] });
    expect(mailsTo(`${journey}@home.test`)).toHaveLength(2);
  });

  it('S6.5 without another address nothing is sent, and nothing is on file that was', async () => {
    const { journey, again, send } = await cameBack(null);
    expect(await send()).toEqual([]);
    expect((await listMessages(store, journey)).map(({ key }) => key)).not.toContain(again);
    expect(mailsTo(`${journey}@home.test`)).toHaveLength(1);
  });
});
