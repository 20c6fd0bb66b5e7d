/** Workflow bundles of the benches, made the same way as the one in production, each made once a process. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { bundling, workflowBundle } from '../../worker/bundle.js';

const bench = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const quiet = new DefaultLogger('ERROR');

export type BundleName = 'journeys' | 'toys' | 'naive';

const made = new Map<BundleName, Promise<{ code: string }>>();

export function benchBundle(name: BundleName): Promise<{ code: string }> {
  const known = made.get(name) ?? make(name);
  made.set(name, known);
  return known;
}

async function make(name: BundleName): Promise<{ code: string }> {
  if (name === 'journeys') return workflowBundle(quiet);
  return bundleWorkflowCode({ ...bundling(path.join(bench, name, 'index.ts')), logger: quiet });
}
