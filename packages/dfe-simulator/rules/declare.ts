import { nextId } from '../world/ids.js';
import type { DeclarationType } from '../world/names.js';
import { notFound } from '../world/refusal.js';
import type { Application, Declaration, Instant, World } from '../world/world.js';
import { requireAttributes } from './attributes.js';
import { dayOf } from './day.js';
import { check } from './declaration/checks.js';
import { draftOf, hasResult, type Draft } from './declaration/draft.js';
import { fundable, isLive, nextOpenStatement, sameCourse } from './look-up.js';
import { writeOutcome } from './outcome.js';
import type { Asked } from './request.js';

/**
 * Takes a declaration. Nothing about sequence, deferral, evidence or the end of a milestone is checked. It is
 * `submitted` where it cannot be paid, `eligible` and on the next open statement where it can, and `ineligible`
 * where another record of the same person (one TRN) has one of that type and course already. A completed one
 * writes its outcome.
 */
export function declare(world: World, asked: Asked): Declaration {
  requireAttributes(asked);
  const draft = draftOf(world, asked);
  check(draft);
  const { application, type, date } = draft;
  if (!application || !type || !date) throw notFound();

  const original = standingElsewhere(world, application, type);
  const payable = fundable(world, application);
  const declaration: Declaration = {
    id: nextId(world, 'declaration'),
    application: application.id,
    user: application.user,
    provider: asked.provider,
    course: application.course,
    cohort: application.cohort,
    type,
    date,
    state: original ? 'ineligible' : payable ? 'eligible' : 'submitted',
    deliveryPartner: draft.partner?.id ?? null,
    secondaryDeliveryPartner: draft.secondaryPartner?.id ?? null,
    items: [],
    supersededBy: original?.id ?? null,
    upliftPaid: false,
    createdAt: asked.at,
    updatedAt: asked.at,
  };
  if (declaration.state === 'eligible') {
    const statement = nextOpenStatement(world, asked.provider, application.cohort, asked.at);
    if (statement) declaration.items.push({ statement: statement.id, kind: 'pay' });
  }
  world.declarations.set(declaration.id, declaration);
  writeResult(world, draft, declaration, asked.at);
  return declaration;
}

/** The oldest standing one under another record with the same TRN, verified or not. */
function standingElsewhere(
  world: World,
  application: Application,
  type: DeclarationType,
): Declaration | null {
  const trn = world.users.get(application.user)?.trn ?? null;
  if (trn === null) return null;
  return (
    [...world.declarations.values()]
      .filter(
        (other) =>
          other.type === type &&
          isLive(other) &&
          other.user !== application.user &&
          sameCourse(other.course, application.course) &&
          world.users.get(other.user)?.trn === trn,
      )
      .sort((one, other) => one.createdAt.localeCompare(other.createdAt))[0] ?? null
  );
}

function writeResult(world: World, draft: Draft, declaration: Declaration, at: Instant): void {
  if (declaration.type !== 'completed' || !hasResult(declaration.course)) return;
  writeOutcome(world, declaration, draft.hasPassed ? 'passed' : 'failed', dayOf(declaration.date), at);
}
