/** S2: evidence, the provider's questions, and the decision. */
import type { Journey } from '../../../workflows/journey/state.js';
import type { Evidence, Instant } from '../../../workflows/journey/values.js';
import type { Behaviour } from '../behaviour.js';
import { evidencePaper } from '../papers/paper.js';
import {
  command,
  headteacher,
  isApplying,
  later,
  participant,
  provider,
  type Act,
  type Deed,
} from './act.js';

export function applicationActs(enrolled: Instant, behaviour: Behaviour): Act[] {
  return [
    evidence(later(enrolled, 3), 'qts-certificate', participant),
    evidence(later(enrolled, 6, '12:30'), 'headteacher-declaration', headteacher),
    ...questionActs(enrolled, behaviour),
    ...decisionActs(enrolled, behaviour),
  ];
}

const evidence = (at: Instant, kind: Evidence, actor: Act['actor']): Act => ({
  at,
  key: kind,
  // Nobody asks the headteacher of an applicant who does nothing more.
  actor,
  applies: isApplying,
  deed: (journey) => ({
    by: 'paper',
    paper: evidencePaper(journey.reference, kind),
    asked: ({ document }) => ({ type: 'provideEvidence', evidence: kind, document }),
  }),
});

const decision = (at: Instant, key: string, deed: () => Deed, more: Partial<Act> = {}): Act => ({
  at,
  key,
  actor: provider,
  applies: isApplying,
  deed,
  ...more,
});

function questionActs(enrolled: Instant, { question }: Behaviour): Act[] {
  if (question === null) return [];
  const asked = () => command({ type: 'requestInformation', question: question.asked });
  const answered = () => command({ type: 'provideInformation', answer: question.answered });
  return [
    decision(later(enrolled, 2), 'ask', asked),
    decision(later(enrolled, 5), 'answer', answered, {
      actor: participant,
      applies: ({ application }: Journey) => application.informationAsked,
    }),
  ];
}

function decisionActs(enrolled: Instant, { decision: decided, funding, investigated }: Behaviour): Act[] {
  if (decided === 'never') return [];
  if (decided === 'reject') {
    const reject = () => command({ type: 'reject' });
    return [decision(later(enrolled, 8), 'reject', reject, { reason: 'unsuitable-role' })];
  }
  const settle = () => command({ type: 'settleSuitability', verdict: 'suitable' });
  const acts = [
    decision(later(enrolled, 9), 'funding', () => command({ type: 'decideFunding', funding })),
    decision(later(enrolled, 9, '10:15'), 'accept', () => command({ type: 'accept' })),
  ];
  if (!investigated) return acts;
  const confirmed = {
    reason: 'role-confirmed',
    note: 'Spoke to the headteacher: she leads provision for two year groups.',
  };
  return [decision(later(enrolled, 8), 'settle', settle, confirmed), ...acts];
}
