/** Freezes a value and everything in it, and returns it (S1.6: a definition is immutable); for trees, as parsed definitions are. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
