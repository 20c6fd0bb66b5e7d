/** What nobody has listened to: it may not end the program unsaid, and what is said of it names nobody. */

/** Standard output and error, whose reader may go and whose disk may be full: the service goes on. */
export function onOutputLost(lost: () => void): void {
  process.stdout.on('error', lost);
  process.stderr.on('error', lost);
}

/** A code or the name of a class: the message may quote a request. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** @param hear is told whether the process is in doubt, as it is after an exception */
export function onUnhandledError(hear: (unheard: { code: string; isInDoubt: boolean }) => void): void {
  process.on('unhandledRejection', (error) => hear({ code: nameOf(error), isInDoubt: false }));
  process.on('uncaughtException', (error) => hear({ code: nameOf(error), isInDoubt: true }));
}
