import { unprocessable } from '../../world/refusal.js';
import type { Day, Declaration, Id, Instant, Statement, StatementItem, World } from '../../world/world.js';
import { dayOf } from '../day.js';
import { found } from './find.js';

/** A statement that the Department closes in the night after its deadline. */
export const isPast = ({ state, deadline }: Statement, today: Day): boolean =>
  state === 'open' && deadline < today;

/** From the day after its deadline a statement takes no more declarations; those it has become payable. */
export function runNightlyJob(world: World, at: Instant): Statement[] {
  const today = dayOf(at);
  const past = [...world.statements.values()].filter((statement) => isPast(statement, today));
  for (const statement of past) {
    for (const declaration of declarationsOn(world, statement, 'pay'))
      if (declaration.state === 'eligible') moveTo(declaration, 'payable', at);
    statement.state = 'payable';
    statement.updatedAt = at;
  }
  return past;
}

/** Pays what is payable on a statement, and settles the clawbacks on it. */
export function authorisePayment(world: World, at: Instant, input: { statement: Id }): Statement {
  const statement = found(world.statements, input.statement);
  if (statement.state !== 'payable')
    throw unprocessable('statement', `Only a payable statement can be paid: this one is ${statement.state}.`);
  for (const declaration of declarationsOn(world, statement, 'pay'))
    if (declaration.state === 'payable') moveTo(declaration, 'paid', at);
  for (const declaration of declarationsOn(world, statement, 'clawback'))
    if (declaration.state === 'awaiting-clawback') moveTo(declaration, 'clawed-back', at);
  statement.state = 'paid';
  statement.updatedAt = at;
  return statement;
}

/**
 * Moves what a declaration has on a statement (its clawback, once there is one) to another statement of the same
 * provider and cohort, which counts as a change of the declaration. Its state follows that of the statement.
 */
export function moveDeclaration(
  world: World,
  at: Instant,
  input: { declaration: Id; statement: Id },
): Declaration {
  const declaration = found(world.declarations, input.declaration);
  const statement = found(world.statements, input.statement);
  const item = declaration.items.at(-1);
  if (!item) throw unprocessable('declaration', 'The declaration is on no statement.');
  if (statement.provider !== declaration.provider || statement.cohort !== declaration.cohort)
    throw unprocessable('statement', 'The statement is another provider’s, or of another cohort.');
  if (statement.state === 'paid' || found(world.statements, item.statement).state === 'paid')
    throw unprocessable('statement', 'Nothing is moved from or to a statement that was paid.');
  item.statement = statement.id;
  declaration.updatedAt = at;
  if (statement.state === 'payable' && declaration.state === 'eligible') declaration.state = 'payable';
  if (statement.state === 'open' && declaration.state === 'payable') declaration.state = 'eligible';
  return declaration;
}

const declarationsOn = (world: World, { id }: Statement, kind: StatementItem['kind']): Declaration[] =>
  [...world.declarations.values()].filter(({ items }) =>
    items.some((item) => item.statement === id && item.kind === kind),
  );

function moveTo(declaration: Declaration, state: Declaration['state'], at: Instant): void {
  declaration.state = state;
  declaration.updatedAt = at;
}
