import { ApiRefusal, notFound } from '../world/refusal.js';
import type { Declaration, World } from '../world/world.js';
import { readableDeclaration } from './look-up.js';
import type { Asked } from './request.js';

/** The declaration in the path. One that another provider made can be read after a transfer, but not changed: 403. */
export function ownDeclaration(world: World, asked: Asked): Declaration {
  const declaration = readableDeclaration(world, asked.provider, asked.id);
  if (!declaration) throw notFound();
  if (declaration.provider !== asked.provider)
    throw new ApiRefusal(403, [
      { title: 'Cannot modify declaration', detail: 'Another lead provider made this declaration.' },
    ]);
  return declaration;
}
