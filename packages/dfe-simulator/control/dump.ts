import type { World } from '../world/world.js';

/** The whole world as JSON: maps as lists, and nothing by which a token could be known. */
export function dump(world: World): Record<string, unknown> {
  const { tokens, ...rest } = world;
  const lists: Record<string, unknown> = {};
  for (const [name, value] of Object.entries<unknown>(rest)) {
    lists[name] = value instanceof Map ? [...(value as ReadonlyMap<unknown, unknown>).values()] : value;
  }
  return {
    ...lists,
    tokens: [...tokens.values()].map(({ digest: _digest, ...token }) => token),
  };
}
