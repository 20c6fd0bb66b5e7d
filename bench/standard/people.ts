/** Who is needed for standard journeys on real servers: a person and a coach for each, and an assessor. */
import type { Store } from '../../store/database/database.js';
import { saveHours } from '../../store/diary/availability.js';
import { savePerson } from '../../store/people/people.js';
import { saveStaff, type Staff } from '../../store/people/staff.js';
import { BENCH_PROVIDER } from './cohort.js';
import type { Script } from './script.js';

/** The one whom the scripts expect. */
const ASSESSOR = 'assessor-1';

/** Every coach has the hour that the scripts expect, and a participant of their own. */
const anHourADay = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, begins: '16:00', ends: '17:00' }));

export async function seedPeople(store: Store, scripts: readonly Script[]): Promise<void> {
  await saveStaff(store, staff('assessor', ASSESSOR, { scriptsMarked: 1_000 }));
  for (const { enrolment } of scripts) await seedOne(store, enrolment.journey, enrolment.programme.id);
}

/** Their coaches take nobody else: a coach whose diary is full on the scripts' days would not do for another. */
export async function retireCoaches(store: Store, scripts: readonly Script[]): Promise<void> {
  for (const { enrolment } of scripts) await saveStaff(store, coachOf(enrolment.journey, 0));
}

const coachOf = (journey: string, capacity: number): Staff =>
  staff('coach', `coach-${journey}`, { capacity });

async function seedOne(store: Store, journey: string, programme: string): Promise<void> {
  const coach = coachOf(journey, 1);
  await saveStaff(store, coach);
  await saveHours(store, coach.id, anHourADay);
  await savePerson(
    store,
    {
      journey,
      givenName: 'Sam',
      familyName: 'Bench',
      email: `${journey}@school.example`,
      secondEmail: null,
      phone: null,
      trn: null,
      urn: null,
      settingName: 'A School',
      headteacherName: 'Alex Head',
      headteacherEmail: `head-${journey}@school.example`,
      opportunityText: null,
      easting: 430_000,
      northing: 434_000,
    },
    { mode: 'rehearsal', programme },
  );
}

const staff = (role: Staff['role'], id: string, change: Partial<Staff>): Staff => ({
  id,
  role,
  provider: BENCH_PROVIDER,
  name: `Person ${id}`,
  email: `${id}@northstar-learning.example`,
  capacity: null,
  urn: null,
  scriptsMarked: 0,
  ...change,
});
