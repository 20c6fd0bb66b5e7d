/** Ctrl-C and SIGTERM ask the demo to end in good order; asked twice, it ends at once. */
export interface Interruption {
  signal: AbortSignal;
  /** Resolves once somebody has asked. */
  asked: Promise<void>;
  release(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function interruption(): Interruption {
  const controller = new AbortController();
  let resolve: () => void = () => undefined;
  const asked = new Promise<void>((done) => (resolve = done));
  // A promise alone does not keep the process up.
  const alive = setInterval(() => undefined, 60_000);
  const ask = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort(new Error('interrupted'));
    resolve();
  };
  for (const name of SIGNALS) process.on(name, ask);
  return {
    signal: controller.signal,
    asked,
    release() {
      clearInterval(alive);
      for (const name of SIGNALS) process.off(name, ask);
    },
  };
}
