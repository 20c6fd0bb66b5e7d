/** Why a worker has ended before it was told to, where its configuration is not to blame. */
export class WorkerEnded extends Error {
  override readonly name = 'WorkerEnded';

  /** @param message may be shown: without the words of foreign errors */
  constructor(
    readonly code: 'cannot-listen' | 'out-of-patience' | 'unheard-exception',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
