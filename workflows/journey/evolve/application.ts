import { kindOf } from '../agenda/keys.js';
import type { Evolvers } from './evolvers.js';
import { inPost } from '../rules/statutory.js';
import type { Application, Journey } from '../state.js';
import type { Day } from '../values.js';

const applying = (journey: Journey, change: Partial<Application>): Partial<Journey> => ({
  application: { ...journey.application, ...change },
});

const posted = (journey: Journey, takenUp: Day | null): Partial<Journey> =>
  journey.application.form
    ? applying(journey, { form: inPost(journey, journey.application.form, takenUp) })
    : {};

/** S2: from the first word of an application to a place in a group. */
export const applicationEvolvers = {
  Enrolled: (_, event) => ({ enrolled: event.at, lastHeard: event.at }),
  RegistrationMatched: (journey, { registration }) => applying(journey, { registration }),
  ApplicationFormReceived: (journey, { form }) => applying(journey, { form, suitability: null }),
  EvidenceProvided: (journey, { evidence, document }) =>
    applying(journey, { evidence: { ...journey.application.evidence, [evidence]: document } }),
  SuitabilityAssessed: (journey, { verdict, reasons }) =>
    applying(journey, { suitability: { verdict, reasons } }),
  SuitabilitySettled: (journey, { verdict }) =>
    applying(journey, { suitability: { verdict, reasons: journey.application.suitability?.reasons ?? [] } }),
  InformationRequested: (journey) => applying(journey, { informationAsked: true }),
  InformationProvided: (journey) => applying(journey, { informationAsked: false }),
  StatutoryDeadlineSet: (journey, { deadline }) => ({
    statutoryDeadline: deadline,
    agenda: journey.agenda.filter((item) => kindOf(item.key) !== 'statutory/{n}'),
  }),
  PostTakenUp: (journey, { on }) => posted(journey, on),
  PostGivenUp: (journey) => posted(journey, null),
  PostCorrected: (journey, { takenUp }) => posted(journey, takenUp),
  FundingDecided: (journey, { funding }) => applying(journey, { funding }),
  PlaceSought: (journey, { priority, group }) =>
    applying(journey, { place: 'sought', priority, ...(group && { wantedGroup: group }) }),
  Waitlisted: (journey) => applying(journey, { place: 'waitlisted' }),
  PlaceOffered: (journey, { until, group, because }) =>
    applying(journey, { place: 'offered', offer: { until, group, because } }),
  OfferTaken: (journey) => applying(journey, { place: 'held', offer: null }),
  OfferLapsed: (journey) => applying(journey, { place: 'waitlisted', offer: null }),
  Accepted: (journey) => ({ ...applying(journey, { place: 'held', offer: null }), status: 'active' }),
  GroupAllocated: (_, { group }) => ({ group }),
  CoachSought: () => ({ coachSought: true }),
  CoachAssigned: (_, { coach }) => ({ coach, coachSought: false }),
} satisfies Partial<Evolvers>;
