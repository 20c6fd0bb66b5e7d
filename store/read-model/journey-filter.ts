/** What journeys can be chosen by (S6.3). */
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { Day, Mode } from '../../workflows/journey/values.js';
import type { Database } from '../database/database.js';

/** A day for all; or the day for those who live, while a rehearsal is judged on the day of its own clock (S8.1). */
export type Judged = Day | { live: Day };

/** Everything given must hold; nothing given means every journey of the scope. */
export interface JourneyFilter {
  mode?: Mode;
  /** The id, of any version; or `id@version`. */
  programme?: string;
  cohort?: string;
  provider?: string;
  deliveryPartner?: string;
  group?: string;
  coach?: string;
  stage?: string;
  status?: string;
  /** The named wait, and the role that has to act next (S4.3). */
  wait?: string;
  waitFor?: string;
  /** The role that owes the earliest overdue thing, else the one that is waited for, as it is `on` a day (S3.8). */
  mustAct?: string;
  /** When `mustAct` is judged, as a filter and as a column; default: today, a rehearsal by its own clock. */
  on?: Judged;
  /** `true`: something waits for a provider's person; or the code of it. */
  attention?: true | string;
  outcome?: string;
  /** Something planned is unfinished and was due before that day. */
  overdueOn?: Judged;
  /** Fewer elements of engagement are done than were due before that day (S3.7). */
  behindOn?: Judged;
  /** The outcome is forecast after the statutory deadline (S2.5). */
  atRisk?: true;
  /** The beginning of the reference or of the journey's id. */
  search?: string;
}

type Rows = ExpressionBuilder<Database, 'journey_rows'>;
type Condition = Expression<SqlBool>;

const columns = {
  mode: 'journey_rows.mode',
  cohort: 'journey_rows.cohort',
  provider: 'journey_rows.provider',
  deliveryPartner: 'journey_rows.delivery_partner',
  group: 'journey_rows.group_id',
  coach: 'journey_rows.coach',
  stage: 'journey_rows.stage',
  status: 'journey_rows.status',
  wait: 'journey_rows.wait',
  waitFor: 'journey_rows.wait_for',
  outcome: 'journey_rows.outcome',
} as const;

export function matching(eb: Rows, filter: JourneyFilter): Condition {
  const conditions: Condition[] = [];
  for (const key of Object.keys(columns) as (keyof typeof columns)[]) {
    const value = filter[key];
    if (value !== undefined) conditions.push(sql`${sql.ref(columns[key])} = ${value}`);
  }
  const { programme, attention, overdueOn, behindOn, atRisk, search, mustAct, on } = filter;
  if (programme !== undefined) conditions.push(ofProgramme(programme));
  if (attention === true) conditions.push(sql`attention <> '{}'`);
  else if (attention !== undefined)
    conditions.push(sql`attention <> '{}' and attention @> array[${attention}]`);
  if (overdueOn !== undefined) conditions.push(hasOverdueWork(overdueOn));
  if (behindOn !== undefined) conditions.push(behind(behindOn));
  if (mustAct !== undefined) conditions.push(sql`${mustActOn(on)} = ${mustAct}`);
  if (atRisk) conditions.push(eb('statutory_at_risk', '=', true));
  if (search !== undefined) conditions.push(beginsWith(search));
  return eb.and(conditions);
}

const ofProgramme = (programme: string) =>
  programme.includes('@')
    ? sql<SqlBool>`programme = ${programme}`
    : sql<SqlBool>`split_part(programme, '@', 1) = ${programme}`;

/** An interrupted journey has nothing due. */
export const hasOverdueWork = (on: Judged) => sql<SqlBool>`(status = 'active' and first_due < ${dayOf(on)})`;

export const behind = (on: Judged) => sql<SqlBool>`(status = 'active' and engagement_done <
  (select count(*) from unnest(engagement_due) as due where due < ${dayOf(on)}))`;

/** Who owes the earliest of what was due before that day; else whom the journey waits for. */
export const mustActOn = (on?: Judged) => sql<string>`coalesce(
  (select owing.who from unnest(owing_due, owing_who) with ordinality as owing(due, who, place)
    where owing.due < ${dayOf(on)} order by owing.place limit 1), wait_for)`;

const today = sql`(now() at time zone 'Europe/London')::date`;

/** A rehearsal's clock may have been moved beyond its newest event. */
const dayOf = (on?: Judged) =>
  typeof on === 'string'
    ? sql`${on}::date`
    : sql`(case mode when 'live' then ${on === undefined ? today : sql`${on.live}::date`} else
        (coalesce((select greatest(clock.at, updated_at) from rehearsal_clocks as clock
           where clock.journey = journey_rows.journey), updated_at) at time zone 'Europe/London')::date end)`;

/** A range instead of a pattern, since it needs no escaping; the columns are ordered by code point. */
const beginsWith = (start: string) => sql<SqlBool>`(
  (reference >= ${start} and reference < ${`${start}\u{10ffff}`})
  or (journey >= ${start} and journey < ${`${start}\u{10ffff}`}))`;
