/** Doors of one participant and of many. */
import type { CommandAction } from '../../../access/actions.js';
import type { Principal } from '../../../access/principal.js';
import { askedTypes } from '../../commands/index.js';
import type { CommandInput } from '../../commands/prepare.js';
import { BadInput } from '../../errors.js';
import type { Door } from '../door.js';
import { commandDoor, ofAll, ofJourney, whoAsks } from './kinds.js';
import { lettersShown, listNames, listedNames, offersAllowed, ownName, timelineWords } from './shown.js';
import type { Args, Doors } from './doors.js';

function askedFor([, { type }]: readonly [string, CommandInput, ...unknown[]]): CommandAction {
  if (askedTypes.includes(type)) return type;
  throw new BadInput([`"${String(type)}" is not a command that can be asked for`]);
}

const foreign = ({ provider, deliveryPartner }: Principal): BadInput =>
  new BadInput([`provider: you may enrol for "${deliveryPartner ?? provider ?? 'nobody'}" only`]);

const enrol: Door<Args<'enrol'>> = {
  action: 'enrol',
  noted: 'no',
  about: (facts, [{ provider, deliveryPartner }]) => facts.ofProvider(provider, deliveryPartner),
  notThere: foreign,
  actor: ([{ actor }]) => actor,
  withActor: (actor, [request]) =>
    actor === undefined ? [request] : [{ ...request, actor } as typeof request],
};

const sessionCompleted: Door<Args<'sessionCompleted'>> = ofJourney('completeSession', 'no', {
  actor: ([, { coach }]) => ({ role: 'coach', id: coach }),
});

export const participantDoors = {
  enrol,
  // Row by row, each for the provider that it names.
  enrolCohort: ofAll<Args<'enrolCohort'>>('enrol', 'no', { notThere: foreign, whileAway: true }),
  command: commandDoor<Args<'command'>>(askedFor, 2),
  doubts: ofJourney<Args<'doubts'>>(askedFor, 'no'),
  changeDetails: commandDoor('changeDetails', 2),
  recordBounce: commandDoor('recordBounce', 2),
  readBounce: ofAll<Args<'readBounce'>>('recordBounce', 'no', whoAsks(1)),
  receiveApplication: commandDoor('receiveForm', 2),
  sessionCompleted,
  view: ofJourney('see-journey', 'no'),
  timeline: ofJourney('see-timeline', 'look', { shown: timelineWords }),
  list: ofAll('list-participants', 'no', { shown: listNames }),
  count: ofAll('list-participants'),
  endorsement: ofJourney('endorse', 'look'),
  work: ofJourney('see-journey', 'no'),
  whatIf: ofJourney('what-if', 'no'),
  picture: ofJourney('see-journey', 'no'),
  offers: ofJourney('see-journey', 'no', { shown: offersAllowed }),
  foresee: ofJourney<Args<'foresee'>>(askedFor, 'no', {
    ...whoAsks(2),
    reason: ([, , told]) => told?.reason,
  }),
  export: ofAll<Args<'export'>>('export', 'look', {
    also: ([, format, { names = false } = {}]) =>
      format === 'enrolment' ? ['see-person'] : names ? ['see-names'] : [],
  }),
  handInDocument: ofJourney('hand-in', 'deed', { whileAway: true }),
  advanceTo: ofJourney('rehearse', 'deed'),
  advanceCohort: ofAll<Args<'advanceCohort'>>('rehearse', 'deed', { subject: ([cohort]) => cohort }),
  person: ofJourney('see-person', 'look'),
  messages: { ...ofJourney('see-messages', 'look'), shown: lettersShown },
  bounces: ofJourney('see-messages', 'look'),
  notes: ofJourney('see-notes', 'look'),
  documents: ofJourney('see-documents', 'look'),
  arrivals: ofJourney('see-documents', 'look'),
  readDocument: ofJourney('see-documents', 'look'),
  review: ofJourney('see-review', 'look'),
  writeReviewFields: commandDoor('writeReview', 3),
  agreeToReview: commandDoor('agreeReview', 3),
  caseStudy: ofJourney('see-case-study', 'no'),
  acceptMany: ofAll('accept-many'),
  recordRegister: ofAll('keep-register'),
  releaseMany: ofAll('release-results'),
  owed: ofAll('list-participants', 'no', { shown: listedNames }),
  week: ofAll('list-participants', 'no', { shown: listedNames }),
  coached: ofAll('list-participants', 'no', { shown: listedNames }),
  coaching: ofJourney('see-journey', 'no', { shown: ownName }),
  caseloads: ofAll('see-caseloads'),
  groups: ofAll('see-groups'),
  mergeGroup: ofAll<Args<'mergeGroup'>>('merge-groups', 'deed', { subject: ([, group]) => group }),
} satisfies Partial<Doors>;
