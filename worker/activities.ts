/** The activities with what they need: store, diaries, markers, mail transports. */
import type { Client } from '@temporalio/client';
import { createMarking } from '../activities/assessment.js';
import { createArrange } from '../activities/arrange.js';
import { createCarryOut } from '../activities/carry-out.js';
import { createDeliver } from '../activities/deliver.js';
import { createDiary } from '../activities/diary.js';
import { createDigests, type SweepDigests } from '../activities/digests/sweep.js';
import { nowhere } from '../activities/email/nowhere.js';
import { smtpTransport } from '../activities/email/smtp.js';
import { warnOfMissingPapers } from '../activities/missing-papers/warn.js';
import { createPlaces, type PlaceActivities } from '../activities/places.js';
import { createRecord } from '../activities/record.js';
import { createRestore } from '../activities/restore.js';
import type { Site } from '../activities/messages/pages.js';
import type { JourneyActivities, WorkflowActivities } from '../workflows/activities.js';
import type { Instant } from '../workflows/journey/values.js';
import type { Store } from '../store/database/database.js';
import type { Failing } from './failing.js';
import { notifier } from './notifier.js';
import type { WorkerOptions } from './options.js';

export interface WorkerActivities {
  /** One for each duty. */
  duties: JourneyActivities;
  /** What a worker registers. */
  activities: WorkflowActivities;
  places: PlaceActivities;
  /** Tells providers of papers that are missing, and answers with how many were told (S5.2). */
  warnOfPapers: (at: Instant) => Promise<number>;
  /** Sends what was gathered for coaches. */
  sweepDigests: SweepDigests;
  close(): void;
}

/** @param failing makes faults visible that do not pass, if there is anybody to see them */
export function createActivities(
  store: Store,
  client: Client,
  options: WorkerOptions,
  failing: Failing | null = null,
): WorkerActivities {
  const server = options.SMTP_URL
    ? smtpTransport(options.SMTP_URL, { requireTls: options.SMTP_REQUIRE_TLS })
    : nowhere;
  const live = failing?.overMail(server) ?? server;
  const rehearsal = options.REHEARSAL_SMTP_URL
    ? smtpTransport(options.REHEARSAL_SMTP_URL, { requireTls: false })
    : null;
  const site = siteOf(options);
  const places = createPlaces(store, notifier(client, 'places'));
  const sender = { mailDomain: options.MAIL_DOMAIN, from: options.SMTP_FROM };
  const duties: JourneyActivities = {
    record: createRecord(store),
    restore: createRestore(store),
    arrangePlaces: places.arrange,
    arrangeDiary: createDiary(store),
    arrangeMarking: createMarking(store),
    deliver: createDeliver({ store, live, rehearsal, ...sender, site }),
  };
  return {
    duties,
    activities: activitiesOf(failing?.over(duties) ?? duties),
    places,
    warnOfPapers: (at) => warnOfMissingPapers({ store, live, ...sender, site }, at),
    sweepDigests: createDigests({ store, live, notify: notifier(client, 'mail'), ...sender, site }),
    close: () => {
      live.close();
      rehearsal?.close();
    },
  };
}

/** Where messages are answered: links need the address and the secret that they are signed with. */
const siteOf = ({ WEB_URL: url, WEB_SECRET: secret }: WorkerOptions): Site | null =>
  url === undefined || secret === undefined ? null : { url, secret };

/** The activities that the workflow calls, made of the duties. */
export const activitiesOf = (duties: JourneyActivities): WorkflowActivities => ({
  carryOut: createCarryOut(duties),
  arrange: createArrange(duties),
  restore: (request) => duties.restore(request),
  deliver: (request) => duties.deliver(request),
});
