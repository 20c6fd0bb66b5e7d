/** What the store meets at its server, as errors of this library; addresses are shown without user and password. */
import { codeBeneath } from '../../environment/faults.js';
import { serverFault } from '../../store/database/server-fault.js';
import { Unreachable } from '../errors.js';

const NO_TABLE = '42P01';

/** The same error, or an Unreachable if the database is away, says no to us, or has no tables. */
export function databaseFault(error: unknown, url: string): unknown {
  const place = placeOf(url);
  if (codeBeneath(error) === NO_TABLE) {
    return new Unreachable(
      'database-empty',
      `The database ${place} has no tables yet. Start a worker on it once: it makes them.`,
      { cause: error },
    );
  }
  const fault = serverFault(error);
  if (fault === null) return error;
  const { passing, why, variable } = fault;
  return passing
    ? new Unreachable(
        'database-unreachable',
        `The database ${place} ${why}. Check that it runs and that ${variable} is right, then try again.`,
        { cause: error },
      )
    : new Unreachable(
        'database-refused',
        `The database ${place} ${why}. Correct ${variable} or --database-url.`,
        {
          cause: error,
        },
      );
}

/** `host:port/name`. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'that DATABASE_URL names';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
