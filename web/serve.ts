/** The site as a process: it listens, answers until it is told to end, and finishes what has begun. */
import { setTimeout as pause } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { BadInput } from '../client/errors.js';
import { openJourneys } from '../client/journeys.js';
import { classOf, errorCodeOf } from '../environment/error-code.js';
import { onUnhandledError } from '../environment/unhandled-errors.js';
import { valueOf } from '../environment/values.js';
import { openStore } from '../store/database/database.js';
import { forgetEnded } from '../store/web/sessions.js';
import { openMail } from './mail.js';
import { buildSite } from './site.js';
import type { WebSettings } from './settings.js';

const FORGET_EVERY_MS = 10 * 60_000;
const CONNECTIONS = 16;

export async function serve(settings: WebSettings, signal: AbortSignal): Promise<void> {
  const log = createLog(settings.logLevel);
  const databaseUrl = valueOf(process.env, 'DATABASE_URL');
  if (databaseUrl === undefined) throw new BadInput(['DATABASE_URL: is missing']);
  const removeWall = onUnhandledError(({ code }) =>
    log.error({ code }, 'something failed and nobody had listened'),
  );
  const store = openStore(databaseUrl, { max: CONNECTIONS });
  const journeys = await openJourneys({ databaseUrl });
  const mail = openMail(settings);
  const url = settings.url ?? `http://${settings.host}:${settings.port}`;
  const site = await buildSite(
    { settings, url, store, log, mail, journeysOf: (acting) => journeys.actingAs(acting) },
    () => signal.aborted,
  );
  const forgetting = setInterval(() => {
    forgetEnded(store).catch((error: unknown) =>
      log.warn({ code: errorCodeOf(error) }, 'ended sessions stay'),
    );
  }, FORGET_EVERY_MS);
  try {
    await site.listen({ host: settings.host, port: settings.port });
    log.info({ port: (site.server.address() as AddressInfo).port }, 'the site is served');
    await ended(signal);
  } finally {
    clearInterval(forgetting);
    await Promise.race([site.close(), pause(settings.drainSeconds * 1_000, null, { ref: false })]);
    mail.close();
    await journeys.close();
    await store.close();
    removeWall();
    log.info('drained');
  }
}

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** Ids, codes and counts: addresses of pages have ids alone, and what people type is nowhere. */
function createLog(level: string) {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: {
      err: (error: unknown) => ({ type: classOf(error), code: errorCodeOf(error) }),
      req: () => undefined,
      res: () => undefined,
    },
  });
}
