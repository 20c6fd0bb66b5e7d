/**
 * Every change ever made to the tables, in order; applied once each, forward only, never edited once
 * released. To change the tables, add a file `NNN-what.ts` and its line here.
 */
import type { Migration } from 'kysely';
import * as journal from './001-journal.js';
import * as journeyRows from './002-journey-rows.js';
import * as people from './003-people.js';
import * as messages from './004-messages.js';
import * as papers from './005-papers.js';
import * as places from './010-places.js';
import * as diary from './011-diary.js';
import * as marking from './012-marking.js';
import * as schools from './013-schools.js';
import * as dfeBudget from './014-dfe-budget.js';
import * as mail from './015-mail.js';
import * as arrivals from './016-arrivals.js';
import * as recordAndEngine from './017-record-and-engine.js';
import * as scriptReplaced from './018-script-replaced.js';
import * as samePerson from './019-same-person.js';
import * as rehearsalClocks from './020-rehearsal-clocks.js';
import * as waitingScripts from './021-waiting-scripts.js';
import * as mailsOfAMoment from './022-mails-of-a-moment.js';
import * as owingAndReviews from './023-owing-and-reviews.js';
import * as casePapers from './024-case-papers.js';
import * as digests from './025-digests.js';
import * as operators from './026-operators.js';
import * as audit from './027-audit.js';
import * as web from './028-web.js';
import * as calendarFeeds from './030-calendar-feeds.js';
import * as markingDrafts from './031-marking-drafts.js';
import * as api from './032-api.js';

export const migrations: Record<string, Migration> = {
  '001-journal': journal,
  '002-journey-rows': journeyRows,
  '003-people': people,
  '004-messages': messages,
  '005-papers': papers,
  '010-places': places,
  '011-diary': diary,
  '012-marking': marking,
  '013-schools': schools,
  '014-dfe-budget': dfeBudget,
  '015-mail': mail,
  '016-arrivals': arrivals,
  '017-record-and-engine': recordAndEngine,
  '018-script-replaced': scriptReplaced,
  '019-same-person': samePerson,
  '020-rehearsal-clocks': rehearsalClocks,
  '021-waiting-scripts': waitingScripts,
  '022-mails-of-a-moment': mailsOfAMoment,
  '023-owing-and-reviews': owingAndReviews,
  '024-case-papers': casePapers,
  '025-digests': digests,
  '026-operators': operators,
  '027-audit': audit,
  '028-web': web,
  '030-calendar-feeds': calendarFeeds,
  '031-marking-drafts': markingDrafts,
  '032-api': api,
};
