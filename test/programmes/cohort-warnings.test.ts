import { describe, expect, it } from 'vitest';
import { programmeOf } from '../../programmes/catalogue.js';
import type { Cohort } from '../../programmes/cohort-schema.js';
import { outcomeLimit, planOf } from '../../programmes/cohort-plan.js';
import { cohortWarnings } from '../../programmes/checks/cohort-warnings.js';
import { faultLine } from '../../programmes/checks/fault.js';
import { cohortCopy } from './broken.js';

const npq = programmeOf('npq-senco');

function warningsAfter(change: (cohort: Cohort) => void): string[] {
  const copy = cohortCopy();
  change(copy);
  return cohortWarnings(copy, npq).map(faultLine);
}

describe('what a cohort is warned of', () => {
  it('S2.9 names an event or a group session in a school holiday', () => {
    const warnings = warningsAfter((one) => {
      const leeds = one.groups[0];
      if (!leeds) return;
      leeds.events['event-4'] = '2027-10-26';
      leeds.groupCoaching['coaching-4'] = { date: '2027-12-20', time: '16:00' };
    });
    expect(warnings).toEqual([
      'groups.0.events.event-4: 2027-10-26 is in a school holiday, October half-term 2027',
      'groups.0.groupCoaching.coaching-4.date: 2027-12-20 is in a school holiday, Christmas holiday 2027',
    ]);
  });

  it('S1.1 S2.9 names an outcome that may come after 22 months, and after its milestone', () => {
    const warnings = warningsAfter((one) => {
      one.windows = [{ id: 'late', opens: '2028-05-15' }];
    });
    expect(warnings).toEqual([
      'windows.0.opens: the outcome may come as late as 2028-09-23, but 22 months end on 2028-08-19',
      'milestones.3.to: ends on 2028-07-25, but the outcome may come as late as 2028-09-23',
    ]);
  });

  it('S2.9 accepts an outcome on the very last day of the 22 months', () => {
    const warnings = warningsAfter((one) => {
      one.induction.opens = '2026-09-21';
      one.stages['induction'] = '2026-09-21';
    });
    expect(warnings).toEqual([]);
    expect(outcomeLimit(npq, cohortCopy())).toBe('2028-07-21');
  });

  it('S2.9 names what is due only after the first window has opened', () => {
    const warnings = warningsAfter((one) => {
      one.windows.splice(0, 1, { id: 'early', opens: '2028-02-07' });
    });
    expect(warnings).toEqual([
      'windows.0.opens: opens on 2028-02-07, before impact-review is due on 2028-02-28',
    ]);
  });

  it('S2.9 names a window that opens on a day off, and bank holidays that do not reach far enough', () => {
    const warnings = warningsAfter((one) => {
      one.windows[1] = { id: 'weekend', opens: '2028-06-18' };
      one.windows[2] = { id: 'holiday', opens: '2028-10-23' };
      one.bankHolidays = one.bankHolidays.filter((day) => day < '2028-06-01');
    });
    expect(warnings).toEqual([
      'windows.1.opens: opens on 2028-06-18, which is not a working day',
      'windows.2.opens: opens on 2028-10-23, which is in a school holiday, October half-term 2028',
      'bankHolidays: are known up to 2028, but the last outcome may come in 2029',
    ]);
  });
});

describe("the plan of a cohort's dates", () => {
  it('S1.7 S3.4 counts due days from the opening of the course, and coaching from the task', () => {
    const plan = new Map(planOf(npq, cohortCopy()).map(({ element, from, to }) => [element.id, [from, to]]));
    expect(plan.get('event-1')).toEqual(['2026-11-17', '2026-11-20']);
    expect(plan.get('course-1')).toEqual(['2026-11-23', '2027-02-15']);
    expect(plan.get('task-1')).toEqual(['2026-11-23', '2027-03-01']);
    expect(plan.get('coaching-1')).toEqual(['2027-03-01', '2027-03-22']);
    expect(plan.get('coaching-2')).toEqual(['2027-04-26', '2027-04-29']);
    expect(plan.get('ldr-review')).toEqual(['2028-01-24', '2028-02-07']);
    expect(plan.get('impact-review')).toEqual(['2028-01-31', '2028-02-28']);
    expect(plan.size).toBe(npq.stages.flatMap(({ elements }) => elements).length);
  });

  it('S5.6 waits whole months from the end of the window, to the last day of a shorter month', () => {
    const copy = cohortCopy();
    copy.windows = [{ id: 'october', opens: '2027-10-23' }];
    expect(outcomeLimit(npq, copy)).toBe('2028-02-29');
  });
});
