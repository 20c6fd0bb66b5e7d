/** Whether everybody agrees at the end of a long run, and what was counted on the way. */
import type { LoggedEntry } from 'dfe-simulator/keeping/entry';
import type { FaultKind } from 'dfe-simulator/faults/plan';
import type { World } from 'dfe-simulator/world/world';
import { differencesOf, worldAsSeenBy, type Difference } from './agreement.js';
import { doublesIn, foundButAbsent, missingFromLog } from './audit.js';
import { FIRST_WAIT_MS } from './client.js';
import type { Counts } from './counts.js';
import type { Department } from './department.js';
import type { Service } from './service.js';
import type { SoakOptions } from './soak-options.js';
import type { Seen } from './seen.js';

export interface Verdict {
  agree: boolean;
  /** Each in a sentence; none when they agree. */
  differences: Difference[];
  /** Where seed and log of the service are, when they do not agree: whoever looks for the reason needs them. */
  kept?: string;
  seconds: number;
  seed: number;
  /** Of both sides. */
  killed: { service: number; clients: number };
  requests: number;
  /** Answers by HTTP status; what was cut off or never answered is not among them. */
  answers: Record<string, number>;
  faults: Partial<Record<FaultKind, number>>;
  retries: number;
  waitsForBudget: number;
  polls: number;
  /** What the clients were told, by operation. */
  told: Record<string, Record<string, number>>;
  refusals: Record<string, number>;
  department: Record<string, number>;
  /** Lines of the log: what was carried out for providers. */
  carriedOut: number;
  declarationsAccepted: number;
  /** Declarations that stood beside another one of their type; must be 0. */
  doubles: number;
  /** Requests for a declaration that something in between repeated, and the service took twice. */
  repeatedOnTheWay: number;
  /** Errors of the simulator's own; must be 0. */
  ownErrors: number;
  records: Record<string, number>;
}

export interface Evidence {
  seen: Seen[];
  world: World;
  log: readonly LoggedEntry[];
  faults: Partial<Record<FaultKind, number>>;
  counts: Counts;
  service: Service;
  department: Department;
  options: SoakOptions;
}

/** What changes at the service without counting as a change: after a merge, and by another acceptance. */
const untold = new Set(['participantId', 'eligibleForFunding', 'ineligibleForFundingReason']);

export function judge(evidence: Evidence): Verdict {
  const { seen, world, log, faults, counts, service, department, options } = evidence;
  const told = seen.flatMap(({ team }) => team.ledger.entries);
  const doubles = doublesIn(log, world, FIRST_WAIT_MS / 2);
  const { complaints } = service;
  const differences = [
    ...doubles.ours,
    ...missingFromLog(told, log),
    ...foundButAbsent(told, world),
    ...seen.flatMap((one) => differencesWith(one, world)),
    ...complaints.map((complaint) => `the simulator says: ${complaint}`),
  ];
  const providers = log.filter(({ by }) => by === 'provider');
  return {
    agree: differences.length === 0,
    differences,
    seconds: options.seconds,
    seed: options.seed,
    killed: { service: service.kills, clients: sum(seen.map(({ team }) => team.restarts)) },
    requests: counts.requests,
    answers: counts.answers,
    faults,
    retries: sum(seen.map(({ team }) => team.effort.retries)),
    waitsForBudget: sum(seen.map(({ team }) => team.effort.waits)),
    polls: sum(seen.map(({ team }) => team.copy.polls)),
    told: tallied(told.map(({ operation, told: what }) => [operation, what])),
    refusals: tally(told.flatMap(({ code }) => (code === null ? [] : [code]))),
    department: department.done,
    carriedOut: providers.length,
    declarationsAccepted: providers.filter(
      (entry) => entry.by === 'provider' && entry.operation === 'POST /participant-declarations',
    ).length,
    doubles: doubles.ours.length,
    repeatedOnTheWay: doubles.repeated,
    ownErrors: complaints.length,
    records: Object.fromEntries(
      (['users', 'applications', 'declarations', 'outcomes'] as const).map((name) => [
        name,
        world[name].size,
      ]),
    ),
  };
}

function differencesWith({ team, full, differences }: Seen, world: World): Difference[] {
  const held = worldAsSeenBy(world, team.means.provider);
  const name = world.providers.get(team.means.provider)?.name ?? '';
  const polled = differencesOf(team.copy.within(held), team.copy.tellable(held, name), untold);
  return [
    ...differences,
    ...differencesOf(full, held),
    ...polled.map((one) => `by polls alone: ${one}`),
    ...team.ledger.failures.map((failure) => `failed: ${failure}`),
    ...team.unknown.map(({ record, attribute }) => `unknown: ${record}.${attribute}`),
    ...[...team.doubtful.keys()].map((id) => `nobody knows what was declared for ${id}`),
  ].map((one) => `${team.means.name}: ${one}`);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, next) => total + next, 0);

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function tallied(pairs: readonly (readonly [string, string])[]): Record<string, Record<string, number>> {
  const names = [...new Set(pairs.map(([name]) => name))].sort();
  return Object.fromEntries(
    names.map((name) => [name, tally(pairs.flatMap(([one, what]) => (one === name ? [what] : [])))]),
  );
}
