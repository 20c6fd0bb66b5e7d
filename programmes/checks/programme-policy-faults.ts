/** Faults in how a programme assesses, chases and admits (S1.6, S2.4, S3.8, S5). */
import type { DefinitionCheck, DefinitionFault } from './fault.js';
import type { Programme } from '../schema.js';

export const policyChecks: DefinitionCheck<Programme>[] = [
  { needs: ['duration'], find: wrongDuration },
  { needs: ['application'], find: wrongRoles },
  { needs: ['assessment'], find: wrongAssessment },
  { needs: ['chasing'], find: wrongChasing },
  { needs: ['chasing'], find: wrongCoachDays },
  { needs: ['stages'], find: wrongFields },
  { needs: ['chasing', 'assessment'], find: wrongWindowNotice },
];

function wrongDuration({ duration }: Programme): DefinitionFault[] {
  if (duration.longestMonths > duration.taughtMonths) return [];
  return [{ path: ['duration', 'longestMonths'], message: 'must be longer than taughtMonths' }];
}

function wrongRoles({ application }: Programme): DefinitionFault[] {
  return application.unsuitableRoles.flatMap((role, index) =>
    application.suitableRoles.includes(role)
      ? [{ path: ['application', 'unsuitableRoles', index], message: `"${role}" is also a suitable role` }]
      : [],
  );
}

function wrongAssessment({ assessment }: Programme): DefinitionFault[] {
  const faults: DefinitionFault[] = [];
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

function wrongChasing({ chasing }: Programme): DefinitionFault[] {
  const order = ['overdueDays', 'coachDays', 'providerDays', 'suggestDeferralDays'] as const;
  return order.slice(1).flatMap((name, index) => {
    const before = order[index] ?? 'overdueDays';
    return chasing[name] > chasing[before]
      ? []
      : [{ path: ['chasing', name], message: `must be later than ${before}` }];
  });
}

function wrongCoachDays({ chasing: { fromCoach } }: Programme): DefinitionFault[] {
  if (!fromCoach || fromCoach.providerDays > fromCoach.againDays) return [];
  return [{ path: ['chasing', 'fromCoach', 'providerDays'], message: 'must be later than againDays' }];
}

/** A review asks each of its fields once; a coaching session has a document only as an impact review. */
function wrongFields({ stages }: Programme): DefinitionFault[] {
  return stages.flatMap((stage, s) =>
    stage.elements.flatMap((element, e): DefinitionFault[] => {
      if (element.kind !== 'review' && element.kind !== 'coaching') return [];
      const path = ['stages', s, 'elements', e, 'fields'];
      const { fields = [] } = element;
      if (fields.length > 0 && element.kind === 'coaching' && !element.impactReview)
        return [{ path, message: 'belong to a review or an impact review' }];
      return fields.flatMap(({ id }, index) =>
        fields.findIndex((one) => one.id === id) === index
          ? []
          : [{ path: [...path, index], message: `the id "${id}" is used twice` }],
      );
    }),
  );
}

function wrongWindowNotice({ chasing, assessment }: Programme): DefinitionFault[] {
  if (chasing.windowEndingDays < assessment.windowDays) return [];
  const message = `must be less than the ${assessment.windowDays} days of the window`;
  return [{ path: ['chasing', 'windowEndingDays'], message }];
}
