/** S2: evidence, the provider's questions, and the decision. */
import type { Journey } from '../../workflows/journey/state.js';
import type { Evidence, Instant } from '../../workflows/journey/values.js';
import type { Behaviour } from '../behaviour.js';
import { evidencePaper } from '../papers/paper.js';
import type { Habit } from '../habits.js';
import {
  afterwards,
  command,
  headteacherOf,
  isApplying,
  later,
  participantOf,
  officeStaff,
  type Act,
  type Deed,
} from './act.js';

export function applicationActs(enrolled: Instant, behaviour: Behaviour): Act[] {
  return [
    ...evidenceActs(enrolled, behaviour),
    ...questionActs(enrolled, behaviour),
    ...decisionActs(enrolled, behaviour),
  ];
}

const evidenceActs = (enrolled: Instant, { habits }: Behaviour): Act[] =>
  (Object.entries(habits.evidence) as [Evidence, Habit][]).map(([kind, habit]) => ({
    at: afterwards(enrolled, habit),
    key: kind,
    // Nobody asks the headteacher of an applicant who does nothing more.
    actor: kind === 'headteacher-declaration' ? headteacherOf : participantOf,
    applies: (journey) => isApplying(journey) && journey.programme.application.evidence.includes(kind),
    deed: (journey) => ({
      by: 'paper',
      paper: evidencePaper(journey.reference, kind),
      input: ({ document }) => ({ type: 'provideEvidence', evidence: kind, document }),
    }),
  }));

const decision = (at: Instant, key: string, deed: () => Deed, more: Partial<Act> = {}): Act => ({
  at,
  key,
  actor: officeStaff,
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
      actor: participantOf,
      applies: ({ application }: Journey) => application.informationAsked,
    }),
  ];
}

function decisionActs(
  enrolled: Instant,
  { decision: decided, funding, investigated, habits }: Behaviour,
): Act[] {
  if (decided === 'never') return [];
  if (decided === 'reject') {
    const reject = () => command({ type: 'reject' });
    return [decision(afterwards(enrolled, habits.rejects), 'reject', reject, { reason: 'unsuitable-role' })];
  }
  const settle = () => command({ type: 'settleSuitability', verdict: 'suitable' });
  const acts = [
    decision(afterwards(enrolled, habits.funds), 'funding', () =>
      command({ type: 'decideFunding', funding }),
    ),
    decision(afterwards(enrolled, habits.accepts), 'accept', () => command({ type: 'accept' })),
  ];
  if (!investigated) return acts;
  const confirmed = {
    reason: 'role-confirmed',
    note: 'Spoke to the headteacher: she leads provision for two year groups.',
  };
  return [decision(later(enrolled, 8), 'settle', settle, confirmed), ...acts];
}
