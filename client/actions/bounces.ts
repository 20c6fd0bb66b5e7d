/**
 * Messages that came back (S6.5). Each is filed with its message, once; the journey hears of it as long as it
 * goes on. After its end nothing is woken: whoever looks at the person finds it there.
 */
import type { BounceOnFile } from '../../store/messages/bounces.js';
import type { Store } from '../../store/database/database.js';
import type { JournalOnFile } from '../../store/record/journal.js';
import type { MessageOnFile } from '../../store/messages/messages.js';
import type { Receipt } from '../../workflows/contract.js';
import type { Journey } from '../../workflows/journey/state.js';
import { prepareCommand, type PreparedCommand, type CommandOptions } from '../commands/prepare.js';
import type { CommandParts } from '../commands/spec.js';
import { ClientError, NotFound } from '../errors.js';
import { bounceIdOf } from '../ids.js';
import { parseOrRefuse } from '../input/faults.js';
import { journeyIdSchema } from '../input/ids.js';
import { send } from './ask.js';
import { refuseBeforehand } from './beforehand.js';
import { now, recordHalf, type Context } from './context.js';

export interface BounceReceipt extends Receipt {
  /** Whether the journey has heard of it; if not, it is filed with the message alone. */
  heard: boolean;
  permanent: boolean;
  address: 'first' | 'second';
}

export interface Reported extends CommandParts<'recordBounce'> {
  /** The enhanced status code, where a mail server gave one. */
  status?: string | null;
}

/** The copy of a changed address that went to the one before: that it does not work is why it was changed. */
const PREVIOUS = '/previous-address';

/** @throws BadInput · JourneyRefused · NotFound, also for a message that was never sent · Unreachable */
export async function recordBounce(
  context: Context,
  journey: string,
  { message, permanent, status = null, ...more }: Reported,
  options: CommandOptions,
): Promise<BounceReceipt> {
  const id = parseOrRefuse(journeyIdSchema, journey);
  const asked = { type: 'recordBounce', message, permanent, ...more } as const;
  const prepared = prepareCommand(id, asked, {
    ...options,
    id: options.id ?? bounceIdOf(id, message, permanent),
  });
  const found = await context.servers.inStore((store) => file(store, context, id, prepared, status));
  const { bounce, record, state } = found;
  const { receiptFrom } = await recordHalf();
  const receiptOf = (receipt: Receipt, heard: boolean): BounceReceipt => ({
    ...receipt,
    heard,
    permanent: bounce.permanent,
    address: bounce.address,
  });
  const quiet = receiptFrom(record, prepared.command.id) ?? receiptWithout(state, prepared);
  if (bounce.told || state.ended !== null || message.endsWith(PREVIOUS)) {
    await keepNotes(context, id, prepared);
    return receiptOf(quiet, bounce.told);
  }
  const { address } = bounce;
  const command = { ...prepared.command, address, another: found.another } as PreparedCommand['command'];
  const receipt = await send(context, id, { ...prepared, command }).catch(gone);
  if (receipt === null) return receiptOf(quiet, false);
  const { markBounceTold } = await import('../../store/messages/bounces.js');
  await context.servers.inStore((store) => markBounceTold(store, bounce));
  return receiptOf(receipt, true);
}

/** A run that is gone is not looked for here: what came back is filed, and that is all that was asked. */
function gone(error: unknown): null {
  if (error instanceof ClientError && error.code === 'journey-stopped') return null;
  throw error;
}

interface Found {
  record: JournalOnFile;
  state: Journey;
  bounce: BounceOnFile;
  /** Whether there is an address left that the message has not come back from. */
  another: boolean;
}

async function file(
  store: Store,
  { scope }: Context,
  journey: string,
  { command, at }: PreparedCommand,
  status: string | null,
): Promise<Found> {
  const { recordOrRefuse } = await recordHalf();
  const { stateFrom } = await import('../reading/view.js');
  const { readMessages } = await import('../../store/messages/messages.js');
  const { fileBounce } = await import('../../store/messages/bounces.js');
  const record = await recordOrRefuse(store, scope, journey);
  const { message, permanent } = command as PreparedCommand['command'] & CommandParts<'recordBounce'>;
  const [sent] = await readMessages(store, journey, [message]);
  if (!sent) throw new NotFound('message on this journey', message, 'Its "timeline" names those there are.');
  const state = stateFrom(record, null);
  await refuseBeforehand(store, state, command, at);
  const by = `${command.actor.role}:${command.actor.id}`;
  const address = sent.address ?? 'first';
  const bounce = await fileBounce(store, {
    ...{ journey, key: message, address, permanent, status, by },
    at: at ?? now(),
  });
  return { record, state, bounce, another: await isAnotherLeft(store, sent) };
}

async function isAnotherLeft(
  store: Store,
  { journey, addressee, recipient }: MessageOnFile,
): Promise<boolean> {
  if (addressee !== 'participant') return false;
  const { readPerson } = await import('../../store/people/people.js');
  const { bouncedAddresses } = await import('../../store/messages/bounces.js');
  const person = await readPerson(store, journey);
  const bad = await bouncedAddresses(store, journey);
  bad.add(recipient ?? person?.email ?? '');
  return [person?.email, person?.secondEmail].some((address) => address && !bad.has(address));
}

const receiptWithout = ({ id, stage, status }: Journey, { command, at }: PreparedCommand): Receipt => ({
  journey: id,
  command: command.id,
  at: at ?? now(),
  events: [],
  stage,
  status,
});

async function keepNotes(
  { servers }: Context,
  journey: string,
  { command, notes }: PreparedCommand,
): Promise<void> {
  if (notes.length === 0) return;
  const { saveNote } = await import('../../store/people/notes.js');
  const by = `${command.actor.role}:${command.actor.id}`;
  await servers.inStore(async (store) => {
    for (const { id, text } of notes) await saveNote(store, { id, journey, by, text, at: now() });
  });
}
