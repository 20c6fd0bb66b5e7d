/** Which faults are the server's, and pass without anything of the work being changed; and which never will. */
import { serverFault } from './server-fault.js';

/** What the driver says without a code when a statement, or its turn, takes too long. */
const SAID_LATE = /timeout|terminated|Connection ended/i;

/** Whether trying again, with nothing changed but the server or the time, may help. */
export function isPassing(error: unknown): boolean {
  if (serverFault(error) !== null) return true;
  return error instanceof Error && !('code' in error) && SAID_LATE.test(error.message);
}
