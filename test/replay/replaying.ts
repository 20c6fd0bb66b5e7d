/** Replays golden histories against a bundle, as a worker would that takes the journeys over. */
import { Worker } from '@temporalio/worker';
import '../../bench/stage/quiet.js';
import { readHistories, type Replayed } from './golden.js';

/** @param names those to replay, `<version>/<shape>`; all unless told */
export async function replay(code: string, names: string[] | null = null): Promise<Replayed[]> {
  const golden = readHistories().filter(({ name }) => names === null || names.includes(name));
  const histories = golden.map(({ name, content }) => ({ workflowId: name, history: content }));
  const replayed: Replayed[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle: { code }, replayName: 'golden' },
    histories,
  )) {
    replayed.push({ name: workflowId, failure: error ? `${error.name}: ${error.message}` : null });
  }
  return replayed;
}
