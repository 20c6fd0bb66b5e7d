/**
 * What the service holds. Everything that changes it is a function of the world, a request and an instant, so
 * that the same seed and the same requests give the same world, ids included.
 *
 * Instants are UTC with milliseconds (`2026-10-20T08:00:00.000Z`) and compare as text; days are `2026-10-20`.
 */
import type {
  CohortFunding,
  Course,
  DeclarationState,
  DeclarationType,
  RejectionReason,
  ScheduleIdentifier,
  TrainingStatus,
} from './names.js';

export type Id = string;
export type Instant = string;
export type Day = string;
/** Start year and suffix: `2026b`. */
export type CohortKey = string;

/** When a record was made and last changed; what `updated_since` and the sorts look at. */
interface Stamped {
  createdAt: Instant;
  updatedAt: Instant;
}

interface LeadProvider {
  id: Id;
  name: string;
}

interface Token {
  /** SHA-256 of the token, in hex: the service keeps no token in clear. */
  digest: string;
  provider: Id;
  /** Only `lead_provider` opens this API. */
  scope: 'lead_provider' | 'teacher_record_service';
  revoked: boolean;
  lastUsedAt: Instant | null;
}

export interface Cohort {
  startYear: number;
  /** `a`, `b`: several cohorts may begin in a year. */
  suffix: string;
  funding: CohortFunding;
  registrationStart: Day;
}

export interface Schedule {
  cohort: CohortKey;
  identifier: ScheduleIdentifier;
  appliesFrom: Day;
  appliesTo: Day;
  allowed: DeclarationType[];
}

interface Contract {
  provider: Id;
  cohort: CohortKey;
  course: Course;
}

export interface Statement extends Stamped {
  id: Id;
  provider: Id;
  cohort: CohortKey;
  month: number;
  year: number;
  /** The cut-off date: the last day on which declarations are attached to it. */
  deadline: Day;
  paymentDate: Day;
  /** Only output-fee statements are seen through the API and take declarations. */
  outputFee: boolean;
  state: 'open' | 'payable' | 'paid';
}

export interface DeliveryPartner extends Stamped {
  id: Id;
  name: string;
}

interface Partnership {
  provider: Id;
  partner: Id;
  cohort: CohortKey;
}

export interface User {
  id: Id;
  fullName: string;
  previousNames: string[];
  email: string | null;
  trn: string | null;
  trnVerified: boolean;
  createdAt: Instant;
  /**
   * The person's details changed, or one of their applications was answered: what `updated_at` and
   * `updated_since` of the person and of all their applications follow. A change of id has its own record.
   */
  significantlyUpdatedAt: Instant;
  /** Set when the person was merged into another one: the id is retired and answers 410. */
  retiredInto: Id | null;
}

export interface IdChange {
  /** Whom it belongs to now. */
  user: Id;
  from: Id;
  to: Id;
  changedAt: Instant;
}

export interface TrainingChange {
  provider: Id;
  status: TrainingStatus;
  reason: string | null;
  at: Instant;
}

export interface Application extends Stamped {
  id: Id;
  user: Id;
  provider: Id;
  course: Course;
  cohort: CohortKey;
  status: 'pending' | 'accepted' | 'rejected';
  reasonForRejection: RejectionReason | null;
  acceptedAt: Instant | null;
  schedule: ScheduleIdentifier | null;
  fundedPlace: boolean | null;
  /** The raw flag of registration; whether funding was had before is worked out at every read. */
  eligibleForFunding: boolean;
  /** A member of the Department's staff decided the funding, whatever the rule says. */
  fundedByPolicy: boolean;
  trainingStatus: TrainingStatus | null;
  /** Newest last; deleted when an application goes back to pending. */
  trainingHistory: TrainingChange[];
  worksInSchool: boolean;
  employerName: string | null;
  employmentRole: string | null;
  fundingChoice: 'school' | 'trust' | 'self' | 'another' | 'employer' | null;
  headteacherStatus: string | null;
  privateChildcareProviderUrn: string | null;
  schoolUrn: string | null;
  schoolUkprn: string | null;
  /** Whether the setting is in England: decides whether declarations need a delivery partner. */
  inEngland: boolean;
  /** `teacher_catchment`: in the United Kingdom. */
  inUnitedKingdom: boolean;
  country: string | null;
  countryCode: string | null;
  ittProvider: string | null;
  leadMentor: boolean;
  /** The raw answer, as the service sends it. */
  worksAsSenco: 'yes' | 'no_but_i_plan_to_become_one' | 'no_i_do_not_plan_to_be_a_SENCO' | null;
  sencoStartDate: Day | null;
}

export interface StatementItem {
  statement: Id;
  /** `pay` when the declaration was made, `clawback` when it was taken back after payment. */
  kind: 'pay' | 'clawback';
}

export interface Declaration extends Stamped {
  id: Id;
  application: Id;
  user: Id;
  /** Who made it; after a transfer another provider may read it. */
  provider: Id;
  course: Course;
  cohort: CohortKey;
  type: DeclarationType;
  /** As it was sent, in UTC without fractions. */
  date: Instant;
  state: DeclarationState;
  deliveryPartner: Id | null;
  secondaryDeliveryPartner: Id | null;
  /** At most two: one to pay, one to claw back. */
  items: StatementItem[];
  /** The declaration that it repeats under another record of the same person. */
  supersededBy: Id | null;
  upliftPaid: boolean;
}

export interface Outcome extends Stamped {
  id: Id;
  declaration: Id;
  user: Id;
  course: Course;
  state: 'passed' | 'failed' | 'voided';
  completionDate: Day;
}

export interface World {
  /** Two worlds with another name have other ids. */
  name: string;
  /** How many ids were given out. */
  issued: number;
  providers: Map<Id, LeadProvider>;
  /** By digest. */
  tokens: Map<string, Token>;
  cohorts: Map<CohortKey, Cohort>;
  schedules: Schedule[];
  contracts: Contract[];
  statements: Map<Id, Statement>;
  deliveryPartners: Map<Id, DeliveryPartner>;
  partnerships: Partnership[];
  users: Map<Id, User>;
  idChanges: IdChange[];
  applications: Map<Id, Application>;
  declarations: Map<Id, Declaration>;
  outcomes: Map<Id, Outcome>;
}
