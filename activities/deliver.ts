/**
 * Sends what an event occasions (S6.5): each message once, from the record, with its calendar files.
 * Messages do not wait for one another: what can go, goes; if some could not be handed over for a reason
 * that passes, the activity fails in the end so that it is tried again, and the log knows what is done.
 */
import type { Store } from '../store/database/database.js';
import { gatherReminder } from '../store/digests/gathered.js';
import { recordMails } from '../store/messages/mails.js';
import { readMessages, type MessageOnFile } from '../store/messages/messages.js';
import type { DeliverRequest, JourneyActivities } from '../workflows/activities.js';
import type { FactCommand } from '../workflows/journey/command.js';
import { withinAttempt } from './attempt.js';
import { reminderIn } from './digests/gather.js';
import type { MailTransport } from './email/mail.js';
import { messageIdOf } from './email/message-id.js';
import { nowhere } from './email/nowhere.js';
import { asksForEndorsement } from './messages/endorsement.js';
import { factsOf, failedFor, undelivered } from './messages/facts.js';
import { dispatch, PREVIOUS_ADDRESS } from './messages/dispatch.js';
import { mailsOf, type LoggedMail } from './messages/mails.js';
import { parseMessageKey } from './messages/message-key.js';
import {
  asPassing,
  notYet,
  timeIsUp,
  UNEXPECTED,
  type TransientMessageError,
} from './messages/transient-message-error.js';
import { prepareMessage, type Ready } from './messages/prepare.js';
import type { Site } from './messages/pages.js';
import { RecordCache } from './messages/records.js';
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
  /** Where messages are answered; without it they say that one replies. */
  site?: Site | null;
}

export function createDeliver(options: DeliverOptions): JourneyActivities['deliver'] {
  const records = new RecordCache(options.store);
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
  records: RecordCache;
  settling: Settling;
  tries: Tries;
  /** The end of the attempt; what has not had its turn by then is for the next one. */
  ending: AbortSignal;
}

async function sendAll(context: Context, request: DeliverRequest): Promise<FactCommand[]> {
  const { journey, messages } = request;
  const { settled, underWay, fresh } = await onFile(context.store, journey, messages);
  const outcome = { facts: [] as FactCommand[], faults: [] as TransientMessageError[] };
  const tried = trying(context, request, outcome);
  for (const message of settled) await tried([message.key], () => toldAgain(context, message));
  for (const key of underWay) await tried([key], () => sendKnown(context, journey, key));
  const ready = await prepared(context, request, fresh, tried);
  const byThemselves = await gathered(context, ready, tried);
  for (const mail of mailsOf(byThemselves, context.mailDomain, context.site)) {
    await tried(keysOf(mail), () => {
      if (context.ending.aborted) throw timeIsUp();
      return send(context, mail);
    });
  }
  if (outcome.faults.length > 0) throw notYet(outcome.faults, messages.length);
  return outcome.facts;
}

type Tried = (keys: readonly string[], work: () => Promise<FactCommand[]>) => Promise<void>;

/** Messages do not wait for one another: what becomes of each is noted, and the next has its turn. */
function trying(
  context: Context,
  request: DeliverRequest,
  outcome: { facts: FactCommand[]; faults: TransientMessageError[] },
): Tried {
  return async (keys, work) => {
    try {
      outcome.facts.push(...(await work()));
    } catch (error) {
      const fault = asPassing(error);
      const [lead = ''] = keys;
      if (isGivenUp(context, request, lead, fault))
        outcome.facts.push(...keys.flatMap((key) => undelivered(key, fault.code)));
      else outcome.faults.push(fault);
    }
  };
}

const keysOf = ({ key, parts }: LoggedMail): string[] => [key.key, ...parts.map((part) => part.key)];

/** What failed unexpectedly is told in the end, so that one message that cannot be made holds up nothing for good. */
const isGivenUp = (
  { tries }: Context,
  { journey, mode }: DeliverRequest,
  message: string,
  { code }: TransientMessageError,
): boolean => code === UNEXPECTED && tries.areOver(journey, message, mode);

/**
 * Only a second attempt finds any on file. What the first had in one mail stays in it; messages with a previous
 * address are looked at again as a whole.
 */
async function onFile(store: Store, journey: string, keys: readonly string[]) {
  const found = await readMessages(store, journey, [...keys]);
  const known = new Set(found.map(({ key }) => key));
  const isOpen = ({ status, template }: MessageOnFile) =>
    status === 'claimed' || template === 'details-changed';
  return {
    settled: found.filter((message) => !isOpen(message) && message.partOf === null),
    underWay: new Set(found.filter(isOpen).map(({ key, partOf }) => partOf ?? key)),
    fresh: keys.filter((key) => !known.has(key)),
  };
}

/** What a message that was settled by an earlier attempt told the journey then. */
async function toldAgain({ records }: Context, message: MessageOnFile): Promise<FactCommand[]> {
  const key = parseMessageKey(message.key);
  const context = key && (await records.at(message.journey, key.n));
  return key && context ? factsOf(key, message, context.journey.reachable) : [];
}

/** A message that was claimed before: whatever is made of it now, what was claimed is what is sent. */
async function sendKnown(context: Context, journey: string, text: string): Promise<FactCommand[]> {
  if (context.ending.aborted) throw timeIsUp();
  const one = await prepareMessage(context, journey, text);
  if ('facts' in one) return one.facts;
  const [mail] = mailsOf([one], context.mailDomain, context.site);
  return mail ? send(context, mail) : [];
}

async function prepared(
  context: Context,
  { journey }: DeliverRequest,
  keys: readonly string[],
  tried: Tried,
): Promise<Ready[]> {
  const ready: Ready[] = [];
  for (const text of keys) {
    await tried([text], async () => {
      if (context.ending.aborted) throw timeIsUp();
      const one = await prepareMessage(context, journey, text);
      if ('facts' in one) return one.facts;
      ready.push(one);
      return [];
    });
  }
  return ready;
}

/** What only reminds a coach goes with their next digest. @returns what goes by itself */
async function gathered(
  { store, mailDomain }: Context,
  ready: readonly Ready[],
  tried: Tried,
): Promise<Ready[]> {
  const rest: Ready[] = [];
  for (const one of ready) {
    const reminder = reminderIn(one, mailDomain);
    if (reminder === null) rest.push(one);
    else await tried([one.key.key], () => gatherReminder(store, reminder).then(() => []));
  }
  return rest;
}

async function send(context: Context, mail: LoggedMail): Promise<FactCommand[]> {
  const { key, correspondence, message } = mail;
  const { store, settling, ending, from, mailDomain } = context;
  const transport = (message.mode === 'live' ? context.live : context.rehearsal) ?? nowhere;
  const sender = { store, transport, settling, ending, from, mailDomain, correspondence };
  const file = await dispatch(sender, mail, correspondence.to);
  if (correspondence.previous) {
    const copy = `${key.key}${PREVIOUS_ADDRESS}`;
    const messageId = messageIdOf(message.journey, copy, mailDomain);
    const toFormer = { message: { ...message, key: copy, messageId }, parts: [] };
    await dispatch(sender, toFormer, [correspondence.previous]);
  }
  return factsOf(key, file, correspondence.context.journey.reachable);
}

/** S8.1: a rehearsal without a mailbox of its own keeps its messages, all in one statement. */
async function recordAll(context: Context, request: DeliverRequest): Promise<FactCommand[]> {
  const { journey, messages } = request;
  const { fresh, underWay } = await onFile(context.store, journey, messages);
  const outcome = { facts: [] as FactCommand[], faults: [] as TransientMessageError[] };
  const tried = trying(context, request, outcome);
  const ready = await prepared(context, request, [...underWay, ...fresh], tried);
  const hasAddress = ({ correspondence }: Ready) => correspondence.to.length > 0;
  for (const { key } of ready.filter((one) => !hasAddress(one))) {
    if (asksForEndorsement(key)) outcome.facts.push(...failedFor(key, 'no-address'));
  }
  await recordMails(context.store, mailsOf(ready.filter(hasAddress), context.mailDomain, context.site));
  if (outcome.faults.length > 0) throw notYet(outcome.faults, messages.length);
  return outcome.facts;
}
