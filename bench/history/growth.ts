/** Whether a command costs more the longer its journey has been: history by the command that caused it. */
import { encodedSize, typeOf } from './count.js';
import type { History } from './fetch.js';

export interface Turn {
  /** The type of the command, such as `completeActivity`. */
  command: string;
  events: number;
  bytes: number;
}

/** What each accepted command added to history: all events from its workflow task to the next. */
export function turnsOf({ events }: History, commands: readonly string[]): Turn[] {
  const turns: Turn[] = [];
  let tail = { events: 0, bytes: 0, commands: 0 };
  const close = () => {
    if (tail.commands === 1) {
      turns.push({ command: commands[turns.length] ?? '', events: tail.events, bytes: tail.bytes });
    }
    tail = { events: 0, bytes: 0, commands: 0 };
  };
  for (const event of events ?? []) {
    if (typeOf(event) === 'WORKFLOW_TASK_SCHEDULED') close();
    tail.events++;
    tail.bytes += encodedSize(event);
    if (typeOf(event) === 'WORKFLOW_EXECUTION_UPDATE_ACCEPTED') tail.commands++;
  }
  close();
  return turns;
}

/** The first and the last command of a type, from the tenth command on. */
export function firstAndLast(turns: readonly Turn[], command: string): { first: Turn; last: Turn } {
  const alike = turns.slice(9).filter((turn) => turn.command === command);
  const [first, last] = [alike[0], alike.at(-1)];
  if (!first || !last || first === last)
    throw new Error(`the journey has no two commands ${command} to compare`);
  return { first, last };
}
