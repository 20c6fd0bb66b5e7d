/** The site of the newcomer's stack: a process of its own, as in production, with an issuer that vouches by a click. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { programOf, projectFolder } from '../../environment/running.js';
import { listOperators, readOperator, saveOperator } from '../../store/access/operators.js';
import type { Store } from '../../store/database/database.js';
import { startIssuer } from '../issuer/issuer.js';
import { lastLines, startProcess } from '../servers/managed-process.js';
import { isReady } from '../servers/ready.js';
import { rememberedPorts } from '../stack/remembered-ports.js';
import type { RunningStack } from '../stack/stack.js';
import { documentsIn } from './folders.js';

const READY_LIMIT_MS = 30_000;
const LOOK_EVERY_MS = 100;

export interface RunningSite {
  url: string;
  stop(): Promise<void>;
}

export async function startSite(stack: RunningStack, store: Store): Promise<RunningSite> {
  const ports = rememberedPorts(stack.home);
  const url = siteOf(stack.home).WEB_URL;
  const issuer = await startIssuer({
    port: ports.issuer,
    siteUrl: url,
    person: (id) => readOperator(store, id),
  });
  await forgetIssuers(store, issuer.url);
  const logFile = join(stack.home, 'web.log');
  const { path, nodeOptions } = programOf('web/main');
  const site = await startProcess({
    command: process.execPath,
    args: [...nodeOptions, path],
    cwd: projectFolder,
    env: {
      ...process.env,
      TZ: 'UTC',
      DATABASE_URL: stack.databaseUrl,
      TEMPORAL_ADDRESS: stack.temporalAddress,
      TEMPORAL_NAMESPACE: stack.temporalNamespace,
      DOCUMENTS_FOLDER: documentsIn(stack.home),
      WEB_HOST: '127.0.0.1',
      WEB_PORT: String(ports.web),
      ...siteOf(stack.home),
      WEB_DEMO: 'true',
      SMTP_URL: stack.smtpUrl,
      SMTP_REQUIRE_TLS: 'false',
      REHEARSAL_SMTP_URL: stack.smtpUrl,
      OIDC_ISSUER: issuer.url,
      OIDC_CLIENT_ID: issuer.clientId,
      OIDC_CLIENT_SECRET: issuer.clientSecret,
      ...(stack.temporalUiUrl === undefined ? {} : { TEMPORAL_UI_URL: stack.temporalUiUrl }),
    },
    logFile,
    stopSignal: 'SIGTERM',
  });
  const stop = async () => {
    await site.stop();
    await issuer.stop();
  };
  const end = performance.now() + READY_LIMIT_MS;
  while (!(await isReady(url))) {
    if (site.hasExited() || performance.now() > end) {
      await stop();
      throw new Error(`The site did not start:\n${lastLines(logFile)}`);
    }
    await pause(LOOK_EVERY_MS);
  }
  return { url, stop };
}

/** What whoever writes links to the site is told: the worker, which is up before it, as well as the site. */
export const siteOf = (home: string) => ({
  WEB_URL: `http://127.0.0.1:${rememberedPorts(home).web}`,
  WEB_SECRET: secretIn(home),
});

/** Of this data folder, so that links of its mails open after the next start too. */
function secretIn(home: string): string {
  const file = join(home, 'web-secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** The issuer of an earlier start vouched from another port: whoever it had vouched for is vouched for anew. */
async function forgetIssuers(store: Store, issuer: string): Promise<void> {
  for (const { active, ...operator } of await listOperators(store, null)) {
    const isEarlier = operator.issuer !== null && operator.issuer !== issuer;
    if (active && isEarlier) await saveOperator(store, { ...operator, issuer: null, subject: null });
  }
}
