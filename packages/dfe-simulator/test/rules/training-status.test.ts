import { describe, expect, it } from 'vitest';
import {
  changeSchedule,
  deferParticipant,
  recordOutcome,
  resumeParticipant,
  withdrawParticipant,
} from '../../rules/index.js';
import { mergePeople } from '../../rules/staff/index.js';
import { deferralReasons, withdrawalReasons } from '../../world/names.js';
import type { Application } from '../../world/world.js';
import { providers, smallWorld } from '../../testing/world.js';
import {
  accepted,
  ask,
  declared,
  now,
  pending,
  person,
  refusal,
  unknown,
  unprocessable,
} from '../../testing/rules.js';

const about = (application: Application, attributes: Record<string, unknown> = {}) =>
  ask({ course_identifier: application.course, reason: 'other', ...attributes }, { id: application.user });

function started() {
  const world = smallWorld();
  const application = accepted(world);
  declared(world, application);
  return { world, application };
}

describe('DfE §2.2 training status', () => {
  it.each(deferralReasons)('DfE §2.2 defers for %s, and resumes', (reason) => {
    const { world, application } = started();
    const user = deferParticipant(world, about(application, { reason }));
    expect(user.id).toBe(application.user);
    expect(application).toMatchObject({ trainingStatus: 'deferred', updatedAt: now });
    const change = { provider: providers.north, status: 'deferred', reason, at: now };
    expect(application.trainingHistory.at(-1)).toEqual(change);
    resumeParticipant(world, about(application));
    expect(application.trainingStatus).toBe('active');
    expect(application.trainingHistory.at(-1)).toEqual({ ...change, status: 'active', reason: null });
  });

  it.each(withdrawalReasons)('DfE §2.2 withdraws for %s, from deferred too, and resumes', (reason) => {
    const { world, application } = started();
    deferParticipant(world, about(application));
    withdrawParticipant(world, about(application, { reason }));
    expect(application.trainingStatus).toBe('withdrawn');
    expect(application.trainingHistory.at(-1)).toMatchObject({ status: 'withdrawn', reason, at: now });
    resumeParticipant(world, about(application));
    expect(application.trainingStatus).toBe('active');
  });

  it('DfE §2.2 refuses what is already so, and to defer whoever has withdrawn', () => {
    const { world, application } = started();
    const refused = (rule: typeof deferParticipant) => refusal(world, () => rule(world, about(application)));
    expect(refused(resumeParticipant)).toEqual(unprocessable('participant_id'));
    deferParticipant(world, about(application));
    expect(refused(deferParticipant)).toEqual(unprocessable('participant_id'));
    withdrawParticipant(world, about(application));
    expect(refused(deferParticipant)).toEqual(unprocessable('participant_id'));
    expect(refused(withdrawParticipant)).toEqual(unprocessable('participant_id'));
  });

  it('DfE §2.2 to defer needs any declaration, even a voided one; to withdraw a started one', () => {
    const world = smallWorld();
    const application = accepted(world);
    for (const rule of [deferParticipant, withdrawParticipant])
      expect(refusal(world, () => rule(world, about(application)))).toEqual(unprocessable('participant_id'));
    declared(world, application, 'retained-1').state = 'voided';
    expect(refusal(world, () => withdrawParticipant(world, about(application)))).toEqual(
      unprocessable('participant_id'),
    );
    deferParticipant(world, about(application));
    declared(world, application, 'started').state = 'voided';
    withdrawParticipant(world, about(application));
    expect(application.trainingStatus).toBe('withdrawn');
  });

  it('DfE §2.2 refuses reasons of the other kind; the full stop belongs to its reason', () => {
    const { world, application } = started();
    const reason = 'quality-of-programme-structure-not-suitable';
    expect(refusal(world, () => withdrawParticipant(world, about(application, { reason })))).toEqual(
      unprocessable('reason'),
    );
    const career = about(application, { reason: 'change-in-career' });
    expect(refusal(world, () => deferParticipant(world, career))).toEqual(unprocessable('reason'));
  });

  it('DfE §2.2 names all that is wrong, but asks for a started declaration only after the rest', () => {
    const world = smallWorld();
    const application = accepted(world);
    const asked = about(application, { reason: null });
    expect(refusal(world, () => deferParticipant(world, asked))).toEqual(
      unprocessable('reason', 'participant_id'),
    );
    expect(refusal(world, () => withdrawParticipant(world, asked))).toEqual(unprocessable('reason'));
  });

  it('DfE §2.2 refuses an unknown course, and one without an accepted application here', () => {
    const { world, application } = started();
    const rules = [deferParticipant, resumeParticipant, withdrawParticipant, changeSchedule];
    const schedule_identifier = 'npq-leadership-spring';
    for (const rule of rules) {
      const none = about(application, { schedule_identifier, course_identifier: 'npq-nothing' });
      expect(refusal(world, () => rule(world, none)).titles[0]).toBe('course_identifier');
      const other = about(application, { schedule_identifier, course_identifier: 'npq-headship' });
      expect(refusal(world, () => rule(world, other))).toEqual(unprocessable('participant_id'));
    }
  });

  it('DfE §1.2 answers 400 to nothing, and 404 to an id that is unknown, another’s, pending or retired', () => {
    const { world, application } = started();
    const ids = [
      'nobody',
      accepted(world, { provider: providers.harbour }).user,
      pending(world).user,
      person(world),
    ];
    const retired = person(world);
    mergePeople(world, now, { from: retired, into: application.user });
    const rules = [deferParticipant, resumeParticipant, withdrawParticipant, changeSchedule, recordOutcome];
    for (const rule of rules) {
      expect(refusal(world, () => rule(world, ask({}, { id: 'nobody' }))).status).toBe(400);
      for (const id of [...ids, retired])
        expect(
          refusal(world, () => rule(world, ask({ course_identifier: 'npq-senco', reason: 'other' }, { id }))),
        ).toEqual(unknown);
    }
  });
});
