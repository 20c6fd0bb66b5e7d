/** S7.3: the present build goes on with every history that earlier ones left, and a broken build is found out. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import { afterAll, describe, expect, test } from 'vitest';
import { workflowBundle } from '../../worker/bundle.js';
import { quietLogger } from '../support/quiet.js';
import { readHistories, versionNow, WHAT_TO_DO } from './golden.js';
import { replay, type Replayed } from './replaying.js';
import { shapes } from './shapes.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Within the project, so that packages are found from there. */
const workshop = join(root, 'dist', `broken-${process.pid}`);
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

const failed = (replayed: Replayed[]) => replayed.filter(({ failure }) => failure !== null);

test('S7.3 every golden history is replayed by the present build to its end', async () => {
  const names = readHistories().map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(shapes.map((shape) => `${versionNow()}/${shape}`)));
  const { code } = await workflowBundle(quietLogger);
  const replayed = await replay(code);
  expect(replayed.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  expect(failed(replayed), WHAT_TO_DO).toEqual([]);
}, 120_000);

/** The workflow's sources with one file changed, bundled. */
async function bundleWith(file: string, change: (source: string) => string): Promise<string> {
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop, { recursive: true });
  cpSync(join(root, 'workflows'), join(workshop, 'workflows'), { recursive: true });
  const path = join(workshop, 'workflows', file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  expect(after, `the change finds nothing to change in ${file}`).not.toBe(before);
  writeFileSync(path, after);
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(workshop, 'workflows', 'index.ts'),
    logger: quietLogger,
  });
  return code;
}

/** The journey as it is, behind something that earlier builds did not do. */
const behind = (statement: string) => () => `
import * as workflow from '@temporalio/workflow';
import { journey as proper } from './journey.js';
export async function journey(input: Parameters<typeof proper>[0]) {
  const late = ${statement};
  const result = await proper(input);
  await late;
  return result;
}
`;

describe('S7.3 the gate turns red', () => {
  const changes: [string, string, (source: string) => string][] = [
    ['for a timer that was not there', 'index.ts', behind('workflow.sleep(1000)')],
    [
      'for a local activity that was not there',
      'index.ts',
      behind(
        `workflow.proxyLocalActivities<{ look(): Promise<void> }>({ startToCloseTimeout: 1000 }).look()`,
      ),
    ],
    [
      'for search attributes that are not written any more',
      'shown.ts',
      (source) =>
        source.replace(/\bupsertSearchAttributes\(\[/, 'void ([') + '\nvoid upsertSearchAttributes;\n',
    ],
  ];
  const names = [`${versionNow()}/on-time`, `${versionNow()}/rehearsal`];
  for (const [what, file, change] of changes) {
    test(`S7.3 ${what}`, async () => {
      const replayed = await replay(await bundleWith(file, change), names);
      expect(replayed).toHaveLength(names.length);
      expect(failed(replayed)).toHaveLength(names.length);
      for (const { failure } of replayed) expect(failure).toMatch(/DeterminismViolation|[Nn]ondeterminism/);
    }, 60_000);
  }
});
