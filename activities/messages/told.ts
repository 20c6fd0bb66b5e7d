/** A message as it would be by itself. */
import type { Worded } from '../../workflows/effects/templates.js';
import type { Scene, Message } from './message.js';

export interface Told {
  template: Worded;
  scene: Scene;
  message: Message;
}
