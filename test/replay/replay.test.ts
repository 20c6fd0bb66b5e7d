/** S7.3: the present build goes on with every history that earlier ones left, and a broken build is found out. */
import { describe, expect, test } from 'vitest';
import { workflowBundle } from '../../worker/bundle.js';
import { bundleWith } from '../support/other-build.js';
import { quietLogger } from '../../bench/stage/quiet.js';
import { HISTORY_BROKEN, judged, readHistories, versionNow, type Replayed } from './golden.js';
import { replay } from './replaying.js';
import { shapes } from './shapes.js';

const failed = (replayed: Replayed[]) => replayed.filter(({ failure }) => failure !== null);

test('S7.3 every golden history is replayed by the present build to its end', async () => {
  const names = readHistories().map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(shapes.map((shape) => `${versionNow()}/${shape}`)));
  const { code } = await workflowBundle(quietLogger);
  const replayed = await replay(code);
  expect(replayed.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  const { broken, stale } = judged(replayed);
  expect(broken, HISTORY_BROKEN).toEqual([]);
  expect(stale, 'These are replayed again: take them out of LET_GO.').toEqual([]);
}, 120_000);

test('S7.3 a history that is let go may fail, and has to', () => {
  const replayed = [
    { name: '0.1.0/on-time', failure: 'DeterminismViolationError: …' },
    { name: '0.1.0/late', failure: null },
    { name: '0.2.0/late', failure: 'DeterminismViolationError: …' },
  ];
  const letGo = { '0.1.0/on-time': 'one more message', '0.1.0/late': 'one more message' };
  expect(judged(replayed, letGo)).toEqual({ broken: [replayed[2]], stale: ['0.1.0/late'] });
});

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
