/** S2.9: said when it arises, not when the time has passed. */
import type { NewEvent } from '../event.js';
import type { Journey } from '../state.js';
import type { Instant } from '../values.js';
import { raise } from './exceptions.js';
import { windowsAhead } from './forecast.js';

export function noLaterWindow(journey: Journey, after: string, at: Instant): NewEvent[] {
  const later = windowsAhead(journey, at).filter((window) => window.id !== after);
  return later.length > 0 ? [] : raise(journey, 'no-later-window', after);
}
