/** Chance that a seed decides: the same seed throws the same numbers. */
export interface Dice {
  /** In [0, 1). */
  next(): number;
  chance(probability: number): boolean;
  /** From 0 to `below`, which is left out. */
  whole(below: number): number;
  /** One of them; undefined when there is none. */
  pick<T>(among: readonly T[]): T | undefined;
}

/** The generator is mulberry32: small, quick, and good enough to decide who defers next. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number) => Math.floor(next() * below);
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (among) => among[whole(among.length)],
  };
}
