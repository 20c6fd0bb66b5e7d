/** Journeys of one invented participant as far as a story needs them: enrolled, applying, complete, accepted, lived to a day. */
import type { Day, Instant } from '../workflows/journey/values.js';
import type { LifePlan } from './life-plans.js';
import { liveUntil } from './lives.js';
import { autumn, enrolmentIn, headteacher, participant, provider, sencoForm } from './people.js';
import { Play } from './play.js';
import { kindWorld, type World } from './world.js';

const began = '2026-09-01T10:00:00Z';

/** Nothing has happened yet. */
export const nobody = (world: World = kindWorld, begins: Instant = began): Play =>
  new Play(enrolmentIn(autumn()), begins, world);

/** Enrolled with registration and form; the evidence is still to come. */
export function applying(form = sencoForm, world: World = kindWorld, begins: Instant = began): Play {
  const play = nobody(world, begins);
  play.say(provider, { type: 'enrol', registration: 'registration-1', form });
  return play;
}

/** A complete application that the provider can decide. */
export function complete(form = sencoForm, world: World = kindWorld, begins: Instant = began): Play {
  const play = applying(form, world, begins);
  play.say(headteacher, { type: 'provideEvidence', evidence: 'headteacher-declaration', document: 'd-1' });
  play.say(participant, { type: 'provideEvidence', evidence: 'qts-certificate', document: 'd-2' });
  play.say(provider, { type: 'decideFunding', funding: 'scholarship' });
  return play;
}

/** Accepted in September 2026, in the group in Leeds, with coach-1. */
export function accepted(world: World = kindWorld): Play {
  const play = complete(sencoForm, world);
  play.say(provider, { type: 'accept' });
  return play;
}

/** The on-time life, or another, as it stands at the end of a day. */
export const livedTo = (day: Day, change: Partial<LifePlan> = {}): Play => liveUntil(day, change);
