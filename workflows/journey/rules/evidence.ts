/** S2.3: what an application needs before it can be decided. */
import type { Journey } from '../state.js';

/** What an application still lacks, in the order in which it is asked for. */
export function missingOf(journey: Journey): string[] {
  const { registration, form, evidence } = journey.application;
  const { application } = journey.programme;
  const missing: string[] = [];
  if (application.registration && registration === null) missing.push('registration');
  if (form === null) missing.push('application-form');
  for (const kind of application.evidence) {
    const waived = kind === 'qts-certificate' && form?.qts === false;
    if (evidence[kind] === undefined && !waived) missing.push(kind);
  }
  return missing;
}
