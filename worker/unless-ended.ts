/**
 * What is under way need not be waited for by whoever was told to end; whatever comes of it later is nobody's any more.
 * @throws the reason of the signal, at once, when it is aborted before the work is done
 */
export async function unlessEnded<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const settled = new AbortController();
  const ended = new Promise<never>((_, reject) => {
    const end = (): void => reject(signal.reason as Error);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true, signal: settled.signal });
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    settled.abort();
  }
}
