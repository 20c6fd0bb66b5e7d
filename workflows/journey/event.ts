/**
 * Everything that can have happened on a journey: the record (S7.1).
 * Events are facts in the past tense and are never edited; a correction is another event.
 */
import type { Cohort } from '../../programmes/cohort-schema.js';
import type {
  AgendaItem,
  ApplicationForm,
  Day,
  ElementDates,
  Ending,
  Evidence,
  ExceptionCode,
  Funding,
  HowRead,
  Instant,
  MarkerRole,
  MarkingConflict,
  Mode,
  Suitability,
} from './values.js';

/** A group of another intake, by value: the journey knows only the groups of its own. */
export interface OtherIntakeGroup {
  cohort: string;
  title: string;
  venue: { name: string; postcode: string };
}

/** When and where a session is in the coach's diary; `sequence` counts its versions (iCalendar). */
export interface Booking {
  booking: string;
  coach: string;
  starts: Instant;
  ends: Instant;
  sequence: number;
}

type ApplicationEvent =
  | {
      type: 'Enrolled';
      journey: string;
      mode: Mode;
      programme: string;
      cohort: string;
      provider: string;
      deliveryPartner: string | null;
      reference: string;
    }
  | { type: 'RegistrationMatched'; registration: string }
  | { type: 'ApplicationFormReceived'; form: ApplicationForm }
  | { type: 'EvidenceProvided'; evidence: Evidence; document: string }
  | { type: 'SuitabilityAssessed'; verdict: Suitability; reasons: string[] }
  | { type: 'SuitabilitySettled'; verdict: 'suitable' | 'unsuitable' }
  | { type: 'InformationRequested'; question: string }
  | { type: 'InformationProvided'; answer: string }
  /** The day by which the duty must be met; null once it turns out not to apply. */
  | { type: 'StatutoryDeadlineSet'; deadline: Day | null }
  | { type: 'PostTakenUp'; on: Day }
  | { type: 'PostGivenUp'; on: Day }
  /** `takenUp` is the day on which it was taken up after all, `was` the one that was thought to be. */
  | { type: 'PostCorrected'; takenUp: Day; was: Day }
  | { type: 'FundingDecided'; funding: Funding }
  | { type: 'PlaceSought'; priority: 'mandatory' | 'ordinary'; funded: boolean; group?: string }
  | { type: 'Waitlisted' }
  | { type: 'PlaceOffered'; until: Instant; group: string; because: 'partner' | 'nearest' }
  | { type: 'OfferTaken' }
  | { type: 'OfferLapsed'; declined: boolean }
  | { type: 'Accepted' }
  | { type: 'GroupAllocated'; group: string; because: 'partner' | 'nearest' | 'moved' }
  | { type: 'CoachSought'; instead: string | null }
  | { type: 'CoachAssigned'; coach: string; previous: string | null };

type PlanEvent =
  | {
      type: 'Planned';
      because: 'accepted' | 'returned' | 'moved';
      dates: Record<string, ElementDates>;
      /** The first day of each stage and of each assessment window that is still to come. */
      stages: Record<string, Day>;
      /** Elements whose dates are new or not what they were; the others were told before. */
      moved: string[];
    }
  | { type: 'StageEntered'; stage: string }
  | { type: 'DateReached'; items: string[] }
  | { type: 'Nudged'; items: string[] }
  | { type: 'NudgesPutOff'; items: string[] }
  | { type: 'ExceptionRaised'; exception: string; code: ExceptionCode; about: string | null }
  | { type: 'ExceptionSettled'; exception: string; how: 'resolved' | 'accepted' | 'overtaken' };

type StudyEvent =
  | { type: 'ElementCompleted'; element: string; on: Day }
  | { type: 'ElementCredited'; element: string }
  | { type: 'AttendanceRecorded'; event: string; attended: boolean; on: Day }
  | { type: 'CatchUpSought'; event: string }
  /** `elsewhere`: the group is one of another intake. */
  | { type: 'CatchUpBooked'; event: string; group: string; date: Day; elsewhere?: OtherIntakeGroup }
  | { type: 'ActivitiesSelected'; course: string; activities: string[] }
  | { type: 'ActivityCompleted'; course: string; activity: string; on: Day }
  | { type: 'TaskSubmitted'; task: string; document: string; late: boolean }
  | { type: 'FeedbackReturned'; task: string; document: string }
  /** `filled`: the fields that have words, of a review that has fields. */
  | { type: 'ReviewWritten'; review: string; document: string; filled?: string[] }
  /** `side` is whose agreement it is; `by`, as everywhere, is who gave it. */
  | { type: 'ReviewAgreed'; review: string; side: 'coach' | 'participant'; document?: string };

type CoachingEvent =
  | { type: 'SessionSought'; session: string; from: Day; until: Day }
  | ({ type: 'SessionBooked'; session: string } & Booking)
  | { type: 'SessionMoveSought'; session: string; from: Day; until: Day; preferred: Instant | null }
  | ({ type: 'SessionMoved'; session: string; was: Instant } & Booking)
  | { type: 'SessionCancelled'; session: string; booking: string; sequence: number }
  | { type: 'SessionCompleted'; session: string; held: Instant; minutes: number; notes: string | null }
  | { type: 'SessionMissed'; session: string; on: Instant }
  | { type: 'SessionCorrected'; session: string; held: Instant | null; minutes: number }
  | { type: 'SignalRefused'; session: string; code: string };

type AssessmentEvent =
  | { type: 'WindowOpened'; window: string; attempt: number; closes: Instant }
  | { type: 'WindowMissed'; window: string; missing: string[] }
  | {
      type: 'CaseStudySubmitted';
      window: string;
      attempt: number;
      document: string;
      words: number;
      limit: 'within' | 'under' | 'over';
      arrived: Instant;
      /** Older ones have none. */
      reading?: HowRead;
    }
  /** The door was wrong about when a document began to arrive; `was` is null if it had been refused as late. */
  | {
      type: 'ArrivalCorrected';
      window: string;
      attempt: number;
      document: string;
      was: Instant | null;
      arrived: Instant;
    }
  | { type: 'ExtensionGranted'; window: string; closes: Instant }
  /** The case study's paper came after the opening or, if it `replaces` one, was put in its place. */
  | { type: 'PaperReleased'; window: string; attempt: number; paper: string; replaces: boolean }
  | {
      type: 'WindowClosed';
      window: string;
      attempt: number;
      script: string | null;
      outcomeDue: Instant | null;
    }
  /** `to`: the assessor whom the office has chosen. */
  | { type: 'MarkerSought'; script: string; role: MarkerRole; not: string[]; to?: string }
  | { type: 'MarkerAllocated'; script: string; role: MarkerRole; assessor: string; newAssessor: boolean }
  /** It leaves the queue of whoever had it, which is nobody if it was still waiting; `void`: a mark that does not count. */
  | {
      type: 'ScriptTakenBack';
      script: string;
      role: MarkerRole;
      assessor: string | null;
      because: 'conflict' | 'reassigned' | 'overdue' | 'not-needed';
      mark: 'none' | 'void';
    }
  /** An assessor must not mark anything of this participant. */
  | { type: 'ConflictFound'; assessor: string; because: MarkingConflict }
  | {
      type: 'Marked';
      script: string;
      role: MarkerRole;
      assessor: string;
      scores: Record<string, number>;
      total: number;
    }
  /** `round`: of an appeal; the first marking has none. */
  | { type: 'ModerationDecided'; script: string; sampled: boolean; because: string[]; round?: 'appeal' }
  | { type: 'ResultConfirmed'; script: string; total: number; pass: boolean; round?: 'appeal' }
  | { type: 'ResultReleased'; attempt: number; total: number; pass: boolean }
  | { type: 'AppealLodged'; attempt: number }
  /** The result of the appeal is released. */
  | { type: 'AppealDecided'; attempt: number; upheld: boolean; total: number; pass: boolean }
  | { type: 'DutyMet'; on: Day };

type InterruptionEvent =
  | { type: 'Deferred'; expectedReturn: Day }
  | { type: 'Returned'; deferredDays: number }
  | { type: 'Withdrawn' }
  | { type: 'Reinstated' }
  | { type: 'CohortChanged'; cohort: Cohort }
  | { type: 'ProviderChanged'; provider: string; deliveryPartner: string | null }
  | { type: 'DetailsChanged'; fields: string[] }
  | { type: 'Ended'; as: Ending; why: string };

type WorldEvent =
  | { type: 'EffectFailed'; effect: string; code: string }
  /** `again`: the message goes to another address. */
  | { type: 'AddressRefused'; message: string; address: 'first' | 'second'; code: string; again?: true }
  | { type: 'Unreachable'; message: string };

export type EventBody =
  | ApplicationEvent
  | PlanEvent
  | StudyEvent
  | CoachingEvent
  | AssessmentEvent
  | InterruptionEvent
  | WorldEvent;

/** What every event carries besides its body. */
export interface EventEnvelope {
  /** Place in the journey's record, from 1, without gaps. */
  n: number;
  at: Instant;
  /** The actor, as `role:id`. */
  by: string;
  /** The command that caused it. */
  cmd: string;
  /** A coded reason where a clause asks for one; free text is kept in the store as `note`. */
  reason?: string;
  note?: string;
  /** Dates that this event puts on the journey's agenda; an item with a known key replaces it. */
  agenda?: AgendaItem[];
}

export type JourneyEvent = EventEnvelope & EventBody;
export type EventType = EventBody['type'];
export type EventOf<T extends EventType> = EventEnvelope & Extract<EventBody, { type: T }>;

/** What a rule returns: an event before it gets its place, time and author. */
export type NewEvent = EventBody & { agenda?: AgendaItem[] };
