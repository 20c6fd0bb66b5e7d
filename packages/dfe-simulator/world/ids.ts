import { createHash } from 'node:crypto';
import type { Id, World } from './world.js';

/** A UUID that depends on nothing but the text: the same seed gives the same ids. */
export function idFrom(text: string): Id {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const uuid = /^\{?(?:[\da-f]{4}-?){8}\}?$/;

/** An id as it is kept: the service's database reads a UUID in capitals, in braces and without hyphens. */
export function canonical(id: string): Id {
  const text = id.toLowerCase();
  if (!uuid.test(text)) return text;
  return text.replace(/[{}-]/g, '').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The next id of a world. */
export function nextId(world: World, kind: string): Id {
  world.issued += 1;
  return idFrom(`${world.name}/${kind}/${world.issued}`);
}
