/** A number as the service reads it from text: what stands in front, and 0 where no digits do. */
export function rubyInteger(text: string): number {
  return Number(/^\s*([+-]?\d+)/.exec(text)?.[1] ?? 0);
}
