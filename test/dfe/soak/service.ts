/** The simulator as a process of its own, which is killed and started again on the same port and the same log. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { FaultKind, FaultPlanInput } from 'dfe-simulator/faults/plan';
import { program } from 'dfe-simulator/program';

const UP_WITHIN_MS = 60_000;
const CONTROL = 'control-of-the-long-run';

const toldFaults = z.object({ counts: z.record(z.string(), z.number()) });
const toldMade = z.looseObject({ made: z.string().nullable().optional() });

export interface ServiceFiles {
  seed: string;
  /** The log; nothing else outlives a kill. */
  state: string;
}

export class Service {
  #child: ChildProcess | null = null;
  #url = '';
  #faultsBefore: Partial<Record<FaultKind, number>> = {};
  kills = 0;
  /** What the service said about errors of its own: there must be none. */
  readonly complaints: string[] = [];

  constructor(private readonly files: ServiceFiles) {}

  /** Without a path; the same over every restart. */
  get url(): string {
    return this.#url;
  }

  /** @throws when it does not come up */
  async start(): Promise<void> {
    const port = this.#url === '' ? '0' : new URL(this.#url).port;
    const { seed, state } = this.files;
    const given = [
      '--port',
      port,
      '--seed',
      seed,
      '--state',
      state,
      '--control',
      CONTROL,
      '--no-rate-limits',
    ];
    const child = spawn(process.execPath, ['--import', 'tsx', program, ...given], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.on('error', (error) => this.complaints.push(error.message));
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => this.complaints.push(text.trim()));
    for (let waited = 0; waited < UP_WITHIN_MS; waited += 20) {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (url !== undefined) return void (this.#url = url);
      if (child.exitCode !== null) break;
      await pause(20);
    }
    child.kill('SIGKILL');
    throw new Error(`The simulator did not come up: ${this.complaints.join(' ')}`);
  }

  /** As by a power cut; then it is started again, without faults until they are set. */
  async killAndRestart(): Promise<void> {
    this.#faultsBefore = await this.faults();
    await this.#end('SIGKILL');
    this.kills += 1;
    await this.start();
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** How many of each kind there were, as far as it could be counted before each kill. */
  async faults(): Promise<Partial<Record<FaultKind, number>>> {
    const { counts } = toldFaults.parse(await this.#ask('GET', 'faults'));
    const sum: Record<string, number> = { ...this.#faultsBefore };
    for (const [kind, count] of Object.entries(counts)) sum[kind] = (sum[kind] ?? 0) + count;
    return sum;
  }

  async setFaults(plan: FaultPlanInput): Promise<void> {
    await this.#ask('POST', 'setFaults', plan);
  }

  /**
   * Something that the Department does.
   * @returns the id of what came of it; null when it was refused
   */
  async act(action: string, input: object): Promise<string | null> {
    return toldMade.parse((await this.#ask('POST', action, input)) ?? {}).made ?? null;
  }

  /** Null: refused. */
  async #ask(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.#url}/control/${path}`, {
      method,
      headers: { authorization: `Bearer ${CONTROL}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const told = await answer.json();
    if (answer.status === 422) return null;
    if (!answer.ok) throw new Error(`The control endpoint answers ${answer.status} to ${path}`);
    return told;
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    this.#child = null;
  }
}
