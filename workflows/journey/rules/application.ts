/** S2.1 to S2.5, S2.7, S2.8: the application, from its two steps to the provider's decision. */
import type { Rules } from './rules.js';
import type { NewEvent } from '../event.js';
import { refuseUnless } from '../refusal.js';
import type { Journey } from '../state.js';
import type { ApplicationForm, Instant, Suitability } from '../values.js';
import { enrolmentAgenda } from './agenda.js';
import { chasedAgain, endorsementDeclined, headApplies, isUnsuitable } from './endorsement.js';
import { raise, raiseAnew } from './exceptions.js';
import { refuseUnlessCurrent } from './sense.js';
import { setDeadline } from './statutory.js';

/** The verdict on a form with its reasons (S2.4); the roles and years are the programme's. */
export function assess(journey: Journey, form: ApplicationForm): { verdict: Suitability; reasons: string[] } {
  const { suitableRoles, unsuitableRoles, leastTeachingYears, qtsExpected } = journey.programme.application;
  const against: string[] = [];
  const open: string[] = [];
  if (unsuitableRoles.includes(form.role)) against.push('role-unsuitable');
  else if (!suitableRoles.includes(form.role)) open.push('role-to-investigate');
  if (form.teachingYears < leastTeachingYears) against.push('too-few-teaching-years');
  if (!form.opportunity) open.push('opportunity-not-described');
  if (qtsExpected && !form.qts) open.push('no-qts');
  if (form.setting === 'outside-school') open.push('outside-a-school');
  if (against.length > 0) return { verdict: 'unsuitable', reasons: [...against, ...open] };
  if (open.length > 0) return { verdict: 'investigate', reasons: open };
  return { verdict: 'suitable', reasons: ['meets-all-criteria'] };
}

/** A form that has not been assessed is assessed at once; what is open goes to a person. */
export function suitabilityFollows(journey: Journey): NewEvent[] {
  const { form, suitability } = journey.application;
  if (!form || suitability) return [];
  const assessed = assess(journey, form);
  const asked =
    assessed.verdict === 'investigate' ? raiseAnew(journey, 'suitability-to-investigate', null) : [];
  return [{ type: 'SuitabilityAssessed', ...assessed }, ...asked, ...headApplies(journey, form)];
}

/** S2.4: whoever is found unsuitable, by the rules or by a person, is put before the provider, who decides. */
export const unsuitableFollows = (journey: Journey): NewEvent[] =>
  journey.status === 'applying' && isUnsuitable(journey) ? raise(journey, 'found-unsuitable', null) : [];

export function refuseUnlessApplying(journey: Journey): void {
  refuseUnless(journey.status === 'applying', 'application-decided', { decision: journey.status });
}

function formReceived(journey: Journey, form: ApplicationForm, at: Instant): NewEvent[] {
  refuseUnlessCurrent(journey, form, at);
  const again = isUnsuitable(journey) ? chasedAgain(journey, at) : {};
  return [{ type: 'ApplicationFormReceived', form, ...again }, ...setDeadline(journey, form, at)];
}

export const applicationRules = {
  /** S2.1: the same person enrolled again meets the same journey, unchanged. */
  enrol: (journey, { registration, form }, at) => {
    if (journey.n > 0) return [];
    return [
      {
        type: 'Enrolled',
        journey: journey.id,
        mode: journey.mode,
        programme: `${journey.programme.id}@${journey.programme.version}`,
        cohort: journey.cohort.id,
        provider: journey.provider,
        deliveryPartner: journey.deliveryPartner,
        reference: journey.reference,
        agenda: enrolmentAgenda(journey, at),
      },
      ...(registration ? [{ type: 'RegistrationMatched', registration } as const] : []),
      ...(form ? formReceived(journey, form, at) : []),
    ];
  },
  matchRegistration: (journey, { registration }) =>
    journey.application.registration === registration ? [] : [{ type: 'RegistrationMatched', registration }],
  receiveForm: (journey, { form }, at) => {
    refuseUnlessApplying(journey);
    return formReceived(journey, form, at);
  },
  provideEvidence: (journey, { evidence, document }) => {
    const asked = journey.programme.application.evidence.includes(evidence);
    refuseUnless(asked, 'evidence-not-asked', { evidence });
    return journey.application.evidence[evidence] === document
      ? []
      : [{ type: 'EvidenceProvided', evidence, document }];
  },
  declineEndorsement: (journey) => {
    refuseUnlessApplying(journey);
    return endorsementDeclined(journey);
  },
  settleSuitability: (journey, { verdict }, at) => {
    refuseUnlessApplying(journey);
    const { suitability } = journey.application;
    refuseUnless(suitability, 'suitability-not-open');
    if (suitability.verdict === verdict) return [];
    const again = isUnsuitable(journey) ? chasedAgain(journey, at) : {};
    return [{ type: 'SuitabilitySettled', verdict, ...again }];
  },
  requestInformation: (journey, { question }) => {
    refuseUnlessApplying(journey);
    return [{ type: 'InformationRequested', question }];
  },
  provideInformation: (journey, { answer }) => {
    refuseUnless(journey.application.informationAsked, 'no-information-asked');
    return [{ type: 'InformationProvided', answer }];
  },
  decideFunding: (journey, { funding }) => {
    const { fundings } = journey.programme;
    refuseUnless(fundings.includes(funding), 'funding-unknown', { funding, fundings: fundings.join(', ') });
    return journey.application.funding === funding ? [] : [{ type: 'FundingDecided', funding }];
  },
} satisfies Partial<Rules>;
