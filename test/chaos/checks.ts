/** What has to hold in the end: nothing acknowledged is lost, stuck or repeated. */
import { setTimeout as pause } from 'node:timers/promises';
import { sendCommand } from '../../client/engine/index.js';
import { standingQuery } from '../../workflows/contract.js';
import type { Command } from '../../workflows/journey/command.js';
import { steadily } from './patience.js';
import { compareReadModel } from '../../store/read-model/rebuild.js';
import { listMessages, type MessageOnFile } from '../../store/messages/messages.js';
import { newestState, readJournal } from '../../store/record/journal.js';
import { nextDeadline } from '../../workflows/journey/rules/dates.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import type { House } from './house.js';
import type { Ledger } from './ledger.js';
import type { Cast } from './people.js';

/** Within which everything has come to rest once nobody is killed any more. */
const REST_LIMIT_MS = 180_000;
const PATIENCE_MS = 30_000;

export interface Findings {
  /** Each a sentence; empty if all held. */
  wrong: string[];
  commands: number;
  events: number;
  messages: number;
  /** Messages that came more than once over the wire, under one Message-ID. */
  doubles: number;
  secondsToRest: number;
}

export async function findings(
  house: House,
  cast: Cast,
  ids: readonly string[],
  ledger: Ledger,
): Promise<Findings> {
  const began = performance.now();
  const wrong: string[] = [];
  await atRest(house, cast, ids, wrong);
  const secondsToRest = Math.round((performance.now() - began) / 1000);
  const records = new Map<string, JourneyEvent[]>();
  for (const id of ids) records.set(id, (await readJournal(house.store, id))?.events ?? []);
  wrong.push(...ledger.contradictions.map((key) => `${key}: a repeat was answered otherwise`));
  wrong.push(...inRecord(ledger, records));
  wrong.push(...(await inEngine(cast, ledger)));
  const verified = await house.journeys.verifyRecord();
  wrong.push(...verified.faults.map(({ journey, code, what }) => `${journey}: ${code}: ${what}`));
  const { differing } = await compareReadModel(house.store);
  wrong.push(...differing.map((id) => `${id}: the row of the read model differs from a rebuild`));
  const mail = await mailOf(house, ids, wrong);
  const events = [...records.values()].reduce((sum, all) => sum + all.length, 0);
  return { wrong, commands: ledger.receipts.size, events, ...mail, secondsToRest };
}

/** No mail under way, no date overdue, run and record alike. */
async function atRest(house: House, cast: Cast, ids: readonly string[], wrong: string[]): Promise<void> {
  const end = Date.now() + REST_LIMIT_MS;
  for (const id of ids) {
    for (let why = await restless(house, cast, id); why !== null; why = await restless(house, cast, id)) {
      if (Date.now() > end) {
        wrong.push(`${id}: is not at rest: ${why}`);
        break;
      }
      await pause(250);
    }
  }
}

async function restless(house: House, { engine }: Cast, id: string): Promise<string | null> {
  const newest = await newestState(house.store, id);
  if (newest === null) return 'it has no record';
  const { journey } = newest;
  const claimed = (await listMessages(house.store, id)).filter(({ status }) => status === 'claimed');
  if (claimed.length > 0) return `${claimed.length} messages are under way`;
  if (journey.ended !== null) return null;
  const next = nextDeadline(journey);
  const now = journey.mode === 'live' ? new Date().toISOString() : journey.at;
  if (next && next.at < now) return `${next.key} is overdue`;
  const handle = engine.client.workflow.getHandle(id);
  const standing = await handle.query(standingQuery).catch(() => null);
  if (standing === null) return 'its run does not answer';
  return standing.n === journey.n ? null : `its run knows ${standing.n} of ${journey.n} events`;
}

function inRecord(ledger: Ledger, records: ReadonlyMap<string, JourneyEvent[]>): string[] {
  const wrong: string[] = [];
  for (const [key, { journey, command, events, at }] of ledger.receipts) {
    const own = (records.get(journey) ?? []).filter(({ cmd }) => cmd === command);
    const there = own.map(({ n, type }) => ({ n, type }));
    if (JSON.stringify(there) !== JSON.stringify(events)) wrong.push(`${key}: the record has it otherwise`);
    else if (own[0] && own[0].at !== at) wrong.push(`${key}: the record has it at ${own[0].at}, not ${at}`);
  }
  for (const { journey, id } of ledger.signals) {
    const own = (records.get(journey) ?? []).filter(
      ({ cmd, type }) => cmd === id && type === 'SessionCompleted',
    );
    if (own.length !== 1) wrong.push(`${journey}/${id}: the report is in the record ${own.length} times`);
  }
  return wrong;
}

/** The run itself answers a repeat with the first receipt; a run that is over is answered for by the record. */
async function inEngine({ engine, journeys, signal }: Cast, ledger: Ledger): Promise<string[]> {
  const wrong: string[] = [];
  const waiting = [...ledger.receipts];
  const line = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [key, { journey, command: id }] = next;
      const { view } = await journeys.view(journey);
      if (view.status === 'ended') continue;
      const actor = { role: 'provider', id: 'checks' } as const;
      const command: Command = { type: 'accept', id, actor };
      const again = await steadily(
        () => sendCommand(engine, journey, { command, at: null }, PATIENCE_MS, `again-${id}`),
        signal,
      ).catch((error: unknown) => error);
      if (JSON.stringify(again) !== JSON.stringify(ledger.receipts.get(key))) {
        const [now, then] = [again, ledger.receipts.get(key)].map(asText);
        wrong.push(`${key}: the run answers a repeat otherwise: ${now}, and not ${then}`);
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, line));
  return wrong;
}

function asText(one: unknown): string {
  if (!(one instanceof Error)) return JSON.stringify(one);
  return one.cause instanceof Error ? `${one.message} (${one.cause.message})` : one.message;
}

/** Each message once in the log; over the wire more than once only where it was tried more than once. */
async function mailOf(
  { store, mail }: House,
  ids: readonly string[],
  wrong: string[],
): Promise<Pick<Findings, 'messages' | 'doubles'>> {
  const log = (await Promise.all(ids.map((id) => listMessages(store, id)))).flat();
  const byId = new Map<string, MessageOnFile>();
  for (const message of log) {
    if (byId.has(message.messageId)) wrong.push(`${message.journey}/${message.key}: logged twice`);
    byId.set(message.messageId, message);
  }
  const arrived = new Map<string, number>();
  for (const { messageId } of [...mail.live.received(), ...mail.rehearsal.received()]) {
    const id = messageId.replace(/^<|>$/g, '');
    arrived.set(id, (arrived.get(id) ?? 0) + 1);
  }
  let doubles = 0;
  for (const [id, message] of byId) {
    const times = arrived.get(id) ?? 0;
    const name = `${message.journey}/${message.key}`;
    if (message.status === 'sent' && times === 0) wrong.push(`${name}: sent by the log, and never came`);
    if (times > 1) doubles++;
    if (times > message.attempts) wrong.push(`${name}: came ${times} times, tried ${message.attempts}`);
  }
  return { messages: log.length, doubles };
}
