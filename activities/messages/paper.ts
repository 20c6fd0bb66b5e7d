/** The case study's paper, as it goes with the messages that release it (S5.2). */
import { paperContent } from '../../store/documents/case-papers.js';
import type { Store } from '../../store/database/database.js';
import type { MessageRecord } from '../../store/messages/messages.js';
import { contentTypeOf, paperFor, paperNamed } from '../case-papers.js';
import type { MailFile } from '../email/mail.js';
import type { MessageKey } from './message-key.js';
import type { MessageContext } from './message.js';
import type { EventContext } from './records.js';

/** Null for every message but those that release it, and while there is none. */
export async function paperOf(
  store: Store,
  { journey, event }: EventContext,
  { template, about }: MessageKey,
): Promise<MessageContext['paper']> {
  const isReleasing = template === 'window-open' || template === 'paper-released';
  if (!isReleasing || about === null) return null;
  const { mode, provider, cohort } = journey;
  const paper = await paperFor(store, { mode, provider, cohort, window: about }, event.at);
  return paper && { sha256: paper.sha256, fileName: paperNamed(paper.kind) };
}

/** What the message said that it brings, on every attempt the same bytes. */
export async function filesWith(store: Store, { attachment }: MessageRecord): Promise<MailFile[]> {
  if (attachment === undefined) return [];
  const paper = await paperContent(store, attachment);
  if (paper === null) throw new Error('The paper that goes with a message is not in the store.');
  const { content, kind } = paper;
  return [{ filename: paperNamed(kind), contentType: contentTypeOf(kind), content }];
}
