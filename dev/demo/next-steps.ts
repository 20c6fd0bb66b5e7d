/** Where to look now, and commands that can be copied. */
import type { RunningStack } from '../stack/stack.js';
import { stackFolder } from '../../client/connection/stack-file.js';
import { COHORT } from './cohort.js';
import { rowReportIn, tableIn } from './folders.js';
import type { PersonResult } from './results.js';
import type { RunningSite } from './site.js';
import type { DemoWorker } from './worker-keeper.js';

export function addressLines(stack: RunningStack, worker: DemoWorker, site: RunningSite): string[] {
  return [
    `Site       ${site.url}   (sign in as anybody of the demo by one click)`,
    `Emails     ${stack.mailUrl}   (what everybody was sent, with calendar files; those of live journeys are caught here too, and reach nobody)`,
    `Temporal   ${stack.temporalUiUrl ?? `${stack.temporalAddress}, namespace ${stack.temporalNamespace}`}`,
    `DfE        ${stack.dfeUrl}/api/v3   (the Department’s API, simulated)`,
    `Metrics    ${worker.healthUrl}/metrics   (and /healthz, /readyz)`,
    `Files      ${tableIn(stack.home)}, ${rowReportIn(stack.home)}`,
  ];
}

/** A path as a shell takes it. */
const quoted = (path: string): string =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;

/** In another terminal; elsewhere than in the usual folder the commands name the folder. */
export function commandLines(people: readonly PersonResult[], home: string): string[] {
  const before = home === stackFolder(process.env) ? '' : `JOURNEYS_HOME=${quoted(home)} `;
  const failed = people.find(({ reference }) => reference === 'HE26-009') ?? people[0];
  const open = people.find(({ reference }) => reference === 'HE26-019') ?? people.at(-1);
  if (!failed || !open) return [];
  return [
    `show ${failed.journey}`,
    `show ${failed.journey} --at 2027-09-01`,
    `timeline ${failed.journey}`,
    `list --cohort ${COHORT} --by outcome`,
    `what-if ${open.journey} --resit`,
    `record verify`,
    `dfe applications list --provider northstar-learning`,
    `programme draw npq-senco`,
  ].map((command) => `${before}npx journeys ${command}`);
}
