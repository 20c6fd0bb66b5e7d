/** Which faults of a store pass by themselves: it is away, busy or short of something; and which never will. */

/** Of a network that cannot be reached, or that lets go. */
export const AWAY: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'ECONNRESET',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** Classes of PostgreSQL's codes: connection exception, insufficient resources, operator intervention. */
export const AWAY_CLASSES: readonly string[] = ['08', '53', '57'];
/** And what two transactions do to one another: transaction rollback, object not in prerequisite state. */
const BUSY_CLASSES = ['40', '55'];

/** What the driver says without a code when a connection ends, or none becomes free in time. */
export const SAID_AWAY = /timeout|terminated|Connection ended|Client has encountered a connection error/i;

export function codeOfFault(error: unknown): string {
  if (error instanceof AggregateError) return codeOfFault(error.errors[0]);
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether trying again, with nothing changed but the time, may help. */
export function isPassing(error: unknown): boolean {
  const code = codeOfFault(error);
  if (AWAY.has(code) || [...AWAY_CLASSES, ...BUSY_CLASSES].includes(code.slice(0, 2))) return true;
  return code === '' && error instanceof Error && SAID_AWAY.test(error.message);
}
