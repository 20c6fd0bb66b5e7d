/** Which messages to a coach only remind, and when what was gathered leaves (S6.5, decision 039). */
import { englandAndWalesBankHolidays } from '../../programmes/bank-holidays.js';
import type { Template } from '../../workflows/effects/templates.js';
import type { AgendaKind } from '../../workflows/journey/agenda/keys.js';
import { isWorkingDay, londonDate, londonTime } from '../../workflows/journey/calendar.js';
import type { Instant } from '../../workflows/journey/values.js';

/** The reminders of a participant's morning are spread over two and a half hours from eight: by now all have come (S3.8). */
const LEAVES_AT = '10:35';
const ENDS_AT = '18:00';

/** What came late, as after a night without a worker, leaves in a second mail; the rest waits for the next morning. */
export const MOST_A_DAY = 2;

/** No more have come for so long: whatever brought the first has brought all. */
export const QUIET_SECONDS = 180;

/** Each reminds of something that is on an agenda, of the kind named here. */
export const kindsGathered = {
  'session-tomorrow': '{id}/tomorrow',
  'session-report': '{id}/ask',
  'session-report-again': '{id}/ask-again',
  'work-awaited': '{id}/from-coach',
  'work-awaited-again': '{id}/from-coach-again',
  'participant-silent': '{id}/silent-coach',
} as const satisfies Partial<Record<Template, AgendaKind>>;

export type GatheredKind = keyof typeof kindsGathered;

export const isReminder = (template: Template): template is GatheredKind => template in kindsGathered;

const holidays = englandAndWalesBankHolidays.map(({ date }) => date);

/**
 * Whether a message waits for the next digest. Whether a session took place is asked an hour after its end (S6.5),
 * which the next morning is not: it waits only if the mail of its own morning is still to come, or nobody works.
 */
export function isGathered(template: Template, at: Instant): boolean {
  if (!isReminder(template)) return false;
  if (template !== 'session-report') return true;
  return londonTime(at) < LEAVES_AT || !isWorkingDay(londonDate(at), holidays);
}

/** Whether a digest may leave now: in the hours of reminders, on working days. */
export function isDigestTime(now: Instant): boolean {
  const time = londonTime(now);
  return time >= LEAVES_AT && time < ENDS_AT && isWorkingDay(londonDate(now), holidays);
}
