/** Faults in how a programme assesses, chases and admits (S1.6, S2.4, S3.8, S5). */
import type { Check, Fault } from './fault.js';
import type { Programme } from './schema.js';

export const policyChecks: Check<Programme>[] = [
  { needs: ['duration'], find: wrongDuration },
  { needs: ['application'], find: wrongRoles },
  { needs: ['assessment'], find: wrongAssessment },
  { needs: ['chasing'], find: wrongChasing },
  { needs: ['chasing', 'assessment'], find: wrongWindowNotice },
];

function wrongDuration({ duration }: Programme): Fault[] {
  if (duration.longestMonths > duration.taughtMonths) return [];
  return [{ path: ['duration', 'longestMonths'], message: 'must be longer than taughtMonths' }];
}

function wrongRoles({ application }: Programme): Fault[] {
  return application.unsuitableRoles.flatMap((role, index) =>
    application.suitableRoles.includes(role)
      ? [{ path: ['application', 'unsuitableRoles', index], message: `"${role}" is also a suitable role` }]
      : [],
  );
}

function wrongAssessment({ assessment }: Programme): Fault[] {
  const faults: Fault[] = [];
  if (assessment.words.least > assessment.words.most) {
    faults.push({ path: ['assessment', 'words', 'least'], message: 'must not be above the most words' });
  }
  const most = assessment.criteria.reduce((sum, criterion) => sum + criterion.most, 0);
  if (assessment.passMark > most) {
    faults.push({
      path: ['assessment', 'passMark'],
      message: `is ${assessment.passMark}, but the criteria give ${most} at most`,
    });
  }
  assessment.criteria.forEach(({ id }, index) => {
    if (assessment.criteria.findIndex((one) => one.id === id) === index) return;
    faults.push({ path: ['assessment', 'criteria', index, 'id'], message: `the id "${id}" is used twice` });
  });
  return faults;
}

function wrongChasing({ chasing }: Programme): Fault[] {
  const order = ['overdueDays', 'coachDays', 'providerDays', 'suggestDeferralDays'] as const;
  return order.slice(1).flatMap((name, index) => {
    const before = order[index] ?? 'overdueDays';
    return chasing[name] > chasing[before]
      ? []
      : [{ path: ['chasing', name], message: `must be later than ${before}` }];
  });
}

function wrongWindowNotice({ chasing, assessment }: Programme): Fault[] {
  if (chasing.windowEndingDays < assessment.windowDays) return [];
  const message = `must be less than the ${assessment.windowDays} days of the window`;
  return [{ path: ['chasing', 'windowEndingDays'], message }];
}
