/** Builds the workflow bundle in a process of its own while the servers come up; the worker then finds it built. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const script = `
  const { workflowBundle } = await import('./worker/bundle.ts');
  process.stdout.write((await workflowBundle()).buildId);`;

export interface WarmUp {
  /** The id of the build; null if it could not be built: then the worker says why it cannot. */
  over: Promise<string | null>;
  /** It is not wanted any more. */
  end(): Promise<void>;
}

export function warmUp(): WarmUp {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type', 'module', '--eval', script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const over = once(child, 'close').then(
    ([code]) => (code === 0 ? output : null),
    () => null,
  );
  // Errors after the first are of a signal that could not be sent.
  child.on('error', () => undefined);
  return {
    over,
    async end() {
      child.kill();
      await over;
    },
  };
}
