/** S7.3: the present build goes on with every history that earlier ones left, and a broken build is found out. */
import { describe, expect, test } from 'vitest';
import { workflowBundle } from '../../worker/bundle.js';
import { bundleWith } from '../support/other-build.js';
import { quietLogger } from '../support/quiet.js';
import { readHistories, versionNow, WHAT_TO_DO } from './golden.js';
import { replay, type Replayed } from './replaying.js';
import { shapes } from './shapes.js';

const failed = (replayed: Replayed[]) => replayed.filter(({ failure }) => failure !== null);

test('S7.3 every golden history is replayed by the present build to its end', async () => {
  const names = readHistories().map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(shapes.map((shape) => `${versionNow()}/${shape}`)));
  const { code } = await workflowBundle(quietLogger);
  const replayed = await replay(code);
  expect(replayed.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  expect(failed(replayed), WHAT_TO_DO).toEqual([]);
}, 120_000);

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
      const replayed = await replay(await bundleWith('broken', [[file, change]]), names);
      expect(replayed).toHaveLength(names.length);
      expect(failed(replayed)).toHaveLength(names.length);
      for (const { failure } of replayed) expect(failure).toMatch(/DeterminismViolation|[Nn]ondeterminism/);
    }, 60_000);
  }
});
