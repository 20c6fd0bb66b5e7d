/** The autumn 2026 intake of the NPQ for SENCOs: induction in October 2026, first window in March 2028 (S1.7). */
import type { Cohort } from '../cohort-schema.js';
import { holidaysFrom } from './holidays.js';

export const npqSenco2026Autumn = {
  id: 'npq-senco-2026-autumn',
  programme: 'npq-senco',
  programmeVersion: '2026.1',
  title: 'NPQ for SENCOs, autumn 2026',
  intake: 'autumn',
  applications: { open: '2026-04-01', deadline: '2026-10-09' },
  induction: { opens: '2026-10-19' },
  courses: {
    'course-1': '2026-11-23',
    'course-2': '2027-03-15',
    'course-3': '2027-06-21',
    'course-4': '2027-10-18',
  },
  stages: { induction: '2026-10-19', consolidation: '2028-01-31' },
  groups: [
    {
      id: 'leeds',
      title: 'Leeds',
      provider: 'northstar-learning',
      deliveryPartner: 'aire-valley-teaching-hub',
      venue: { name: 'Leeds Town Hall', postcode: 'LS1 3AD', easting: 429756, northing: 433860 },
      places: 30,
      viability: 6,
      events: {
        'event-1': '2026-11-17',
        'event-2': '2027-03-09',
        'event-3': '2027-06-15',
        'event-4': '2027-10-12',
      },
      groupCoaching: {
        'coaching-2': { date: '2027-04-27', time: '16:00' },
        'coaching-4': { date: '2027-11-30', time: '16:00' },
      },
    },
    {
      id: 'manchester',
      title: 'Manchester',
      provider: 'northstar-learning',
      deliveryPartner: null,
      venue: { name: 'Manchester Central Library', postcode: 'M2 5PD', easting: 383857, northing: 397958 },
      places: 30,
      viability: 6,
      events: {
        'event-1': '2026-11-18',
        'event-2': '2027-03-10',
        'event-3': '2027-06-16',
        'event-4': '2027-10-13',
      },
      groupCoaching: {
        'coaching-2': { date: '2027-04-28', time: '16:00' },
        'coaching-4': { date: '2027-12-01', time: '16:00' },
      },
    },
    {
      id: 'london',
      title: 'London',
      provider: 'harbour-education',
      deliveryPartner: null,
      venue: { name: 'Friends House, Euston', postcode: 'NW1 2BJ', easting: 529831, northing: 182411 },
      places: 40,
      viability: 6,
      events: {
        'event-1': '2026-11-19',
        'event-2': '2027-03-11',
        'event-3': '2027-06-17',
        'event-4': '2027-10-14',
      },
      groupCoaching: {
        'coaching-2': { date: '2027-04-29', time: '15:45' },
        'coaching-4': { date: '2027-12-02', time: '15:45' },
      },
    },
    {
      id: 'bristol',
      title: 'Bristol',
      provider: 'harbour-education',
      deliveryPartner: 'severnside-teaching-hub',
      venue: { name: 'Bristol Central Library', postcode: 'BS1 5TL', easting: 358321, northing: 172707 },
      places: 24,
      viability: 6,
      events: {
        'event-1': '2026-11-20',
        'event-2': '2027-03-12',
        'event-3': '2027-06-18',
        'event-4': '2027-10-15',
      },
      groupCoaching: {
        'coaching-2': { date: '2027-04-26', time: '15:45' },
        'coaching-4': { date: '2027-11-29', time: '15:45' },
      },
    },
  ],
  windows: [
    { id: 'window-2028-03', opens: '2028-03-13', paper: 'sent' },
    { id: 'window-2028-06', opens: '2028-06-19', paper: 'sent' },
    { id: 'window-2028-09', opens: '2028-09-18', paper: 'sent' },
  ],
  milestones: [
    { declaration: 'started', from: '2026-10-01', to: '2026-11-25' },
    { declaration: 'retained-1', from: '2026-11-26', to: '2027-05-26' },
    { declaration: 'retained-2', from: '2027-05-27', to: '2028-01-24' },
    { declaration: 'completed', from: '2028-01-25', to: '2028-07-25' },
  ],
  contracts: [
    {
      provider: 'northstar-learning',
      places: { total: 60, funded: 48 },
      byDeliveryPartner: { 'aire-valley-teaching-hub': { total: 24, funded: 20 } },
      pricePence: 129_800,
    },
    {
      provider: 'harbour-education',
      places: { total: 60, funded: 45 },
      byDeliveryPartner: { 'severnside-teaching-hub': { total: 20, funded: 16 } },
      pricePence: 129_800,
    },
  ],
  ...holidaysFrom('2026-04-01'),
} satisfies Cohort;
