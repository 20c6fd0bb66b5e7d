/** What is kept of arrivals (S5.2): in the folder of documents first, in the database as soon as it is there. */
import type { Arrival } from '../../store/documents/arrivals.js';
import type { Store } from '../../store/database/database.js';
import { ClientError, NotFound, Unreachable } from '../errors.js';
import { recordHalf, type Context } from './context.js';

const storeModule = () => import('../../store/documents/arrivals.js');

/**
 * The arrival in the database, too, with the instant that stands; what arrived for nobody leaves nothing behind.
 * @param isFirst whether it was kept in the folder just now
 */
export async function keptForSomebody(
  { servers, scope }: Context,
  arrival: Arrival,
  isFirst: boolean,
): Promise<Arrival> {
  const { refuseUnlessKnown } = await recordHalf();
  const { ArrivalOfOtherDocument, keepArrival } = await storeModule();
  try {
    return await servers.inStore(async (store) => {
      await refuseUnlessKnown(store, scope, arrival.journey);
      return keepArrival(store, arrival);
    });
  } catch (error) {
    const isNobodys = error instanceof NotFound || error instanceof ArrivalOfOtherDocument;
    if (isNobodys && isFirst) await servers.inFolder(({ arrivals }) => arrivals.forget(arrival));
    throw error;
  }
}

/** Everything that has arrived for a journey, taken or not, oldest first. */
export async function arrivalsOf({ servers }: Context, journey: string): Promise<Arrival[]> {
  const { listArrivals } = await storeModule();
  const inFolder = await servers.inFolder(({ arrivals }) => arrivals.list(journey));
  return servers.inStore(async (store) => {
    for (const arrival of inFolder) await carryOver(store, arrival);
    return listArrivals(store, journey);
  });
}

/** The arrival under an id, by whichever of the two places knows of it; null if neither does. */
export async function arrivalOf(
  { servers }: Context,
  journey: string,
  command: string,
): Promise<Arrival | null> {
  const inFolder = await servers
    .inFolder(({ arrivals }) => arrivals.find(journey, command))
    .catch((error: unknown) => {
      if (error instanceof Unreachable) return error;
      throw error;
    });
  const { readArrival } = await storeModule();
  const found = await servers.inStore(async (store) => {
    if (inFolder && !(inFolder instanceof Unreachable)) await carryOver(store, inFolder);
    return readArrival(store, journey, command);
  });
  if (found === null && inFolder instanceof Unreachable) throw inFolder;
  return found;
}

/** Where a door with another folder was first with another document, that one stands. */
async function carryOver(store: Store, arrival: Arrival): Promise<void> {
  const { ArrivalOfOtherDocument, keepArrival } = await storeModule();
  await keepArrival(store, arrival).catch((error: unknown) => {
    if (!(error instanceof ArrivalOfOtherDocument)) throw error;
  });
}

/** What is said of another document under the same id, as a refusal. */
export async function asRefusal<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { ArrivalOfOtherDocument } = await storeModule();
    if (!(error instanceof ArrivalOfOtherDocument)) throw error;
    throw new ClientError('refused', error.code, error.message, { cause: error });
  }
}
