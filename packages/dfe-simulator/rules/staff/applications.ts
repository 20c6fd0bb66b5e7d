import { nextId } from '../../world/ids.js';
import type { Course } from '../../world/names.js';
import { unprocessable } from '../../world/refusal.js';
import type { Application, CohortKey, Id, Instant, World } from '../../world/world.js';
import { declarationsOf, isLive, liveDeclarations } from '../look-up.js';
import { answered } from '../own-application.js';
import { found } from './find.js';

/** What registration asks; the rest belongs to the provider's answer. */
type Registration = Pick<
  Application,
  | 'eligibleForFunding'
  | 'fundedByPolicy'
  | 'worksInSchool'
  | 'employerName'
  | 'employmentRole'
  | 'fundingChoice'
  | 'headteacherStatus'
  | 'privateChildcareProviderUrn'
  | 'schoolUrn'
  | 'schoolUkprn'
  | 'inEngland'
  | 'inUnitedKingdom'
  | 'country'
  | 'countryCode'
  | 'ittProvider'
  | 'leadMentor'
  | 'worksAsSenco'
  | 'sencoStartDate'
>;

export interface NewApplication extends Partial<Registration> {
  user: Id;
  provider: Id;
  course: Course;
  cohort: CohortKey;
}

/** A teacher at an English school who is eligible for funding. */
const usual: Registration = {
  eligibleForFunding: true,
  fundedByPolicy: false,
  worksInSchool: true,
  employerName: null,
  employmentRole: null,
  fundingChoice: null,
  headteacherStatus: null,
  privateChildcareProviderUrn: null,
  schoolUrn: null,
  schoolUkprn: null,
  inEngland: true,
  inUnitedKingdom: true,
  /** What the service writes for all of the United Kingdom. */
  country: 'United Kingdom of Great Britain and Northern Ireland',
  countryCode: 'GBR',
  ittProvider: null,
  leadMentor: false,
  worksAsSenco: null,
  sencoStartDate: null,
};

export function createApplication(world: World, at: Instant, input: NewApplication): Application {
  found(world.users, input.user);
  found(world.providers, input.provider);
  const { funding } = found(world.cohorts, input.cohort);
  const application: Application = {
    id: nextId(world, 'application'),
    status: 'pending',
    reasonForRejection: null,
    acceptedAt: null,
    schedule: null,
    fundedPlace: funding === 'zero' ? false : null,
    trainingStatus: null,
    trainingHistory: [],
    createdAt: at,
    updatedAt: at,
    // Last: in front, every application would be of a shape of its own to the engine, and slow to read.
    ...usual,
    ...input,
  };
  world.applications.set(application.id, application);
  return application;
}

/** Gives it to another provider. What was declared stays the old one's, who alone can change it. */
export function transferApplication(
  world: World,
  at: Instant,
  input: { application: Id; provider: Id },
): Application {
  const application = found(world.applications, input.application);
  found(world.providers, input.provider);
  if (application.provider === input.provider)
    throw unprocessable('lead_provider_id', 'The application is with this provider already.');
  application.provider = input.provider;
  application.updatedAt = at;
  return application;
}

/** Undoes an acceptance or a rejection, unless something is declared. The training history goes with it. */
export function revertToPending(world: World, at: Instant, input: { application: Id }): Application {
  const application = found(world.applications, input.application);
  if (application.status === 'pending')
    throw unprocessable('lead_provider_approval_status', 'The application is pending already.');
  if (declarationsOf(world, application).some(isLive))
    throw unprocessable('base', 'There are declarations for this application: void them first.');
  application.trainingHistory = [];
  application.fundedPlace = world.cohorts.get(application.cohort)?.funding === 'zero' ? false : null;
  answered(world, application, 'pending', at);
  return application;
}

/** The Department decides the funding itself. It does not take it from under a declaration or a funded place. */
export function changeFunding(
  world: World,
  at: Instant,
  input: { application: Id; eligibleForFunding: boolean; fundedByPolicy: boolean },
): Application {
  const application = found(world.applications, input.application);
  if (!input.eligibleForFunding && liveDeclarations(world, application).length > 0)
    throw unprocessable('base', 'There are declarations for this application: void them first.');
  if (!input.eligibleForFunding && application.fundedPlace)
    throw unprocessable('base', 'The application has a funded place: take that away first.');
  application.eligibleForFunding = input.eligibleForFunding;
  application.fundedByPolicy = input.fundedByPolicy;
  application.updatedAt = at;
  return application;
}
