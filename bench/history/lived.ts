/** Histories of whole journeys, lived on a server with the world of the tests behind their activities. */
import type { BenchServer, SkippingEngine } from '../stage/servers.js';
import { lifeAfter, liveOut, rehearse } from '../stage/living.js';
import type { Life } from '../../lives/lives.js';
import type { LifePlan } from '../../lives/life-plans.js';
import { autumn } from '../../lives/people.js';
import type { Cohort } from '../../programmes/cohort-schema.js';
import { historyOf, type History } from './fetch.js';
import { needsOf, type Needs } from './lower-bound.js';

export interface LivedHistory {
  history: History;
  needs: Needs;
  life: Life;
}

/** An appeal is marked, moderated and released again, so that whoever fails late needs a window more. */
const withOneMoreWindow: Cohort = {
  ...autumn(),
  windows: [...autumn().windows, { id: 'window-2028-12', opens: '2028-12-04' }],
};

/** The longest legal life: late throughout, deferred, failed, appealed in vain, failed again. */
export const longest: Partial<LifePlan> = {
  cohort: withOneMoreWindow,
  lateBy: 10,
  missedEvents: ['event-2', 'event-3'],
  missedSessions: ['coaching-1', 'coaching-3'],
  deferral: { on: '2027-02-01', until: '2027-04-12', cohort: null },
  scores: [1],
  appeals: true,
};

export async function livedInRealTime(
  engine: SkippingEngine,
  name: string,
  change: Partial<LifePlan> = {},
): Promise<LivedHistory> {
  const life = lifeAfter(await engine.now(), change, `j-${name}`);
  await liveOut(engine, name, life);
  return { history: await historyOf(engine.client, life.enrolment.journey), needs: needsOf(life), life };
}

export async function livedInRehearsal(
  engine: BenchServer,
  name: string,
  change: Partial<LifePlan> = {},
): Promise<LivedHistory> {
  const life = lifeAfter('2026-09-01T00:00:00Z', change, `j-${name}`);
  await rehearse(engine, name, life);
  return { history: await historyOf(engine.client, life.enrolment.journey), needs: needsOf(life), life };
}
