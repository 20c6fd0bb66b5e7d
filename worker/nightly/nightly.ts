/** The nightly check, started at its hour by every worker and carried out by the first; told by log and metrics. */
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Logger } from 'pino';
import { Gauge, type Registry } from 'prom-client';
import { programOf } from '../../environment/running.js';
import {
  instantOfMillis,
  addDays,
  londonDate,
  londonInstant,
  millisOf,
} from '../../workflows/journey/calendar.js';
import { foundSchema, type NightlyFindings } from './found.js';

const PROGRAM = programOf('worker/nightly/check');
const LONGEST_MS = 4 * 3_600_000;
const MOST_LINES = 50;

/** Milliseconds until it is that time in London again. @param time HH:MM */
export function untilTime(time: string, now: number): number {
  const today = londonDate(instantOfMillis(now));
  const [next] = [today, addDays(today, 1)]
    .map((date) => millisOf(londonInstant(date, time)))
    .filter((millis) => millis > now);
  return (next ?? now) - now;
}

export interface Night {
  /** Carries the check out now. Null: another worker was at it. @throws if it could not be carried out */
  check(): Promise<NightlyFindings | null>;
}

export function nightOf(
  environment: NodeJS.ProcessEnv,
  log: Pick<Logger, 'info' | 'error'>,
  registry: Registry,
): Night {
  const faulty = new Gauge({
    name: 'journeys_record_faults',
    help: 'What the newest nightly check found wrong with the record, or between record and engine, and left so',
    registers: [registry],
  });
  const checked = new Gauge({
    name: 'journeys_record_checked_timestamp_seconds',
    help: 'When this worker last carried the nightly check out',
    registers: [registry],
  });
  return {
    async check() {
      const found = foundSchema.parse(JSON.parse(await outputOf(environment)));
      if (found === null) return null;
      const healed = new Set(found.mended.flatMap((one) => (one.agrees ? [keyOf(one)] : [])));
      const left = found.faults.filter((fault) => !healed.has(keyOf(fault)));
      faulty.set(left.length);
      checked.setToCurrentTime();
      for (const fault of left.slice(0, MOST_LINES)) log.error(fault, 'the nightly check found a fault');
      const { journeys, events, compared, digest } = found;
      const counts = { journeys, events, compared, mended: healed.size, faults: left.length };
      log.info({ ...counts, digest }, 'the record was checked');
      return found;
    },
  };
}

const keyOf = ({ journey, code }: { journey: string | null; code: string }): string => `${code}/${journey}`;

/** Of the program, at the lowest priority. */
function outputOf(environment: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, [...PROGRAM.nodeOptions, PROGRAM.path], {
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: LONGEST_MS,
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => lowerPriority(child.pid));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`the nightly check ended with ${code ?? signal}`));
    });
  });
}

function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // Where the system does not let us, it runs as everything does.
  }
}
