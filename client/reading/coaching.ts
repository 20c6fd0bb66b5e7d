/** What a coach looks at (S3.5, S6.3): whom they coach, how each gets on, and the sessions of one participant. */
import type { Store } from '../../store/database/database.js';
import type { JourneyFilter, Scope } from '../../store/read-model/read-model.js';
import { londonDate } from '../../workflows/journey/calendar.js';
import { elementsOf } from '../../workflows/journey/lookup.js';
import { engagementOf, type Engagement } from '../../workflows/journey/rules/engagement.js';
import { fieldsOf, isReview } from '../../workflows/journey/rules/review-fields.js';
import type { Journey, SessionProgress } from '../../workflows/journey/state.js';
import type { Day, Instant, Mode } from '../../workflows/journey/values.js';
import { bookedSessions, type BookedSession } from '../../workflows/journey/view/ahead.js';
import { isOverdue, owedOf, type Owed } from '../../workflows/journey/view/owed.js';
import { paceOf, type Pace } from '../../workflows/journey/view/pace.js';
import { stageTitle } from '../../workflows/journey/view/sentences.js';
import { gathered, presentIn, type Whose } from './gathered.js';

interface Standing {
  /** The present by the journey's own clock. */
  at: Instant;
  status: Journey['status'];
  stageTitle: string;
  pace: Pace['byElements'];
  engagement: Engagement;
  /** Soonest due first. */
  overdue: Owed[];
  /** Soonest first, those too of which nobody has said yet whether they took place. */
  booked: BookedSession[];
}

export type Coached = Whose & Standing;

/** A session of the programme, and what has become of it. */
export interface CoachedSession {
  session: string;
  title: string;
  form: 'one-to-one' | 'group';
  /** Null before it is planned. */
  due: Day | null;
  /** `planned`: nobody has looked for a time yet. */
  status: SessionProgress['status'] | 'planned';
  starts: Instant | null;
  ends: Instant | null;
  held: Instant | null;
  minutes: number;
  missedOn: Instant | null;
}

export interface CoachingReading extends Standing {
  journey: string;
  reference: string;
  name: string | null;
  mode: Mode;
  sessions: CoachedSession[];
  /** Those that are written field by field (S3.10). */
  reviews: { review: string; title: string; agreed: number }[];
}

const standingOf = (state: Journey, at: Instant): Standing => ({
  at,
  status: state.status,
  stageTitle: stageTitle(state),
  pace: paceOf(state, londonDate(at)).byElements,
  engagement: engagementOf(state),
  overdue: owedOf(state, at).filter((owed) => isOverdue(owed, londonDate(at))),
  booked: bookedSessions(state),
});

/** Everybody of a scope whose journey goes on, by name. */
export async function coachedFrom(
  store: Store,
  scope: Scope,
  filter: JourneyFilter,
  now: Instant,
): Promise<Coached[]> {
  const rows = await gathered(store, scope, filter, (one) => [standingOf(one.state, presentIn(one, now))]);
  return rows.sort((a, b) => (a.name ?? a.reference).localeCompare(b.name ?? b.reference, 'en-GB'));
}

export const coachingOf = (state: Journey, at: Instant, name: string | null): CoachingReading => ({
  ...standingOf(state, at),
  journey: state.id,
  reference: state.reference,
  name,
  mode: state.mode,
  sessions: elementsOf(state.programme).flatMap((element) =>
    element.kind === 'coaching' ? [sessionOf(state, element)] : [],
  ),
  reviews: elementsOf(state.programme)
    .filter((element) => isReview(element) && fieldsOf(element) !== null)
    .map(({ id, title }) => ({ review: id, title, agreed: state.reviews[id]?.agreed.length ?? 0 })),
});

function sessionOf(
  state: Journey,
  { id, title, form }: { id: string; title: string; form: CoachedSession['form'] },
): CoachedSession {
  const progress = state.sessions[id];
  return {
    session: id,
    title,
    form,
    due: state.plan[id]?.due ?? null,
    status: progress?.status ?? 'planned',
    starts: progress?.booking?.starts ?? null,
    ends: progress?.booking?.ends ?? null,
    held: progress?.held ?? null,
    minutes: progress?.minutes ?? 0,
    missedOn: progress?.missedOn ?? null,
  };
}
