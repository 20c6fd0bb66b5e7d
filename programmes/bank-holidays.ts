/**
 * Days on which people in England are not at work or not at school, as dates (no time, no zone).
 *
 * The bank holidays are those of England and Wales, substitute days included, as GOV.UK publishes them
 * (https://www.gov.uk/bank-holidays). Contains public sector information licensed under the Open Government
 * Licence v3.0 (https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/). GOV.UK goes as far
 * as 2028; 2029 and 2030 follow the same standing rules. A holiday proclaimed for one occasion is added here by
 * hand; a cohort keeps the days it was opened with, by value.
 */
export interface BankHoliday {
  readonly date: string;
  readonly name: string;
}

/** Bank holidays of England and Wales, 2024 to 2030, in order. A weekend day is not listed when another day stands in for it. */
export const englandAndWalesBankHolidays: readonly BankHoliday[] = [
  { date: '2024-01-01', name: 'New Year’s Day' },
  { date: '2024-03-29', name: 'Good Friday' },
  { date: '2024-04-01', name: 'Easter Monday' },
  { date: '2024-05-06', name: 'Early May bank holiday' },
  { date: '2024-05-27', name: 'Spring bank holiday' },
  { date: '2024-08-26', name: 'Summer bank holiday' },
  { date: '2024-12-25', name: 'Christmas Day' },
  { date: '2024-12-26', name: 'Boxing Day' },
  { date: '2025-01-01', name: 'New Year’s Day' },
  { date: '2025-04-18', name: 'Good Friday' },
  { date: '2025-04-21', name: 'Easter Monday' },
  { date: '2025-05-05', name: 'Early May bank holiday' },
  { date: '2025-05-26', name: 'Spring bank holiday' },
  { date: '2025-08-25', name: 'Summer bank holiday' },
  { date: '2025-12-25', name: 'Christmas Day' },
  { date: '2025-12-26', name: 'Boxing Day' },
  { date: '2026-01-01', name: 'New Year’s Day' },
  { date: '2026-04-03', name: 'Good Friday' },
  { date: '2026-04-06', name: 'Easter Monday' },
  { date: '2026-05-04', name: 'Early May bank holiday' },
  { date: '2026-05-25', name: 'Spring bank holiday' },
  { date: '2026-08-31', name: 'Summer bank holiday' },
  { date: '2026-12-25', name: 'Christmas Day' },
  { date: '2026-12-28', name: 'Boxing Day (substitute day)' },
  { date: '2027-01-01', name: 'New Year’s Day' },
  { date: '2027-03-26', name: 'Good Friday' },
  { date: '2027-03-29', name: 'Easter Monday' },
  { date: '2027-05-03', name: 'Early May bank holiday' },
  { date: '2027-05-31', name: 'Spring bank holiday' },
  { date: '2027-08-30', name: 'Summer bank holiday' },
  { date: '2027-12-27', name: 'Christmas Day (substitute day)' },
  { date: '2027-12-28', name: 'Boxing Day (substitute day)' },
  { date: '2028-01-03', name: 'New Year’s Day (substitute day)' },
  { date: '2028-04-14', name: 'Good Friday' },
  { date: '2028-04-17', name: 'Easter Monday' },
  { date: '2028-05-01', name: 'Early May bank holiday' },
  { date: '2028-05-29', name: 'Spring bank holiday' },
  { date: '2028-08-28', name: 'Summer bank holiday' },
  { date: '2028-12-25', name: 'Christmas Day' },
  { date: '2028-12-26', name: 'Boxing Day' },
  { date: '2029-01-01', name: 'New Year’s Day' },
  { date: '2029-03-30', name: 'Good Friday' },
  { date: '2029-04-02', name: 'Easter Monday' },
  { date: '2029-05-07', name: 'Early May bank holiday' },
  { date: '2029-05-28', name: 'Spring bank holiday' },
  { date: '2029-08-27', name: 'Summer bank holiday' },
  { date: '2029-12-25', name: 'Christmas Day' },
  { date: '2029-12-26', name: 'Boxing Day' },
  { date: '2030-01-01', name: 'New Year’s Day' },
  { date: '2030-04-19', name: 'Good Friday' },
  { date: '2030-04-22', name: 'Easter Monday' },
  { date: '2030-05-06', name: 'Early May bank holiday' },
  { date: '2030-05-27', name: 'Spring bank holiday' },
  { date: '2030-08-26', name: 'Summer bank holiday' },
  { date: '2030-12-25', name: 'Christmas Day' },
  { date: '2030-12-26', name: 'Boxing Day' },
];

/** The same days as dates alone, as a cohort and the calendar take them. */
export const bankHolidays: readonly string[] = englandAndWalesBankHolidays.map(({ date }) => date);

/** A school holiday from its first to its last day, both included. */
export interface SchoolHoliday {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/**
 * When schools in England are usually closed, 2026 to 2028, to warn that an event falls in a holiday (S2.9).
 * There is no national calendar: each local authority, academy trust and voluntary aided school sets its own.
 * This is the common pattern (a week at each half-term, two at Christmas and at Easter, six in summer); where
 * authorities differ it is the more usual choice, so it supports a warning and never a refusal.
 */
export const englandSchoolHolidays: readonly SchoolHoliday[] = [
  { name: 'February half-term 2026', from: '2026-02-16', to: '2026-02-20' },
  { name: 'Easter holiday 2026', from: '2026-03-30', to: '2026-04-10' },
  { name: 'May half-term 2026', from: '2026-05-25', to: '2026-05-29' },
  { name: 'Summer holiday 2026', from: '2026-07-22', to: '2026-08-31' },
  { name: 'October half-term 2026', from: '2026-10-26', to: '2026-10-30' },
  { name: 'Christmas holiday 2026', from: '2026-12-21', to: '2027-01-01' },
  { name: 'February half-term 2027', from: '2027-02-15', to: '2027-02-19' },
  { name: 'Easter holiday 2027', from: '2027-03-26', to: '2027-04-09' },
  { name: 'May half-term 2027', from: '2027-05-31', to: '2027-06-04' },
  { name: 'Summer holiday 2027', from: '2027-07-22', to: '2027-08-31' },
  { name: 'October half-term 2027', from: '2027-10-25', to: '2027-10-29' },
  { name: 'Christmas holiday 2027', from: '2027-12-20', to: '2028-01-03' },
  { name: 'February half-term 2028', from: '2028-02-14', to: '2028-02-18' },
  { name: 'Easter holiday 2028', from: '2028-04-03', to: '2028-04-17' },
  { name: 'May half-term 2028', from: '2028-05-29', to: '2028-06-02' },
  { name: 'Summer holiday 2028', from: '2028-07-24', to: '2028-09-01' },
  { name: 'October half-term 2028', from: '2028-10-23', to: '2028-10-27' },
  { name: 'Christmas holiday 2028', from: '2028-12-21', to: '2029-01-03' },
];

/** The name under which a cohort takes them. */
export { englandSchoolHolidays as schoolHolidays };
