import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import type { OutgoingMail, MailTransport, Sent } from '../../../activities/email/mail.js';
import { TIME_IS_UP } from '../../../activities/email/hand-over.js';
import { notYet, TransientMessageError } from '../../../activities/messages/transient-message-error.js';
import { watchFailing } from '../../../worker/failing.js';
import type { JourneyActivities } from '../../../workflows/activities.js';

const MINUTE = 60_000;

/** A watched mail server that answers as it is told, at a time that is told. */
function watched() {
  let now = 0;
  let answer: Sent = { outcome: 'accepted', code: '250' };
  const lines: object[] = [];
  const registry = new Registry();
  const failing = watchFailing({
    log: { error: (fields: object) => void lines.push(fields) },
    registry,
    attempt: () => 8,
    now: () => now,
  });
  const server: MailTransport = {
    loopback: false,
    send: () => Promise.resolve(answer),
    close: () => undefined,
  };
  const mail = failing.overMail(server);
  const figures = async (name: string): Promise<Record<string, number>> => {
    const found = (await registry.getMetricsAsJSON()).find((metric) => metric.name === name);
    const values = (found?.values ?? []) as { labels: Record<string, string>; value: number }[];
    return Object.fromEntries(values.map(({ labels, value }) => [Object.values(labels).join(' '), value]));
  };
  return {
    lines,
    failing,
    figures,
    gauge: () => figures('journeys_mail_host_failing'),
    at: async (minutes: number, sent: Sent) => {
      now = minutes * MINUTE;
      answer = sent;
      expect(await mail.send({} as OutgoingMail)).toBe(sent);
    },
  };
}

const refused: Sent = { outcome: 'policy', code: '550-5.7.1' };
const away: Sent = { outcome: 'passing', code: 'ECONNECTION' };
const taken: Sent = { outcome: 'accepted', code: '250' };

describe('S6.5 one alarm for the mail server', () => {
  it('S6.5 a policy against us is told once at intervals that grow, however many people wait', async () => {
    const { at, lines, gauge, figures } = watched();
    for (let minute = 0; minute < 60; minute++) {
      for (let person = 0; person < 20; person++) await at(minute, refused);
    }
    expect(lines).toHaveLength(6);
    expect(lines[0]).toEqual({ trouble: 'policy', code: '550-5.7.1', count: 1 });
    expect(await gauge()).toEqual({ away: 0, policy: 1 });
    expect(await figures('journeys_mail_host_refusals_total')).toEqual({ 'policy 550-5.7.1': 1200 });
  });

  it('S6.5 stands while some are refused and others not, and passes when nobody has been for a time', async () => {
    const { at, gauge } = watched();
    await at(0, refused);
    await at(1, taken);
    expect(await gauge()).toMatchObject({ policy: 1 });
    await at(30, taken);
    expect(await gauge()).toMatchObject({ policy: 0 });
  });

  it('S6.5 a server that is away is told when it stays away, and no more once it answers', async () => {
    const { at, lines, gauge } = watched();
    await at(0, away);
    await at(0.1, away);
    expect(lines).toEqual([]);
    await at(1, away);
    expect(lines).toEqual([{ trouble: 'away', code: 'ECONNECTION', count: 3 }]);
    await at(2, { outcome: 'address-refused', code: '550' });
    expect(await gauge()).toEqual({ away: 0, policy: 0 });
  });

  it('S6.5 says nothing of what is no fault of the server', async () => {
    const { at, gauge, lines } = watched();
    const none: Sent[] = [
      { outcome: 'passing', code: '451' },
      { outcome: 'mailbox-waits', code: '552-5.2.2' },
      { outcome: 'message-refused', code: '552' },
      TIME_IS_UP,
    ];
    for (const [minute, sent] of none.entries()) await at(minute, sent);
    expect([lines, await gauge()]).toEqual([[], { away: 0, policy: 0 }]);
  });

  it('S6.5 mail that waits is no failing arrangement of each of its journeys; a fault of ours is', async () => {
    const { failing, lines, figures } = watched();
    const failsWith = (...codes: string[]) =>
      failing
        .over({
          deliver: () =>
            Promise.reject(
              notYet(
                codes.map((code) => new TransientMessageError(code)),
                3,
              ),
            ),
        } as unknown as JourneyActivities)
        .deliver({ journey: 'jny-1', mode: 'live', messages: [] })
        .catch(() => undefined);
    await failsWith('550-5.7.1', 'ETIMEDOUT', '552-5.2.2');
    expect(lines).toEqual([]);
    expect(await figures('journeys_arrangement_failing')).toMatchObject({ messages: 0 });
    await failsWith('550-5.7.1', 'unexpected');
    expect(lines).toMatchObject([{ journey: 'jny-1', arrangement: 'messages' }]);
    expect(await figures('journeys_arrangement_failing')).toMatchObject({ messages: 1 });
  });
});
