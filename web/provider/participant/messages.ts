/** What was written to the people of a journey, with what became of it. */
import type { Journeys } from '../../../client/journeys.js';
import { isBy, type Asked } from './asked.js';

type Message = Awaited<ReturnType<Journeys['messages']>>[number];

const deliveries: Readonly<Record<Message['status'], string>> = {
  claimed: 'On its way',
  sent: 'Taken by the mail server',
  refused: 'Refused by every address',
  recorded: 'Kept, not sent: this is a rehearsal',
  gathered: 'Told in the coach’s daily mail',
};

export async function messagesOf(journeys: Journeys, { id, at }: Asked) {
  const [messages, bounces] = await Promise.all([journeys.messages(id), journeys.bounces(id)]);
  const back = new Set(bounces.map(({ key }) => key));
  return messages
    .filter((message) => isBy(at, message.at))
    .reverse()
    .map(({ key, subject, text, addressee, status, recipient, at: sent }) => ({
      subject,
      text,
      addressee,
      recipient,
      at: sent,
      isLost: back.has(key) || status === 'refused',
      delivery: back.has(key) ? 'Came back: it did not arrive' : deliveries[status],
    }));
}
