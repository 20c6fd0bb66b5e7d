/** Everything that a person or a system can ask of a journey. */
import type { Cohort } from '../../programmes/cohort-schema.js';
import type { Programme } from '../../programmes/schema.js';
import type { Booking, OtherIntakeGroup } from './event.js';
import type {
  Actor,
  ApplicationForm,
  Day,
  Evidence,
  Funding,
  HowRead,
  Instant,
  MarkerRole,
  MarkingConflict,
  Mode,
  ReviewContents,
} from './values.js';

/** What starts a journey; programme and cohort travel by value and are kept (S1.6). */
export interface Enrolment {
  journey: string;
  mode: Mode;
  programme: Programme;
  cohort: Cohort;
  provider: string;
  deliveryPartner: string | null;
  reference: string;
}

type ApplicationCommand =
  | { type: 'enrol'; registration: string | null; form: ApplicationForm | null }
  | { type: 'matchRegistration'; registration: string }
  | { type: 'receiveForm'; form: ApplicationForm }
  | { type: 'provideEvidence'; evidence: Evidence; document: string }
  /** Of whoever was asked for it; the coded reason says why. */
  | { type: 'declineEndorsement' }
  | { type: 'settleSuitability'; verdict: 'suitable' | 'unsuitable' }
  | { type: 'requestInformation'; question: string }
  | { type: 'provideInformation'; answer: string }
  | { type: 'decideFunding'; funding: Funding }
  /** `group`: the one to join, where a person has to choose it. */
  | { type: 'accept'; group?: string | null }
  | { type: 'reject' }
  | { type: 'waitlist' }
  | { type: 'takeOffer' }
  | { type: 'declineOffer' };

/** S2.5: what becomes of the post on which the duty depends. */
type PostCommand =
  { type: 'takeUpPost'; on: Day } | { type: 'giveUpPost'; on: Day } | { type: 'correctPost'; takenUp: Day };

type ProviderCommand =
  | { type: 'settleException'; exception: string; how: 'resolved' | 'accepted' }
  | { type: 'moveGroup'; group: string }
  | { type: 'changeCoach'; coach: string | null };

type StudyCommand =
  | { type: 'completeElement'; element: string; on: Day }
  | { type: 'creditElement'; element: string }
  | { type: 'recordAttendance'; event: string; attended: boolean; on: Day }
  | { type: 'bookCatchUp'; event: string; group: string }
  | { type: 'selectActivities'; course: string; activities: string[] }
  | { type: 'completeActivity'; course: string; activity: string; on: Day }
  | { type: 'submitTask'; task: string; document: string }
  | { type: 'returnFeedback'; task: string; document: string }
  /** `contents`: of a review with fields; `document` is then the hash of its words. */
  | { type: 'writeReview'; review: string; document: string; contents?: ReviewContents }
  /** `document`: the version that is agreed to; default: the present one. */
  | { type: 'agreeReview'; review: string; document?: string };

type CoachingCommand =
  | { type: 'bookSession'; session: string; starts: Instant }
  | { type: 'moveSession'; session: string; preferred: Instant | null }
  | { type: 'cancelSession'; session: string }
  | { type: 'completeSession'; session: string; held: Instant; minutes: number; notes: string | null }
  | { type: 'missSession'; session: string; on: Instant }
  | { type: 'correctSession'; session: string; held: Instant | null; minutes: number };

type AssessmentCommand =
  | { type: 'submitCaseStudy'; document: string; words: number; arrived: Instant; reading?: HowRead }
  | { type: 'correctArrival'; document: string; words: number; corrected: Instant }
  | { type: 'grantExtension'; days: number }
  /** The case study's paper as it is now, by its hash; `replaces`: in place of one that they had. */
  | { type: 'releasePaper'; window: string; paper: string; replaces: boolean }
  /** `document`: the one that the assessor was given, by its content hash. */
  | { type: 'recordMark'; script: string; scores: Record<string, number>; document?: string }
  /** Nobody marks the work of somebody they know: of this participant, whichever script. */
  | { type: 'declareConflict'; assessor: string }
  /** `from`: whose it is, if several have it; `to`: default: whoever is free. */
  | { type: 'reassignScript'; script: string; from: string | null; to: string | null }
  | { type: 'releaseResult' }
  | { type: 'appeal' };

type InterruptionCommand =
  | { type: 'defer'; expectedReturn: Day }
  | { type: 'return'; cohort: Cohort | null }
  | { type: 'withdraw' }
  | { type: 'reinstate' }
  | { type: 'changeCohort'; cohort: Cohort }
  | { type: 'changeProvider'; provider: string; deliveryPartner: string | null }
  | { type: 'changeDetails'; fields: string[] }
  /** `address`: the one it came back from; `another`: whether there is one left that it can go to. */
  | {
      type: 'recordBounce';
      message: string;
      permanent: boolean;
      address?: 'first' | 'second';
      another?: boolean;
    };

/** What the world answers to an effect; only the engine may say these. */
export type FactCommand =
  | { type: 'placeGranted'; group: string; because: 'partner' | 'nearest' }
  | { type: 'placesFull' }
  | { type: 'groupUndecided' }
  | { type: 'placeOffered'; group: string; because: 'partner' | 'nearest' }
  | { type: 'coachFound'; coach: string }
  | { type: 'noCoach' }
  | { type: 'catchUpFound'; event: string; group: string; date: Day; elsewhere?: OtherIntakeGroup }
  | { type: 'noCatchUp'; event: string }
  | ({ type: 'sessionBooked'; session: string } & Booking)
  | { type: 'noSlot'; session: string; until: Day }
  | { type: 'markerFound'; script: string; role: MarkerRole; assessor: string; newAssessor: boolean }
  | { type: 'noMarker'; script: string; role: MarkerRole }
  | { type: 'markerFree'; script: string; role: MarkerRole }
  | { type: 'conflictFound'; assessor: string; because: MarkingConflict }
  | { type: 'effectFailed'; effect: string; code: string }
  | { type: 'addressRefused'; message: string; address: 'first' | 'second'; code: string }
  | { type: 'unreachable'; message: string }
  | { type: 'refuseSignal'; session: string; code: string }
  | { type: 'reachDate' };

export type CommandBody =
  | ApplicationCommand
  | PostCommand
  | ProviderCommand
  | StudyCommand
  | CoachingCommand
  | AssessmentCommand
  | InterruptionCommand
  | FactCommand;

export type Command = CommandBody & {
  /** Chosen by the sender; the same id is answered with the first receipt. */
  id: string;
  actor: Actor;
  /** A coded reason, where a clause asks for one, such as `parental-leave`. */
  reason?: string;
  /** The id of a note in the store that says more. */
  note?: string;
};

export type CommandType = CommandBody['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
