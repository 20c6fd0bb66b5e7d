/** Builds the workflow bundle in a process of its own while the servers come up; the worker then finds it built. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const script = `import('./worker/bundle.ts').then(({ workflowBundle }) => workflowBundle())`;

/** Resolves when it is built, or could not be: then the worker builds it and says why it cannot. */
export async function warmUp(): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--eval', script], {
    cwd: root,
    stdio: 'ignore',
  });
  await once(child, 'exit').catch(() => undefined);
}
