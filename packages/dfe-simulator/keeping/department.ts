/**
 * What the Department's side does: its staff, its nightly job, and the public that registers. The control
 * endpoint, the seed and the log all name these actions and give them the same input.
 */
import type { z } from 'zod';
import * as staff from '../rules/staff/index.js';
import type { Id, Instant, World } from '../world/world.js';
import type { Kept } from './kept.js';
import * as inputs from './inputs.js';

interface DepartmentAction {
  /** What it is given; unknown keys are refused. */
  schema: z.ZodType;
  carryOut(kept: Kept, at: Instant, input: unknown): Id | null;
}

function action<T>(
  schema: z.ZodType<T>,
  run: (kept: Kept, at: Instant, input: T) => Id | null,
): DepartmentAction {
  return { schema, carryOut: (kept, at, input) => run(kept, at, schema.parse(input)) };
}

/** One of the staff's rules: what comes of it is a record. */
function ruled<T>(
  schema: z.ZodType<T>,
  rule: (world: World, at: Instant, input: T) => { id: Id },
): DepartmentAction {
  return action(schema, ({ world }, at, input) => rule(world, at, input).id);
}

const runNightlyJob = action(inputs.nothing, ({ world }, at) => {
  staff.runNightlyJob(world, at);
  return null;
});

const grantToken = action(inputs.grantedToken, ({ world }, _at, { provider, digest, scope }) => {
  world.tokens.set(digest, { digest, provider, scope, revoked: false, lastUsedAt: null });
  return null;
});

const revokeToken = action(inputs.revokedToken, ({ world }, _at, { digest }) => {
  const token = world.tokens.get(digest);
  if (token) token.revoked = true;
  return null;
});

/** From now on the service's clock says `to`, and goes on from there. */
const setClock = action(inputs.clock, (kept, at, { to }) => {
  kept.clockOffsetMs += Date.parse(to) - Date.parse(at);
  return null;
});

export const departmentActions: ReadonlyMap<string, DepartmentAction> = new Map(
  Object.entries({
    createPerson: ruled(inputs.newPerson, staff.createPerson),
    changePerson: ruled(inputs.personChange, staff.changePerson),
    mergePeople: ruled(inputs.merge, staff.mergePeople),
    createApplication: ruled(inputs.newApplication, staff.createApplication),
    transferApplication: ruled(inputs.transfer, staff.transferApplication),
    revertToPending: ruled(inputs.application, staff.revertToPending),
    changeFunding: ruled(inputs.funding, staff.changeFunding),
    authorisePayment: ruled(inputs.statement, staff.authorisePayment),
    moveDeclaration: ruled(inputs.move, staff.moveDeclaration),
    runNightlyJob,
    grantToken,
    revokeToken,
    setClock,
  }),
);
