/** Reminders among the messages of a delivery, put aside for the coach's next digest (decision 039). */
import type { Reminder } from '../../store/digests/gathered.js';
import { messageIdOf } from '../email/message-id.js';
import type { Ready } from '../messages/prepare.js';
import { isGathered } from './gathering.js';

/** Of a live journey: the clocks of rehearsals are their own, and no morning is the same for two of them. */
export function reminderIn({ key, correspondence }: Ready, domain: string): Reminder | null {
  const { context, coach, to } = correspondence;
  const { journey, event } = context;
  const isFor = key.addressee === 'coach' && coach !== undefined && to.length > 0;
  if (!isFor || journey.mode !== 'live' || !isGathered(key.template, event.at)) return null;
  const messageId = messageIdOf(journey.id, key.key, domain);
  return { journey: journey.id, key: key.key, template: key.template, messageId, at: event.at, coach };
}
