/** First receipts by the record (S3.6): for as long as it exists, a repeat is answered with them. */
import type { Answered } from '../../workflows/activities.js';
import type { Receipt } from '../../workflows/contract.js';
import type { Store } from '../database/database.js';
import { foldUpTo } from './journal.js';

/** The first receipts of those of the commands that were carried out. */
export async function readReceipts(
  store: Store,
  journey: string,
  commands: readonly string[],
): Promise<Receipt[]> {
  if (commands.length === 0) return [];
  const caused = await store.db
    .selectFrom('journal')
    .select(['cmd', 'n', 'at', 'type'])
    .where('journey', '=', journey)
    .where('cmd', 'in', commands)
    .orderBy('n')
    .execute();
  const receipts: Receipt[] = [];
  for (const command of new Set(caused.map(({ cmd }) => cmd))) {
    const own = caused.filter(({ cmd }) => cmd === command);
    const events = own.map(({ n, type }) => ({ n, type: type as Receipt['events'][number]['type'] }));
    receipts.push(await receipt(store, journey, command, own[0]?.at ?? '', own.at(-1)?.n ?? 0, events));
  }
  for (const { cmd, at, n } of await answeredAmong(store, journey, commands)) {
    receipts.push(await receipt(store, journey, cmd, at, n, []));
  }
  return receipts;
}

async function receipt(
  store: Store,
  journey: string,
  command: string,
  at: string,
  n: number,
  events: Receipt['events'],
): Promise<Receipt> {
  const then = await foldUpTo(store, journey, n);
  return { journey, command, at, events, stage: then?.stage ?? '', status: then?.status ?? '' };
}

/** Takes note of commands that were answered without an event; those that are known stay as they are. */
export async function keepAnswered(
  store: Store,
  journey: string,
  answered: readonly Answered[],
): Promise<void> {
  if (answered.length === 0) return;
  await store.db
    .insertInto('answered_commands')
    .values(answered.map(({ command, at, n }) => ({ journey, cmd: command, at, n })))
    .onConflict((conflict) => conflict.columns(['journey', 'cmd']).doNothing())
    .execute();
}

/** Ids of the newest commands that were answered without an event. */
export async function newestAnswered(store: Store, journey: string, most: number): Promise<string[]> {
  const rows = await store.db
    .selectFrom('answered_commands')
    .select('cmd')
    .where('journey', '=', journey)
    .orderBy('n', 'desc')
    .orderBy('cmd')
    .limit(most)
    .execute();
  return rows.map(({ cmd }) => cmd);
}

const answeredAmong = (store: Store, journey: string, commands: readonly string[]) =>
  store.db
    .selectFrom('answered_commands')
    .select(['cmd', 'at', 'n'])
    .where('journey', '=', journey)
    .where('cmd', 'in', commands)
    .execute();
