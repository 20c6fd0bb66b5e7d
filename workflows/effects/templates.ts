/** The names of all messages, by type alone: addressees, occasions and words are in `activities/messages/templates.ts` (S6.5). */
import type { templates } from '../../activities/messages/templates.js';

type Templates = typeof templates;

export type Worded = keyof Templates;

export type Addressee = Templates[Worded]['to'];

/** The messages that go to somebody. */
export type WordedTo<A extends Addressee> = {
  [T in Worded]: Templates[T]['to'] extends A ? T : never;
}[Worded];

/** No template: a message to the participant that came back, once more, in the words of the first time. */
export const SENT_AGAIN = 'sent-again';

export type Template = Worded | typeof SENT_AGAIN;
