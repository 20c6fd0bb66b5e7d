import { deferralReasons, withdrawalReasons, type TrainingStatus } from '../world/names.js';
import { notFound } from '../world/refusal.js';
import type { User, World } from '../world/world.js';
import { declarationsOf } from './look-up.js';
import { enrolmentAsked, type Enrolment } from './participant.js';
import type { Refusals } from './refusals.js';
import type { Asked } from './request.js';

/** Pauses a participant's course. Any declaration will do for it, even one that was voided. */
export function deferParticipant(world: World, asked: Asked): User {
  const enrolment = enrolmentAsked(world, asked);
  const { application, refusals } = enrolment;
  const reason = reasonAmong(deferralReasons, asked, refusals);
  if (application?.trainingStatus === 'deferred')
    refusals.add('participant_id', 'The participant is already deferred.');
  refuseWithdrawn(enrolment);
  if (application && declarationsOf(world, application).length === 0)
    refusals.add('participant_id', 'Nothing has been declared for the participant yet.');
  return changeStatus(enrolment, 'deferred', reason, asked);
}

/** Back to active, from deferred and from withdrawn. */
export function resumeParticipant(world: World, asked: Asked): User {
  const enrolment = enrolmentAsked(world, asked);
  if (enrolment.application?.trainingStatus === 'active')
    enrolment.refusals.add('participant_id', 'The participant is already active.');
  return changeStatus(enrolment, 'active', null, asked);
}

/** Ends a participant's course as of now. It must have been declared started, even if that was voided. */
export function withdrawParticipant(world: World, asked: Asked): User {
  const enrolment = enrolmentAsked(world, asked);
  const { application, refusals } = enrolment;
  const reason = reasonAmong(withdrawalReasons, asked, refusals);
  refuseWithdrawn(enrolment);
  const started =
    application !== null && declarationsOf(world, application).some(({ type }) => type === 'started');
  if (refusals.none && !started)
    refusals.add('participant_id', 'The participant was never declared started: reject the application.');
  return changeStatus(enrolment, 'withdrawn', reason, asked);
}

function reasonAmong(reasons: readonly string[], asked: Asked, refusals: Refusals): string | null {
  const reason = reasons.find((known) => known === asked.attributes['reason']) ?? null;
  if (reason === null) refusals.add('reason', `Use one of: ${reasons.join(', ')}`);
  return reason;
}

function refuseWithdrawn({ application, refusals }: Enrolment): void {
  if (application?.trainingStatus === 'withdrawn')
    refusals.add('participant_id', 'The participant has withdrawn.');
}

function changeStatus(
  { user, application, refusals }: Enrolment,
  status: TrainingStatus,
  reason: string | null,
  { provider, at }: Asked,
): User {
  refusals.throwIfAny();
  if (!application) throw notFound();
  application.trainingStatus = status;
  application.trainingHistory.push({ provider, status, reason, at });
  application.updatedAt = at;
  return user;
}
