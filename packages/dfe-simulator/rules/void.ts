import { notFound } from '../world/refusal.js';
import type { Declaration, World } from '../world/world.js';
import { dayOf } from './day.js';
import { hasResult } from './declaration/draft.js';
import { nextOpenStatement } from './look-up.js';
import { writeOutcome } from './outcome.js';
import { ownDeclaration } from './own-declaration.js';
import { Refusals } from './refusals.js';
import type { Asked } from './request.js';

/**
 * Takes a declaration back. Before it was paid it is voided and leaves its statement; after that the money is
 * clawed back on the next open statement. A completed one loses its result: a `voided` outcome is added.
 */
export function voidDeclaration(world: World, asked: Asked): Declaration {
  const declaration = ownDeclaration(world, asked);
  if (wasPaid(declaration)) clawBack(world, declaration, asked);
  else voidUnpaid(declaration);
  declaration.updatedAt = asked.at;
  if (declaration.type === 'completed' && hasResult(declaration.course))
    writeOutcome(world, declaration, 'voided', dayOf(declaration.date), asked.at);
  return declaration;
}

const wasPaid = ({ state }: Declaration): boolean =>
  state === 'paid' || state === 'awaiting-clawback' || state === 'clawed-back';

function voidUnpaid(declaration: Declaration): void {
  const refusals = new Refusals();
  if (declaration.state === 'voided')
    refusals.add('declaration', 'This declaration has already been voided.');
  refusals.throwIfAny();
  declaration.state = 'voided';
  declaration.items = [];
}

function clawBack(world: World, declaration: Declaration, { at }: Asked): void {
  const statement = nextOpenStatement(world, declaration.provider, declaration.cohort, at);
  const refusals = new Refusals();
  if (declaration.items.some(({ kind }) => kind === 'clawback'))
    refusals.add('declaration', 'The payment for this declaration was taken back already.');
  if (!statement)
    refusals.add('declaration', 'No statement of this cohort is open any more: the contract has ended.');
  if (refusals.none && declaration.state !== 'paid')
    refusals.add('declaration', 'Only a paid declaration can be clawed back.');
  refusals.throwIfAny();
  if (!statement) throw notFound();
  declaration.state = 'awaiting-clawback';
  declaration.items.push({ statement: statement.id, kind: 'clawback' });
}
