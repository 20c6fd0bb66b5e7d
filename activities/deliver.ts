/**
 * Sends what an event occasions (S6.5): each message once, from the record, with its calendar files.
 * Messages do not wait for one another: what can go, goes; if some could not be handed over for a reason
 * that passes, the activity fails in the end so that it is tried again, and the log knows what is done.
 */
import type { Store } from '../store/database.js';
import { readMessages, recordMessages, type MessageOnFile } from '../store/messages.js';
import type { DeliverRequest, JourneyActivities } from '../workflows/activities.js';
import type { FactCommand } from '../workflows/journey/command.js';
import { withinAttempt } from './attempt.js';
import type { MailTransport } from './email/mail.js';
import { messageIdOf } from './email/message-id.js';
import { nowhere } from './email/nowhere.js';
import { asksForEndorsement } from './messages/endorsement.js';
import { factsOf, failedFor, undelivered } from './messages/facts.js';
import { dispatch, PREVIOUS_ADDRESS } from './messages/dispatch.js';
import { parseMessageKey } from './messages/message-key.js';
import { asPassing, notYet, timeIsUp, UNEXPECTED, type PassingFault } from './messages/passing-fault.js';
import { prepare, type Ready } from './messages/prepare.js';
import { Records } from './messages/records.js';
import { Settling } from './messages/settling.js';
import { Tries } from './messages/tries.js';

export interface DeliverOptions {
  store: Store;
  /** The mail server of live journeys; null while there is none: messages then wait. */
  live: MailTransport | null;
  /** Where a rehearsal's messages are shown; only used if it is this machine, else they are recorded unsent. */
  rehearsal: MailTransport | null;
  /** Of Message-IDs, List-Ids and the UIDs of calendar files. */
  mailDomain: string;
  /** The address that messages come from; answers go to the provider. */
  from: string;
}

export function createDeliver(options: DeliverOptions): JourneyActivities['deliver'] {
  const records = new Records(options.store);
  const settling = new Settling(options.store);
  const tries = new Tries();
  const rehearsal = options.rehearsal?.loopback === true ? options.rehearsal : null;
  return async (request) => {
    const onlyRecorded = request.mode === 'rehearsal' && rehearsal === null;
    const deliver = onlyRecorded ? recordAll : sendAll;
    return withinAttempt((ending) =>
      deliver({ ...options, rehearsal, records, settling, tries, ending }, request),
    );
  };
}

interface Context extends DeliverOptions {
  records: Records;
  settling: Settling;
  tries: Tries;
  /** The end of the attempt; what has not had its turn by then is for the next one. */
  ending: AbortSignal;
}

async function sendAll(context: Context, request: DeliverRequest): Promise<FactCommand[]> {
  const { journey, mode, messages } = request;
  const settled = await settledBefore(context.store, journey, messages);
  const facts: FactCommand[] = [];
  const faults: PassingFault[] = [];
  for (const text of messages) {
    try {
      const before = settled.get(text);
      if (!before && context.ending.aborted) throw timeIsUp();
      facts.push(
        ...(before ? await toldAgain(context, before) : await sendOne(context, mode, journey, text)),
      );
    } catch (error) {
      const fault = asPassing(error);
      if (isGivenUp(context, request, text, fault)) facts.push(...undelivered(text, fault.code));
      else faults.push(fault);
    }
  }
  if (faults.length > 0) throw notYet(faults, messages.length);
  return facts;
}

/** What failed unexpectedly is told in the end, so that one message that cannot be made holds up nothing for good. */
const isGivenUp = (
  { tries }: Context,
  { journey, mode }: DeliverRequest,
  message: string,
  { code }: PassingFault,
): boolean => code === UNEXPECTED && tries.areOver(journey, message, mode);

/** Only a second attempt finds any: messages with a previous address are looked at again as a whole. */
async function settledBefore(store: Store, journey: string, keys: string[]) {
  const onFile = await readMessages(store, journey, keys);
  const settled = onFile.filter(
    ({ status, template }) => status !== 'claimed' && template !== 'details-changed',
  );
  return new Map<string, MessageOnFile>(settled.map((message) => [message.key, message]));
}

/** What a message that was settled by an earlier attempt told the journey then. */
async function toldAgain({ records }: Context, message: MessageOnFile): Promise<FactCommand[]> {
  const key = parseMessageKey(message.key);
  const moment = key && (await records.at(message.journey, key.n));
  return key && moment ? factsOf(key, message, moment.journey.reachable) : [];
}

async function sendOne(
  context: Context,
  mode: DeliverRequest['mode'],
  journey: string,
  text: string,
): Promise<FactCommand[]> {
  const prepared = await prepare(context, journey, text);
  if ('facts' in prepared) return prepared.facts;
  const { key, correspondence, message } = prepared;
  const transport = (mode === 'live' ? context.live : context.rehearsal) ?? nowhere;
  const { store, settling, ending, from, mailDomain } = context;
  const sender = { store, transport, settling, ending, from, mailDomain, correspondence };
  const file = await dispatch(sender, message, correspondence.to);
  if (correspondence.previous) {
    const copy = `${text}${PREVIOUS_ADDRESS}`;
    const messageId = messageIdOf(journey, copy, mailDomain);
    await dispatch(sender, { ...message, key: copy, messageId }, [correspondence.previous]);
  }
  return factsOf(key, file, correspondence.scene.journey.reachable);
}

/** S8.1: a rehearsal without a mailbox of its own keeps its messages, all in one statement. */
async function recordAll(context: Context, request: DeliverRequest): Promise<FactCommand[]> {
  const { journey, messages } = request;
  const facts: FactCommand[] = [];
  const ready: Ready[] = [];
  const faults: PassingFault[] = [];
  for (const text of messages) {
    try {
      const prepared = await prepare(context, journey, text);
      if ('facts' in prepared) facts.push(...prepared.facts);
      else if (prepared.correspondence.to.length > 0) ready.push(prepared);
      else if (asksForEndorsement(prepared.key)) facts.push(...failedFor(prepared.key, 'no-address'));
    } catch (error) {
      const fault = asPassing(error);
      if (isGivenUp(context, request, text, fault)) facts.push(...undelivered(text, fault.code));
      else faults.push(fault);
    }
  }
  await recordMessages(
    context.store,
    ready.map(({ message }) => message),
  );
  if (faults.length > 0) throw notYet(faults, messages.length);
  return facts;
}
