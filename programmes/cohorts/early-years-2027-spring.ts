/**
 * The spring 2027 intake of the early years Level 3 SENCO training (S1.8): 5,000 places in eight regions,
 * delivered with local authorities and consortia. Seminars and network meetings are live and online, so a
 * region holds many; the venue is the hub from which its area SENCOs work.
 */
import type { Cohort, Group } from '../cohort-schema.js';
import { holidaysFrom } from './holidays.js';

/** The seminars and network meetings of the regions that meet on the same day of the week. */
const tuesdays = datesOf(
  ['2027-04-13', '2027-06-15', '2027-09-14'],
  ['2027-05-18', '2027-07-13', '2027-10-12'],
);
const wednesdays = datesOf(
  ['2027-04-14', '2027-06-16', '2027-09-15'],
  ['2027-05-19', '2027-07-14', '2027-10-13'],
);
const thursdays = datesOf(
  ['2027-04-15', '2027-06-17', '2027-09-16'],
  ['2027-05-20', '2027-07-15', '2027-10-14'],
);

const north = { provider: 'northstar-learning', places: 625, viability: 12 };
const south = { provider: 'harbour-education', places: 625, viability: 12 };

const groups: Group[] = [
  {
    id: 'north-east',
    title: 'North East',
    deliveryPartner: null,
    venue: { name: 'Newcastle City Library', postcode: 'NE1 8AX', easting: 425011, northing: 564546 },
    ...north,
    ...tuesdays,
  },
  {
    id: 'yorkshire',
    title: 'Yorkshire and the Humber',
    deliveryPartner: 'wharfedale-council',
    venue: { name: 'Leeds Town Hall', postcode: 'LS1 3AD', easting: 429756, northing: 433860 },
    ...north,
    ...wednesdays,
  },
  {
    id: 'north-west',
    title: 'North West',
    deliveryPartner: 'pennine-early-years',
    venue: { name: 'Manchester Central Library', postcode: 'M2 5PD', easting: 383857, northing: 397958 },
    ...north,
    ...thursdays,
  },
  {
    id: 'midlands',
    title: 'Midlands',
    deliveryPartner: null,
    venue: { name: 'Library of Birmingham', postcode: 'B1 2ND', easting: 406311, northing: 286879 },
    ...north,
    ...tuesdays,
  },
  {
    id: 'east-of-england',
    title: 'East of England',
    deliveryPartner: null,
    venue: { name: 'The Forum, Norwich', postcode: 'NR2 1TF', easting: 622825, northing: 308445 },
    ...south,
    ...wednesdays,
  },
  {
    id: 'london',
    title: 'London',
    deliveryPartner: 'estuary-early-years',
    venue: { name: 'Friends House, Euston', postcode: 'NW1 2BJ', easting: 529831, northing: 182411 },
    ...south,
    ...thursdays,
  },
  {
    id: 'south-east',
    title: 'South East',
    deliveryPartner: null,
    venue: { name: 'Guildhall, Southampton', postcode: 'SO14 7LP', easting: 441840, northing: 112216 },
    ...south,
    ...tuesdays,
  },
  {
    id: 'south-west',
    title: 'South West',
    deliveryPartner: 'avonmere-council',
    venue: { name: 'Bristol Central Library', postcode: 'BS1 5TL', easting: 358321, northing: 172707 },
    ...south,
    ...wednesdays,
  },
];

export const earlyYears2027Spring = {
  id: 'early-years-2027-spring',
  programme: 'early-years-senco-l3',
  programmeVersion: '2027.1',
  title: 'Early years SENCO Level 3, spring 2027',
  intake: 'spring',
  applications: { open: '2026-11-02', deadline: '2027-03-12' },
  induction: { opens: '2027-03-22' },
  courses: { 'course-1': '2027-04-19', 'course-2': '2027-06-21', 'course-3': '2027-09-20' },
  stages: { induction: '2027-03-22' },
  groups,
  windows: [
    { id: 'window-2027-12', opens: '2027-12-06', paper: 'sent' },
    { id: 'window-2028-03', opens: '2028-03-06', paper: 'sent' },
    { id: 'window-2028-06', opens: '2028-06-05', paper: 'sent' },
  ],
  milestones: [],
  contracts: [
    {
      provider: 'northstar-learning',
      places: { total: 2500, funded: 2500 },
      byDeliveryPartner: {
        'wharfedale-council': { total: 400, funded: 400 },
        'pennine-early-years': { total: 500, funded: 500 },
      },
      pricePence: 45_000,
    },
    {
      provider: 'harbour-education',
      places: { total: 2500, funded: 2500 },
      byDeliveryPartner: {
        'estuary-early-years': { total: 500, funded: 500 },
        'avonmere-council': { total: 400, funded: 400 },
      },
      pricePence: 45_000,
    },
  ],
  ...holidaysFrom('2026-11-02'),
} satisfies Cohort;

type Three = [string, string, string];

function datesOf(seminars: Three, meetings: Three): Pick<Group, 'events' | 'groupCoaching'> {
  const time = '18:30';
  return {
    events: { 'seminar-1': seminars[0], 'seminar-2': seminars[1], 'seminar-3': seminars[2] },
    groupCoaching: {
      'network-1': { date: meetings[0], time },
      'network-2': { date: meetings[1], time },
      'network-3': { date: meetings[2], time },
    },
  };
}
