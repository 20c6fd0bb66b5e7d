/** The workflow's local activities, with time-outs and a retry policy chosen for its duty. */
import { isCancellation, log, proxyLocalActivities } from '@temporalio/workflow';
import type { MomentOutcome, MomentRequest, Occasion, RecordNews, WorkflowActivities } from './activities.js';
import type { Arrears } from './arrears.js';
import type { JourneyInput } from './contract.js';
import { failureCodeOf, handleAnswers, handleDelivered, handleFailedEffects } from './handle-results.js';
import type { Journal } from './journal.js';
import type { Instant } from './journey/values.js';

/**
 * Short, idempotent work in our own database: local activities, a marker instead of three events each.
 * A database that is away is waited for without end; commands are still taken meanwhile.
 */
export const localActivities = proxyLocalActivities<WorkflowActivities>({
  startToCloseTimeout: '15 seconds',
  // Short pauses are waited for within the task; longer ones by a timer, so that a store that is away for
  // hours costs a few events of history for each try and no command waits for it.
  localRetryThreshold: '2 seconds',
  retry: { initialInterval: '250 milliseconds', backoffCoefficient: 2, maximumInterval: '2 minutes' },
});

/**
 * Writes what happened to the record and makes what follows from it; nothing else goes on before it is there.
 * What cannot be arranged is said by an event and blocks nothing.
 */
export async function recordAndArrange(
  journal: Journal,
  arrears: Arrears,
  occasion: Occasion,
): Promise<void> {
  const moment = journal.takeMoment();
  const { followUps } = journal;
  // A rehearsal's messages never leave this machine (S8.1), so they are as local as its record.
  const messages = occasion.mode === 'rehearsal' ? followUps.takeMessages() : [];
  const asked = { ...followUps.takeArrangements(), messages };
  const decidedAt = moment.underway.map((one) => one.at);
  const request = { ...occasion, ...moment.record, ...asked, decidedAt };
  const outcome = await localActivities.carryOut(request).catch(refusedRecord(request));
  const { news, answers, failed, unarranged, delivered } = outcome;
  if (news?.halted) {
    followUps.putBack(asked);
    log.warn('the record goes on otherwise than this run, which goes on from there', { code: kindOf(news) });
    return journal.learn(news);
  }
  const at = outcome.at ?? occasion.at;
  journal.confirm(moment, news?.known ?? [], recordedTimes(request, outcome));
  handleAnswers(journal, answers, at);
  handleFailedEffects(journal, failed, at);
  if (unarranged) arrears.start(journal, occasion, unarranged);
  if (delivered === null) followUps.putBack({ messages });
  else handleDelivered(journal, delivered, messages, at);
}

/** When it was decided by what was recorded; null if that is what this run takes it for. */
function recordedTimes(
  { decidedAt: own }: MomentRequest,
  { at, decidedAt: recorded }: MomentOutcome,
): readonly Instant[] | null {
  if (at === undefined) return null;
  const times = recorded ?? own.map(() => at);
  return times.length === own.length && times.some((time, index) => time !== own[index]) ? times : null;
}

const kindOf = ({ behind, known }: RecordNews): string =>
  behind !== undefined ? 'record-behind' : known ? 'answered-before' : 'record-ahead';

/** Reads where the record has got to, for a run that goes on from there. */
export async function restore(journal: Journal, input: JourneyInput): Promise<void> {
  const { from = 0, revived = false, enrolment } = input;
  journal.restore(await localActivities.restore({ journey: enrolment.journey, from, revived }));
}

/** A record that refuses its own journey is a fault of the build: the task fails until it is mended. */
const refusedRecord =
  ({ journey }: Occasion) =>
  (error: unknown): never => {
    if (isCancellation(error)) throw error;
    throw new Error(`the record refused events of ${journey}: ${failureCodeOf(error)}`, { cause: error });
  };
