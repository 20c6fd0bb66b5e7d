/** Builds the workflow bundle in a process of its own while the servers come up; the worker then finds it built. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const script = `import('./worker/bundle.ts').then(({ workflowBundle }) => workflowBundle())`;

export interface WarmUp {
  /** Resolves when it is built, or could not be: then the worker builds it and says why it cannot. */
  over: Promise<void>;
  /** It is not wanted any more. */
  end(): Promise<void>;
}

export function warmUp(): WarmUp {
  const child = spawn(process.execPath, ['--import', 'tsx', '--eval', script], {
    cwd: root,
    stdio: 'ignore',
  });
  const over = once(child, 'exit').then(
    () => undefined,
    () => undefined,
  );
  // Errors after the first are of a signal that could not be sent.
  child.on('error', () => undefined);
  return {
    over,
    end() {
      child.kill();
      return over;
    },
  };
}
