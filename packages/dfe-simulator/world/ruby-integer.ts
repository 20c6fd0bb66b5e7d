/** A number as the service reads it from text: what stands in front (`1_000` is 1000), and 0 where no digits do. */
export function rubyInteger(text: string): number {
  return Number((/^\s*([+-]?\d+(?:_\d+)*)/.exec(text)?.[1] ?? '0').replaceAll('_', ''));
}
