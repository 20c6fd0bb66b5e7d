/** The spring 2027 intake of the NPQ for SENCOs: induction in February 2027, first window in July 2028 (S1.7). */
import type { Cohort } from '../cohort-schema.js';
import { holidaysFrom } from './holidays.js';

export const npqSenco2027Spring = {
  id: 'npq-senco-2027-spring',
  programme: 'npq-senco',
  programmeVersion: '2026.1',
  title: 'NPQ for SENCOs, spring 2027',
  intake: 'spring',
  applications: { open: '2026-10-12', deadline: '2027-02-12' },
  induction: { opens: '2027-02-22' },
  courses: {
    'course-1': '2027-03-22',
    'course-2': '2027-07-05',
    'course-3': '2027-10-18',
    'course-4': '2028-01-31',
  },
  stages: { induction: '2027-02-22', consolidation: '2028-05-08' },
  groups: [
    {
      id: 'newcastle',
      title: 'Newcastle upon Tyne',
      provider: 'northstar-learning',
      deliveryPartner: null,
      venue: { name: 'Newcastle City Library', postcode: 'NE1 8AX', easting: 425011, northing: 564546 },
      places: 30,
      viability: 6,
      events: {
        'event-1': '2027-03-16',
        'event-2': '2027-06-29',
        'event-3': '2027-10-12',
        'event-4': '2028-01-25',
      },
      groupCoaching: {
        'coaching-2': { date: '2027-09-14', time: '16:00' },
        'coaching-4': { date: '2028-03-14', time: '16:00' },
      },
    },
    {
      id: 'manchester',
      title: 'Manchester',
      provider: 'northstar-learning',
      deliveryPartner: 'irwell-schools-alliance',
      venue: { name: 'Manchester Central Library', postcode: 'M2 5PD', easting: 383857, northing: 397958 },
      places: 30,
      viability: 6,
      events: {
        'event-1': '2027-03-17',
        'event-2': '2027-06-30',
        'event-3': '2027-10-13',
        'event-4': '2028-01-26',
      },
      groupCoaching: {
        'coaching-2': { date: '2027-09-15', time: '16:00' },
        'coaching-4': { date: '2028-03-15', time: '16:00' },
      },
    },
    {
      id: 'london',
      title: 'London',
      provider: 'harbour-education',
      deliveryPartner: 'fleet-river-trust',
      venue: { name: 'Friends House, Euston', postcode: 'NW1 2BJ', easting: 529831, northing: 182411 },
      places: 40,
      viability: 6,
      events: {
        'event-1': '2027-03-18',
        'event-2': '2027-07-01',
        'event-3': '2027-10-14',
        'event-4': '2028-01-27',
      },
      groupCoaching: {
        'coaching-2': { date: '2027-09-16', time: '15:45' },
        'coaching-4': { date: '2028-03-16', time: '15:45' },
      },
    },
  ],
  windows: [
    { id: 'window-2028-07', opens: '2028-07-10', paper: 'sent' },
    { id: 'window-2028-10', opens: '2028-10-09', paper: 'sent' },
    { id: 'window-2029-01', opens: '2029-01-15', paper: 'sent' },
  ],
  milestones: [
    { declaration: 'started', from: '2027-02-01', to: '2027-05-30' },
    { declaration: 'retained-1', from: '2027-05-31', to: '2027-12-19' },
    { declaration: 'retained-2', from: '2027-12-20', to: '2028-07-24' },
    { declaration: 'completed', from: '2028-07-25', to: '2029-02-25' },
  ],
  contracts: [
    {
      provider: 'northstar-learning',
      places: { total: 60, funded: 40 },
      byDeliveryPartner: { 'irwell-schools-alliance': { total: 20, funded: 15 } },
      pricePence: 129_800,
    },
    {
      provider: 'harbour-education',
      places: { total: 40, funded: 30 },
      byDeliveryPartner: { 'fleet-river-trust': { total: 15, funded: 12 } },
      pricePence: 129_800,
    },
  ],
  ...holidaysFrom('2026-10-12'),
} satisfies Cohort;
