/** Works through many items, some at a time; the order of starting is the order given. */
export async function eachBounded<T>(
  items: Iterable<T> | AsyncIterable<T>,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  for await (const item of items) {
    const one: Promise<void> = work(item).finally(() => underWay.delete(one));
    // A failure is heard of by the race or by the last wait, whichever comes first.
    one.catch(() => undefined);
    underWay.add(one);
    if (underWay.size >= atOnce) await Promise.race(underWay);
  }
  await Promise.all(underWay);
}
