/** What the database driver says, as one sentence; addresses are shown without user and password. */
import { Unreachable } from '../errors.js';

const AWAY = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'ECONNRESET',
  'EPIPE',
  'EHOSTUNREACH',
]);
/** Classes of PostgreSQL: connection exception, insufficient resources, operator intervention. */
const AWAY_CLASSES = ['08', '53', '57'];
const NO_TABLE = '42P01';
const NO_DATABASE = '3D000';
const WRONG_PASSWORD = ['28P01', '28000'];

/** The same error, or an Unreachable if the database is away, closed to us, or without tables. */
export function databaseFault(error: unknown, url: string): unknown {
  const code = codeOf(error);
  const place = placeOf(url);
  const said = error instanceof Error ? error.message : '';
  if (code === NO_TABLE) {
    return new Unreachable(
      'database-empty',
      `The database ${place} has no tables yet. Start a worker on it once: it makes them.`,
      { cause: error },
    );
  }
  if (code === NO_DATABASE || WRONG_PASSWORD.includes(code)) {
    const why = code === NO_DATABASE ? 'has no database of that name' : 'refuses the user or the password';
    return new Unreachable('database-unreachable', `The server of ${place} ${why}. Correct DATABASE_URL.`, {
      cause: error,
    });
  }
  const away =
    AWAY.has(code) ||
    AWAY_CLASSES.includes(code.slice(0, 2)) ||
    /timeout|terminated|Connection ended/i.test(said);
  if (!away || !isDriverError(error)) return error;
  return new Unreachable(
    'database-unreachable',
    `The database ${place} does not answer. Check that it runs and that DATABASE_URL is right, then try again.`,
    { cause: error },
  );
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Our own errors pass as they are. */
const isDriverError = (error: unknown): boolean =>
  error instanceof Error && !['StoreError', 'JournalConflict', 'DuplicatePerson'].includes(error.name);

/** `host:port/name`. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'that DATABASE_URL names';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
