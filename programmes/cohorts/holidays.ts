/** The days off that the cohorts keep by value: England's bank holidays, and school holidays as most local authorities set them. */
import type { Cohort } from '../cohort-schema.js';

export const bankHolidays: Cohort['bankHolidays'] = [
  ...[
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-04',
    '2026-05-25',
    '2026-08-31',
    '2026-12-25',
    '2026-12-28',
  ],
  ...[
    '2027-01-01',
    '2027-03-26',
    '2027-03-29',
    '2027-05-03',
    '2027-05-31',
    '2027-08-30',
    '2027-12-27',
    '2027-12-28',
  ],
  ...[
    '2028-01-03',
    '2028-04-14',
    '2028-04-17',
    '2028-05-01',
    '2028-05-29',
    '2028-08-28',
    '2028-12-25',
    '2028-12-26',
  ],
  ...[
    '2029-01-01',
    '2029-03-30',
    '2029-04-02',
    '2029-05-07',
    '2029-05-28',
    '2029-08-27',
    '2029-12-25',
    '2029-12-26',
  ],
];

export const schoolHolidays: Cohort['schoolHolidays'] = [
  { name: 'Autumn half term 2026', from: '2026-10-26', to: '2026-10-30' },
  { name: 'Christmas 2026', from: '2026-12-21', to: '2027-01-01' },
  { name: 'Spring half term 2027', from: '2027-02-15', to: '2027-02-19' },
  { name: 'Easter 2027', from: '2027-03-26', to: '2027-04-09' },
  { name: 'Summer half term 2027', from: '2027-05-31', to: '2027-06-04' },
  { name: 'Summer 2027', from: '2027-07-22', to: '2027-08-31' },
  { name: 'Autumn half term 2027', from: '2027-10-25', to: '2027-10-29' },
  { name: 'Christmas 2027', from: '2027-12-20', to: '2028-01-03' },
  { name: 'Spring half term 2028', from: '2028-02-21', to: '2028-02-25' },
  { name: 'Easter 2028', from: '2028-04-03', to: '2028-04-17' },
  { name: 'Summer half term 2028', from: '2028-05-29', to: '2028-06-02' },
  { name: 'Summer 2028', from: '2028-07-21', to: '2028-08-31' },
  { name: 'Autumn half term 2028', from: '2028-10-23', to: '2028-10-27' },
  { name: 'Christmas 2028', from: '2028-12-21', to: '2029-01-03' },
];
