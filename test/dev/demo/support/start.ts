/** `npm start` as a process, with its output. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** Without servers that the machine of the test may name. */
function environment(home: string, change: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const named = /^(TEMPORAL_|DATABASE_URL|DOCUMENTS_FOLDER|VITEST|NODE_OPTIONS)/;
  const kept = Object.entries(process.env).filter(([name]) => !named.test(name));
  return { ...Object.fromEntries(kept), JOURNEYS_HOME: home, ...change };
}

export interface Started {
  child: ChildProcess;
  /** Everything said so far. */
  said(): string;
  /** Resolves once something is said; rejects when the process ends before, or the time is up. */
  until(pattern: RegExp, limitMs: number): Promise<void>;
  /** The exit code. */
  ended: Promise<number | null>;
}

function run(args: readonly string[], home: string, change: NodeJS.ProcessEnv | null = null): Started {
  const env = environment(home, change ?? {});
  const child = spawn(process.execPath, args, { cwd: root, env, detached: change !== null });
  let output = '';
  const looks = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const look of [...looks]) look();
    });
  }
  const ended = once(child, 'close').then(() => child.exitCode);
  return {
    child,
    said: () => output,
    ended,
    until: (pattern, limitMs) =>
      new Promise((resolve, reject) => {
        const fail = (why: string) =>
          reject(new Error(`${why} before ${String(pattern)} was said:\n${output}`));
        const limit = setTimeout(() => fail(`${limitMs} ms passed`), limitMs);
        const look = (): void => {
          if (!pattern.test(output)) return;
          clearTimeout(limit);
          looks.delete(look);
          resolve();
        };
        looks.add(look);
        void ended.then(() => fail('The process ended'));
        look();
      }),
  };
}

export const npmStart = (home: string, ...args: string[]): Started =>
  run(['--import', 'tsx', 'dev/start.ts', '--home', home, ...args], home);

/** As npmStart, with other variables, and in a process group of its own, as a terminal gives it one. */
export const npmStartIn = (home: string, change: NodeJS.ProcessEnv, ...args: string[]): Started =>
  run(['--import', 'tsx', 'dev/start.ts', '--home', home, ...args], home, change);

export const journeys = (home: string, ...args: string[]): Started =>
  run(['bin/journeys.mjs', ...args], home);
