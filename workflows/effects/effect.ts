/** What the world is asked for after an event: messages, places, a coach's diary, markers. Ids only (decision 005). */
import type { Day, Instant, MarkerRole } from '../journey/values.js';
import type { Addressee, SENT_AGAIN, WordedTo } from './templates.js';

/** A message to one person on one occasion; `about` names the element, window or items concerned. */
export type MessageEffect = { about?: string } & (
  | { [A in Addressee]: { to: A; template: WordedTo<A> } }[Addressee]
  | { to: 'participant'; template: typeof SENT_AGAIN }
);

/** Places, groups and the waiting list (S2.6, S2.8). Answered by a fact where one is named. */
export type PlaceEffect =
  /** → placeGranted, placesFull after joining the waiting list, or groupUndecided. */
  | { do: 'reserve'; priority: 'mandatory' | 'ordinary'; funded: boolean; group?: string }
  | { do: 'wait'; priority: 'mandatory' | 'ordinary'; funded: boolean }
  | { do: 'take-offer' }
  | { do: 'lapse-offer' }
  | { do: 'release' }
  | { do: 'move'; group: string }
  /** → catchUpFound or noCatchUp: another group's day for the event, or the next date. */
  | { do: 'find-catch-up'; event: string; after: Day }
  | { do: 'hold-catch-up'; event: string; group: string };

/** The coach's diary (S3.5). */
export type DiaryEffect =
  /** → coachFound or noCoach. */
  | { do: 'assign'; instead: string | null }
  | { do: 'assigned'; coach: string; previous: string | null }
  /** → sessionBooked or noSlot. `fixed`: the group's own time; `preferred`: the time asked for. */
  | {
      do: 'book';
      session: string;
      coach: string;
      minutes: number;
      from: Day;
      until: Day;
      fixed: Instant | null;
      preferred: Instant | null;
    }
  | { do: 'cancel'; session: string; booking: string }
  | { do: 'hand-over'; from: string; to: string };

/** Marking (S5.4). */
export type AssessmentEffect =
  /** → markerFound or noMarker. */
  | { do: 'allocate'; script: string; role: MarkerRole; not: string[]; to?: string }
  | { do: 'take-back'; script: string; role: MarkerRole }
  /** Nobody looks any more whether this assessor has a conflict of interest: the journey knows. */
  | { do: 'conflicted'; assessor: string }
  /** → conflictFound of everybody who has a script of this participant, or marked one, and has come to know them. */
  | { do: 'look-for-conflicts' }
  | { do: 'marked'; script: string; role: MarkerRole }
  /** Whoever has not marked it yet gets the version that is handed in now. */
  | { do: 'replace'; script: string }
  | { do: 'close'; script: string };

export type Arrangement =
  | { duty: 'places'; effect: PlaceEffect }
  | { duty: 'diary'; effect: DiaryEffect }
  | { duty: 'assessment'; effect: AssessmentEffect };
