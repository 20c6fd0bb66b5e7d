/** What every part of the site works with. */
import type { Logger } from 'pino';
import type { Acting, Journeys } from '../client/journeys.js';
import type { Store } from '../store/database/database.js';
import type { SiteMail } from './mail.js';
import type { WebSettings } from './settings.js';

export interface Parts {
  settings: WebSettings;
  /** Where people find the site: every absolute address begins with it. */
  url: string;
  store: Store;
  /** The library as somebody who is signed in has it: it refuses what they may not do (access/can.ts). */
  journeysOf: (acting: Acting) => Journeys;
  log: Logger;
  /** None: whoever asks for a link gets none, and the log says so. */
  mail?: SiteMail;
}
