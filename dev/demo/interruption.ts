/** Ctrl-C and SIGTERM ask the demo to end in good order; asked twice, it ends at once. */
export interface Interruption {
  signal: AbortSignal;
  /** Resolves once somebody has asked. */
  asked: Promise<void>;
  /** Asks in the place of a person; asked once or more, it ends in good order. */
  ask(): void;
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
    controller.abort(new Error('interrupted'));
    resolve();
  };
  const askOrEnd = (): void => {
    if (controller.signal.aborted) process.exit(130);
    ask();
  };
  for (const name of SIGNALS) process.on(name, askOrEnd);
  return {
    signal: controller.signal,
    asked,
    ask,
    release() {
      clearInterval(alive);
      for (const name of SIGNALS) process.off(name, askOrEnd);
    },
  };
}
