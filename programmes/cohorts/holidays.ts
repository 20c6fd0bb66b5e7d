import { bankHolidays, schoolHolidays } from '../bank-holidays.js';
import type { Cohort } from '../cohort-schema.js';

/** The bank and school holidays from a day on, as a cohort keeps them by value (S1.7, S2.9). */
export function holidaysFrom(day: string): Pick<Cohort, 'bankHolidays' | 'schoolHolidays'> {
  return {
    bankHolidays: bankHolidays.filter((date) => date >= day),
    schoolHolidays: schoolHolidays.filter(({ to }) => to >= day).map((holiday) => ({ ...holiday })),
  };
}
