/**
 * The long run: the simulator, killed now and then and with every fault on, against several clients that live a
 * provider's life through many months; at the end they must agree, record by record.
 */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Keeper } from 'dfe-simulator/keeping/keeper';
import type { LoggedEntry } from 'dfe-simulator/keeping/entry';
import { openLog } from 'dfe-simulator/keeping/log';
import { defaultSeedFile, loadSeed, readSeed } from 'dfe-simulator/seed/load';
import type { World } from 'dfe-simulator/world/world';
import { memoryBudget } from '../../../dfe/budget/in-memory.js';
import type { DfeParticipant } from '../../../dfe/records/participant.js';
import { fullPass } from './agreement.js';
import { countRequests } from './counts.js';
import { Department, isTwin } from './department.js';
import { diceOf } from './dice.js';
import { everyFault } from './faults.js';
import { judge, type Verdict } from './verdict.js';
import { Service } from './service.js';
import { Team } from './team.js';
import { ServiceTime } from './time.js';
import type { Seen } from './seen.js';
import type { Progress, SoakOptions } from './soak-options.js';

const START = '2026-12-01T09:00:00.000Z';
const DAYS = 670;
const STEP_MS = 500;
const PER_PAGE = 200;
const leads = ['northstar-learning', 'harbour-education', 'beacon-professional-learning'] as const;

export async function soak(options: SoakOptions): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), 'dfe-soak-'));
  const state = join(folder, 'log.jsonl');
  const seed = join(folder, 'seed.json');
  await copyFile(defaultSeedFile, seed);
  const service = new Service({ seed, state });
  const counts = countRequests();
  try {
    await service.start();
    const run = await live(service, seed, options, counts);
    const faults = await service.faults();
    await service.stop();
    const { world, log } = replayed(seed, state);
    const verdict = judge({ ...run, world, log, faults, counts, service, options });
    if (verdict.agree) await rm(folder, { recursive: true, force: true });
    return verdict.agree ? verdict : { ...verdict, kept: folder };
  } finally {
    counts.stop();
    await service.stop();
  }
}

interface Lived {
  seen: Seen[];
  department: Department;
}

async function live(
  service: Service,
  seed: string,
  options: SoakOptions,
  counts: { requests: number },
): Promise<Lived> {
  const seeded = loadSeed(readSeed(seed));
  const dice = diceOf(options.seed);
  await service.act('setClock', { to: START });
  const time = new ServiceTime(START);
  const providers = leads.map((lead) => seeded.keys.get(lead) ?? '');
  const statements = [...seeded.kept.world.statements.values()];
  const department = new Department(service, dice, time, { providers, statements });
  const teams = teamsOf(options, service, time, seeded.tokens, providers);
  await service.setFaults(everyFault(`${options.seed}/0`));
  for (const team of teams) team.open();
  try {
    await liveThrough({ service, options, department, teams, time, counts, dice });
  } finally {
    await service.setFaults({ mode: 'off' });
    await Promise.all(teams.map((team) => team.stop()));
  }
  return { seen: await Promise.all(teams.map(seenBy)), department };
}

function teamsOf(
  { clients, seed }: SoakOptions,
  { url }: Service,
  time: ServiceTime,
  tokens: Record<string, string>,
  providers: readonly string[],
): Team[] {
  const budgets = leads.map(() =>
    memoryBudget({ limit: 600, kept: 60, windowMs: 10_000, spacingMs: 2 }, Date.now),
  );
  // The first two share a provider, its token and its budget; every third one is the other provider's.
  const leadOf = (n: number) => (n % 3 === 2 ? 1 : 0);
  return Array.from({ length: clients }, (_, n) => {
    const lead = leadOf(n);
    const [name = '', budget = memoryBudget()] = [leads[lead], budgets[lead]];
    const colleagues = Array.from({ length: clients }, (_, m) => m).filter((m) => leadOf(m) === lead);
    // Twins keep their desk when they are merged: nobody else would know what was declared under the old id.
    const mine = ({ id, fullName }: Pick<DfeParticipant, 'id' | 'fullName'>) =>
      colleagues[isTwin(fullName) ? 0 : parseInt(id.slice(0, 6), 16) % colleagues.length] === n;
    const provider = providers[lead] ?? '';
    const dice = diceOf(seed + 1_000 + n);
    return new Team({
      name: `${name} ${n + 1}`,
      provider,
      url,
      token: tokens[name] ?? '',
      budget,
      time,
      dice,
      mine,
    });
  });
}

interface Run extends Omit<Lived, 'seen'> {
  service: Service;
  options: SoakOptions;
  teams: Team[];
  time: ServiceTime;
  counts: { requests: number };
  dice: ReturnType<typeof diceOf>;
}

async function liveThrough(run: Run): Promise<void> {
  const { service, options, department, teams, dice } = run;
  const steps = Math.ceil((options.seconds * 1_000) / STEP_MS);
  const began = Date.now();
  const [killEvery, restartEvery] = [Math.ceil(Math.min(steps / 3, 80)), Math.ceil(Math.min(steps / 4, 60))];
  for (let step = 1; Date.now() - began < options.seconds * 1_000; step++) {
    const due = began + step * STEP_MS;
    await department.goOn(DAYS / steps);
    for (let n = 0; n < 3; n++) await department.work();
    if (step % 5 === 0) await moveOne(run);
    if (step % killEvery === killEvery - 1) {
      await service.killAndRestart();
      await service.setFaults(everyFault(`${options.seed}/${step}`));
    }
    if (step % restartEvery === restartEvery - 1) void dice.pick(teams)?.restart();
    if (step % 10 === 0) options.onProgress?.(progressOf(run, Date.now() - began));
    await pause(Math.max(0, due - Date.now()));
  }
}

async function moveOne({ teams, dice, department }: Run): Promise<void> {
  const declaration = dice.pick([...(dice.pick(teams)?.copy.declarations.keys() ?? [])]);
  if (declaration !== undefined) await department.move(declaration);
}

function progressOf({ service, teams, time, counts }: Run, ms: number): Progress {
  const told = teams.flatMap(({ ledger }) => ledger.entries);
  const done = told.filter((entry) => entry.told === 'done' || entry.told === 'found');
  return {
    seconds: Math.round(ms / 1_000),
    day: time.instant().slice(0, 10),
    requests: counts.requests,
    kills: service.kills,
    done: done.length,
    declared: done.filter(({ operation }) => operation === 'POST /participant-declarations').length,
  };
}

/** The faults are off: two last polls, and everything. */
async function seenBy(team: Team): Promise<Seen> {
  const { dfe } = team.client();
  for (let n = 0; n < 2; n++) await team.copy.poll(dfe, PER_PAGE);
  const { copy, differences } = await fullPass(dfe, PER_PAGE);
  return { team, full: copy, differences };
}

/** What is on the disk, carried out again: independent of the memory of the process that wrote it. */
function replayed(seed: string, state: string): { world: World; log: readonly LoggedEntry[] } {
  const seeded = loadSeed(readSeed(seed));
  const log = openLog(state, seeded.digest);
  try {
    return { world: new Keeper(seeded.kept, log, () => START).world, log: log.earlier };
  } finally {
    log.close();
  }
}
