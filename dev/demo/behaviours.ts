/** The behaviour of every row of cohort.csv, by its reference; whoever is not named is punctual. */
import { cohortOf } from '../../programmes/catalogue.js';
import { punctual, type Behaviour } from '../../lives/behaviour.js';

const changes: Readonly<Record<string, Partial<Behaviour>>> = {
  'HE26-002': { title: 'early with everything', lateBy: -12, points: [4], submissions: [1980] },
  'HE26-003': { title: 'late, again and again', lateBy: 9 },
  'HE26-004': { title: 'missed a day, caught up', missedEvents: ['event-2'] },
  'HE26-006': {
    title: 'deferred, returned',
    deferral: { on: '2027-02-01', until: '2027-04-12', cohort: null },
  },
  'HE26-008': {
    title: 'withdrew',
    withdrawal: { on: '2027-05-10', reason: 'workload', reversed: null },
  },
  'HE26-009': { title: 'failed, then passed', points: [2, 4] },
  'HE26-010': { title: 'fell silent', funding: 'school', silentFrom: '2027-04-20' },
  'HE26-011': { title: 'failed, appeal upheld', points: [2, 4], appeals: true },
  'HE26-012': { title: 'independent school pays', funding: 'school' },
  'HE26-013': {
    title: 'school about to close',
    question: {
      asked: 'The register says that your school is to close. Where will you work from January?',
      answered: 'The governors have withdrawn the proposal. I stay at the school, as its SENCO.',
    },
  },
  'HE26-015': { title: 'a little late', lateBy: 5 },
  'HE26-017': { title: 'never completed the form', decision: 'never', silentFrom: '2026-09-01' },
  'HE26-018': { title: 'unsuitable role', decision: 'reject' },
  'HE26-019': {
    title: 'deferred to the next cohort',
    deferral: { on: '2026-12-07', until: '2027-03-01', cohort: cohortOf('npq-senco-2027-spring') },
  },
  'HE26-020': {
    title: 'missed a session; too long at first',
    missedSessions: ['coaching-1'],
    submissions: [2710, 2390],
  },
  'HE26-021': { title: 'failed twice', points: [1, 2] },
  'HE26-022': { title: 'handed nothing in at first', emptyWindows: [1] },
  'HE26-023': {
    title: 'withdrew by mistake',
    funding: 'school',
    withdrawal: { on: '2027-05-10', reason: 'left-the-school', reversed: '2027-05-17' },
  },
  'HE26-024': { title: 'school mail refused' },
  'HE26-026': { title: 'role investigated', investigated: true },
  'HE26-028': { title: 'moved a session', movedSession: 'coaching-1' },
  'HE26-029': { title: 'extension after illness', extension: 3 },
  'HE26-030': { title: 'pays herself', funding: 'self' },
};

/** Mail servers of schools that refuse what comes from outside: such an address fails for good (S6.5). */
export const refusedAddresses = ['n.dlamini@st-dominics-primary.example'] as const;

export const behaviourOf = (reference: string): Behaviour => ({ ...punctual, ...changes[reference] });

/** The references that have a behaviour of their own. */
export const namedReferences = Object.keys(changes);
