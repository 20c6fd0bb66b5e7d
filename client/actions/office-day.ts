/** S6.3: what an office looks at in the morning. */
import { z } from 'zod';
import { CatalogueError } from '../../programmes/catalogue-error.js';
import { programmeOf } from '../../programmes/catalogue.js';
import type { DiaryEntry } from '../../store/diary/coach-diary.js';
import type { JourneyFilter } from '../../store/read-model/read-model.js';
import { londonDate, londonInstant } from '../../workflows/journey/calendar.js';
import { elementById } from '../../workflows/journey/lookup.js';
import type { Day } from '../../workflows/journey/values.js';
import { daySchema } from '../input/dates.js';
import { parseOrRefuse } from '../input/faults.js';
import type { AheadRow, OwedRow } from '../reading/office-day.js';
import { now, type Context } from './context.js';
import { knownStaff } from './known-staff.js';

const spanSchema = z.strictObject({
  /** The first day; default: today, and for a rehearsal the day of its own clock. */
  from: daySchema.optional(),
  days: z.int().min(1).max(400).default(7),
});

type DaySpan = z.input<typeof spanSchema>;

export interface CoachDiary {
  coach: string;
  sessions: (DiaryEntry & { title: string; name: string | null })[];
  away: { firstDay: Day; lastDay: Day }[];
}

export interface OfficeDay {
  /** Who owes what, soonest due first; rehearsals by their own clocks. */
  owed(filter?: JourneyFilter): Promise<OwedRow[]>;
  /** What happens to participants in the next days. */
  week(filter?: JourneyFilter, span?: DaySpan): Promise<AheadRow[]>;
  /** Whom a coach meets in the next days, and when the coach is away. */
  diary(coach: string, span?: DaySpan): Promise<CoachDiary>;
}

const reading = () => import('../reading/office-day.js');

export function officeDayOf(context: Context): OfficeDay {
  const { servers, scope } = context;
  return {
    async owed(filter = {}) {
      const { owedFrom } = await reading();
      return servers.inStore((store) => owedFrom(store, scope, filter, now()));
    },
    async week(filter = {}, span = {}) {
      const { from = null, days } = parseOrRefuse(spanSchema, span);
      const { weekFrom } = await reading();
      return servers.inStore((store) => weekFrom(store, scope, filter, { from, days, now: now() }));
    },
    async diary(coach, span = {}) {
      const { from, days } = parseOrRefuse(spanSchema, span);
      const id = await knownStaff(context, ['coach'], coach, '"journeys staff list" shows those there are.');
      const { coachDiary, daysAway } = await import('../../store/diary/coach-diary.js');
      const { readNames } = await import('../../store/people/names.js');
      const begins = from === undefined ? now() : londonInstant(from, '00:00');
      return servers.inStore(async (store) => {
        const asked = { from: begins, days, isTold: from !== undefined };
        const entries = await coachDiary(store, scope, id, asked);
        const names = await readNames(store, [...new Set(entries.map(({ journey }) => journey))]);
        const sessions = entries.map((entry) => {
          const name = names.get(entry.journey);
          return {
            ...entry,
            title: titleOf(entry),
            name: name ? `${name.givenName} ${name.familyName}` : null,
          };
        });
        return { coach: id, sessions, away: await daysAway(store, id, londonDate(begins)) };
      });
    },
  };
}

/** As the newest version of the programme calls it; a catalogue that has forgotten it leaves the id. */
function titleOf({ programme, session }: DiaryEntry): string {
  try {
    const [id = '', version] = programme.split('@');
    return elementById(programmeOf(id, version), session)?.title ?? session;
  } catch (error) {
    if (error instanceof CatalogueError) return session;
    throw error;
  }
}
