/** S6.5: messages to the provider, whenever a person has to look at something. */
import { londonDate, minutesBetween } from '../../workflows/journey/calendar.js';
import type { ExceptionCode } from '../../workflows/journey/values.js';
import { questions } from './exceptions.js';
import { fullName, type Block, type Render, type MessageContext, type Templates } from './message.js';
import { capitalised, codeInWords, dayInWords } from './words.js';
import { stageInWords } from './stage-words.js';
import { scriptedAttempt } from '../../workflows/journey/attempts.js';

const who = ({ journey, person }: MessageContext): [string, string][] => [
  ['Participant', fullName(person)],
  ['Your reference', journey.reference],
  ['Cohort', journey.cohort.title],
  ['Stage', stageInWords(journey)],
  ['Journey', journey.id],
];

/** `code/about`: the id of the exception that the message is about. */
function exceptionOf({ event, about }: MessageContext): { code: ExceptionCode; about: string } {
  if (event.type === 'ExceptionRaised') return { code: event.code, about: event.about ?? '' };
  const [code = '', ...rest] = (about ?? '').split('/');
  return { code: code as ExceptionCode, about: rest.join('/') };
}

/** Why an application is looked at by a person, or found unsuitable (S2.4). */
export const reasonWords: Record<string, string> = {
  'role-unsuitable': 'The role is one for which the qualification is not meant',
  'too-few-teaching-years': 'There are fewer years of teaching than the qualification needs',
  'role-to-investigate': 'The role is neither on the list of suitable roles nor on that of unsuitable ones',
  'opportunity-not-described': 'How the role gives access to practise the learning is not described',
  'no-qts': 'There is no qualified teacher status (QTS)',
  'outside-a-school': 'The applicant works outside a school',
};

const headings: Partial<Record<ExceptionCode, string>> = {
  'suitability-to-investigate': 'What is open:',
  'found-unsuitable': 'What speaks against it:',
};

/** Reasons of the rules, where a person has to judge by them (S2.4). */
const reasons = ({ journey }: MessageContext, code: ExceptionCode): Block[] => {
  const found = journey.application.suitability?.reasons ?? [];
  const heading = headings[code];
  return heading !== undefined && found.length > 0
    ? [heading, { list: found.map((reason) => reasonWords[reason] ?? capitalised(codeInWords(reason))) }]
    : [];
};

/** All that waits for a person, with one template for each urgency (S2.9). */
const needsAPerson: Render = (context) => {
  const { code, about } = exceptionOf(context);
  const question = questions[code];
  return {
    subject: `${question.subject}: ${context.journey.reference}`,
    blocks: [
      question.happened(context, about),
      {
        facts: [
          ...who(context),
          ...(context.coach ? [['Coach', context.coach.name] as [string, string]] : []),
        ],
      },
      ...reasons(context, code),
      { notice: question.todo },
      `Until somebody settles it, this stays on your list as "${code}".`,
    ],
  };
};

/** S5.6: at each month of the wait, who is still unmarked. */
const unmarked: Render = (context) => {
  const { journey, event } = context;
  const attempt = scriptedAttempt(journey);
  const due = attempt?.outcomeDue ?? event.at;
  const days = Math.max(0, Math.floor(minutesBetween(event.at, due) / (24 * 60)));
  const marks = attempt?.marks ?? [];
  const state =
    marks.length === 0
      ? 'not allocated yet'
      : marks.map(({ role, total }) => `${role}: ${total === null ? 'not marked' : 'marked'}`).join('; ');
  return {
    subject: `Still waiting for a result: ${journey.reference}`,
    blocks: [
      'This participant is still waiting for the result of the assessment.',
      {
        facts: [
          ...who(context),
          ['Script', attempt?.script ?? 'none'],
          ['Marking', state],
          ['Result due by', `${dayInWords(londonDate(due))} (${days} days left)`],
        ],
      },
      { notice: 'Please find out where the marking stands, and have it finished in time.' },
    ],
  };
};

export const providerTemplates = {
  'to-investigate': {
    to: 'provider',
    occasion: 'The suitability of an applicant needs a person',
    render: needsAPerson,
  },
  'needs-a-person': {
    to: 'provider',
    occasion: 'Any other exception that waits for a person',
    render: needsAPerson,
  },
  escalation: {
    to: 'provider',
    occasion: 'Neither participant nor coach has been heard of',
    render: needsAPerson,
  },
  'cannot-reach': {
    to: 'provider',
    occasion: 'Every address of the participant refuses messages for good',
    render: needsAPerson,
  },
  unmarked: { to: 'provider', occasion: 'Each month of the wait for an outcome', render: unmarked },
  'outcome-overdue': { to: 'provider', occasion: 'The outcome is past its limit', render: needsAPerson },
  'effect-failed': {
    to: 'provider',
    occasion: 'Something could not be done, and trying again will not help',
    render: needsAPerson,
  },
} as const satisfies Templates;
