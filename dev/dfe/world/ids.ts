import { createHash } from 'node:crypto';
import type { Id, World } from './world.js';

/** A UUID that depends on nothing but the text: the same seed gives the same ids. */
export function idFrom(text: string): Id {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The next id of a world. */
export function nextId(world: World, kind: string): Id {
  world.issued += 1;
  return idFrom(`${world.name}/${kind}/${world.issued}`);
}
