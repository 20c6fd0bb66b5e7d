/** Commands of which the door says when they began to arrive (S5.2): as the arrival says of what they hand in. */
import type { Receipt } from '../../workflows/contract.js';
import type { Instant } from '../../workflows/journey/values.js';
import type { Arrival } from '../../store/documents/arrivals.js';
import { timedByDoor } from '../commands/assessment.js';
import { withDoubts, type CommandReceipt } from '../commands/doubts.js';
import { prepareCommand, type CommandInput, type CommandOptions } from '../commands/prepare.js';
import { purposeOf } from '../commands/purpose.js';
import { ClientError, withArrival } from '../errors.js';
import { parseOrRefuse } from '../input/faults.js';
import { journeyIdSchema } from '../input/ids.js';
import { arrivalOf, asRefusal } from './arrivals.js';
import { ask, send } from './ask.js';
import { now, recordHalf, type Context } from './context.js';
import { doubts } from './doubts.js';
import { view } from './read.js';

/**
 * Any command; one that the door has to time is sent with the arrival that is kept under its id. In a rehearsal,
 * whose clock is moved by command, that is the moment of the command itself (S8.1).
 * @returns the receipt with what is doubted
 * @throws as `ask` does · ClientError `arrival-unknown`, `arrival-of-other-document`
 */
export const askAsArrived = async (
  context: Context,
  journey: string,
  input: CommandInput,
  options: CommandOptions,
): Promise<CommandReceipt> => {
  const receipt = await answered(context, journey, input, options);
  return withDoubts(receipt, await doubts(context, journey, input, receipt.at));
};

async function answered(
  context: Context,
  journey: string,
  input: CommandInput,
  options: CommandOptions,
): Promise<Receipt> {
  if (!timedByDoor.has(input.type)) return ask(context, journey, input, options);
  const of = parseOrRefuse(journeyIdSchema, journey);
  // What is wrong with the command itself is said first.
  prepareCommand(of, input, options, { arrived: now() });
  const isRehearsal = await refuseUnknown(context, of);
  const arrival = options.id === undefined ? null : await arrivalOfDocument(context, of, input, options.id);
  const arrived = isRehearsal ? await rehearsedNow(context, of, options) : arrival?.at;
  if (arrived === undefined) return answeredBefore(context, of, options);
  try {
    return await send(context, of, prepareCommand(of, input, options, { arrived }));
  } catch (error) {
    throw arrival ? withArrival(error, arrival) : error;
  }
}

/** @returns whether the journey is a rehearsal */
async function refuseUnknown({ servers, scope }: Context, journey: string): Promise<boolean> {
  const { refuseUnlessKnown } = await recordHalf();
  const { readJourneyRow } = await import('../../store/read-model/read-model.js');
  return servers.inStore(async (store) => {
    await refuseUnlessKnown(store, scope, journey);
    return (await readJourneyRow(store, scope, journey))?.mode === 'rehearsal';
  });
}

function arrivalOfDocument(
  context: Context,
  journey: string,
  { type, ...parts }: CommandInput,
  command: string,
): Promise<Arrival | null> {
  return asRefusal(async () => {
    const arrival = await arrivalOf(context, journey, command);
    const { refuseOther } = await import('../../store/documents/arrivals.js');
    const sha256 = 'document' in parts ? (parts.document ?? '') : '';
    if (arrival) refuseOther(arrival, { command, sha256, purpose: purposeOf(type, parts) });
    return arrival;
  });
}

const rehearsedNow = async (context: Context, journey: string, { at }: CommandOptions): Promise<Instant> =>
  at ?? (await view(context, journey, null)).asOf;

/** Nothing has arrived under the id; but what was answered once is answered so again (S3.6). */
async function answeredBefore(
  { servers, scope }: Context,
  journey: string,
  { id }: CommandOptions,
): Promise<Receipt> {
  const { receiptFrom, recordOrRefuse } = await recordHalf();
  const record = await servers.inStore((store) => recordOrRefuse(store, scope, journey));
  const receipt = id === undefined ? null : receiptFrom(record, id);
  if (receipt) return receipt;
  const which = id === undefined ? 'The command has no id' : `No document has arrived under the id ${id}`;
  throw new ClientError(
    'refused',
    'arrival-unknown',
    `${which}, so it is not known when it arrived. Hand the document in first, and send the command with the id that the answer names.`,
  );
}
