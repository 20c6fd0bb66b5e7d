/** A message as it would be by itself. */
import type { Worded } from '../../workflows/effects/templates.js';
import type { MessageContext, MessageContent } from './message.js';

export interface SingleMessage {
  template: Worded;
  context: MessageContext;
  message: MessageContent;
}
