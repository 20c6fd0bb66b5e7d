/** Processor time of this process, all threads: it says the same on a busy machine as on a quiet one. */
const seconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
};

/** Counts from now on, in seconds of one processor. */
export function cpuClock(): () => number {
  const began = seconds();
  return () => seconds() - began;
}
