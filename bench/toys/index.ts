/** Workflows to compare with: each does the least that its comparison needs. */
import { condition, defineSignal, defineUpdate, setHandler } from '@temporalio/workflow';

export const goOn = defineUpdate<number>('goOn');
export const finish = defineSignal('finish');

/** Starts, has one task, is complete. */
export async function trivial(): Promise<string> {
  return 'done';
}

/** Takes updates that change nothing, for as long a history as is wanted, until it is told to end. */
export async function long(): Promise<number> {
  let taken = 0;
  let over = false;
  setHandler(goOn, () => ++taken);
  setHandler(finish, () => {
    over = true;
  });
  await condition(() => over);
  return taken;
}
