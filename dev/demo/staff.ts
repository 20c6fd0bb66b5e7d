/** Invented people who work for the provider of the demo: coaches with hours, assessors, an office. */
import { listStaff, saveStaff, type Staff } from '../../store/people/staff.js';
import type { Store } from '../../store/database/database.js';
import { saveAbsence, saveHours, type Hours } from '../../store/diary/availability.js';

export const DEMO_PROVIDER = 'harbour-education';

type Person = Pick<Staff, 'id' | 'name'> & Partial<Staff>;

/** Without titles and accents. */
const mail = (name: string): string =>
  `${name
    .replace(/^(Professor|Dr) /, '')
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z ]/g, '')
    .replaceAll(' ', '.')}@harbour-education.example`;

const staff = (role: Staff['role'], people: readonly Person[]): Staff[] =>
  people.map((person) => ({
    role,
    provider: DEMO_PROVIDER,
    email: mail(person.name),
    capacity: null,
    urn: null,
    scriptsMarked: 0,
    ...person,
  }));

export const demoStaff: readonly Staff[] = [
  ...staff('coach', [
    { id: 'coach-01', name: 'Carl Whitcombe', capacity: 7 },
    { id: 'coach-02', name: 'Dr Meera Nair', capacity: 7 },
    { id: 'coach-03', name: 'Róisín Gallagher', capacity: 6 },
    { id: 'coach-04', name: 'Samuel Oyelaran', capacity: 6 },
    { id: 'coach-05', name: 'Hannah Lewandowski', capacity: 5 },
  ]),
  ...staff('assessor', [
    { id: 'assessor-01', name: 'Professor Ann Radcliffe', capacity: 12, scriptsMarked: 48 },
    { id: 'assessor-02', name: 'Dewi Morgan', capacity: 12, scriptsMarked: 21 },
    { id: 'assessor-03', name: 'Yetunde Bello', capacity: 12, scriptsMarked: 15 },
    // Works at the school of a participant, whose script must go to somebody else (S5.4).
    { id: 'assessor-04', name: 'Jonathan Peake', capacity: 12, scriptsMarked: 9, urn: '100008' },
    // New: the first scripts of this assessor are moderated.
    { id: 'assessor-05', name: 'Sunita Kaur', capacity: 10 },
  ]),
  ...staff('provider', [{ id: 'harbour-office-1', name: 'Imogen Harding' }]),
];

const afternoons: readonly Hours[] = [1, 2, 3, 4].map((weekday) => ({
  weekday,
  begins: '13:00',
  ends: '17:30',
}));

/** Keeps them, unless they are there already: marks counted since then stay. */
export async function seedStaff(store: Store): Promise<void> {
  const known = new Set((await listStaff(store, DEMO_PROVIDER)).map(({ id }) => id));
  for (const person of demoStaff.filter(({ id }) => !known.has(id))) await saveStaff(store, person);
  await saveHours(store, 'coach-05', afternoons);
  await saveAbsence(store, 'coach-02', { firstDay: '2027-02-15', lastDay: '2027-02-26' });
}
