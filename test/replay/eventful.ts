/** Lives in which happens what happens to few: together with the usual ones they have every event there is. */
import type { Cohort } from '../../programmes/cohort-schema.js';
import { addDays, londonDate } from '../../workflows/journey/calendar.js';
import { nextDeadline } from '../../workflows/journey/rules/dates.js';
import { fromOutside } from '../../bench/stage/living.js';
import { lifePlans, liveUntil, type Life } from '../../lives/lives.js';
import {
  admin,
  assessor,
  autumn,
  coach,
  engine,
  enrolmentIn,
  headteacher,
  participant,
  provider,
  sencoForm,
} from '../../lives/people.js';
import { Play } from '../../lives/play.js';
import { kindWorld } from '../../lives/world.js';

const full = { ...kindWorld, reserve: () => [{ type: 'placesFull' }] } satisfies typeof kindWorld;
const offer = { type: 'placeOffered', group: 'leeds', because: 'nearest' } as const;
/** Long after the last date of a life that was broken off. */
const NEVER = '2032-01-01T00:00:00Z';

/** The same cohort, in which the day of the applicant's next reminder has become a holiday. */
function withHoliday(play: Play): Cohort {
  const date = nextDeadline(play.journey);
  if (!date) throw new Error('no reminder is due');
  const { bankHolidays } = autumn();
  return { ...autumn(), id: 'golden-autumn', bankHolidays: [...bankHolidays, londonDate(date.at)] };
}

/** Given up, taken up elsewhere, and its date put right. */
function post(play: Play): void {
  play.say(participant, { type: 'giveUpPost', on: '2026-08-31' });
  play.say(participant, { type: 'takeUpPost', on: '2026-09-01' });
  play.say(provider, { type: 'correctPost', takenUp: '2025-09-01' }, { reason: 'wrong-year' });
}

/** Looked into, asked, reminded on a holiday, waitlisted, offered a place twice. */
function admitted(journey: string): Play {
  const play = new Play(enrolmentIn(autumn(), { journey }), '2026-09-01T10:00:00Z', full);
  play.say(provider, { type: 'enrol', registration: null, form: null });
  play.say(provider, { type: 'matchRegistration', registration: 'registration-1' });
  play.say(participant, { type: 'receiveForm', form: { ...sencoForm, role: 'classroom-teacher' } });
  play.say(provider, { type: 'settleSuitability', verdict: 'suitable' }, { reason: 'leads-provision' });
  play.say(provider, { type: 'requestInformation', question: 'n-1' });
  play.say(participant, { type: 'provideInformation', answer: 'n-2' });
  play.say(participant, { type: 'changeDetails', fields: ['phone'] });
  post(play);
  play.say(provider, { type: 'changeCohort', cohort: withHoliday(play) }, { reason: 'moved-house' });
  play.on(addDays(londonDate(nextDeadline(play.journey)!.at), 1));
  play.say(headteacher, { type: 'provideEvidence', evidence: 'headteacher-declaration', document: 'd-1' });
  play.say(participant, { type: 'provideEvidence', evidence: 'qts-certificate', document: 'd-2' });
  play.say(provider, { type: 'decideFunding', funding: 'scholarship' });
  play.say(provider, { type: 'accept' });
  play.say(engine, offer, fromOutside('offer-1'));
  play.say(participant, { type: 'declineOffer' });
  play.say(engine, offer, fromOutside('offer-2'));
  play.say(participant, { type: 'takeOffer' });
  return play;
}

/** Admitted late; mail comes back, sessions are moved and put right, the provider changes; and then it is left. */
export function eventful(journey: string): Life {
  const play = admitted(journey);
  const n = play.events.findLast(({ type }) => type === 'Accepted')!.n;
  const back = { type: 'recordBounce', permanent: true } as const;
  play.say(provider, { ...back, message: `${n}/accepted/participant`, address: 'first', another: true });
  const second = `${play.journey.n}/sent-again/participant/${n}/accepted/participant`;
  play.say(provider, { ...back, message: second, address: 'second' });
  play.say(provider, { ...back, message: `${n}/headteacher-accepted/headteacher` });
  play.say(provider, { type: 'creditElement', element: 'event-1' }, { reason: 'attended-elsewhere' });
  const booked = Object.entries(play.journey.sessions).filter(([, { booking }]) => booking !== null);
  const [session = ''] = booked[0] ?? [];
  play.say(participant, { type: 'moveSession', session, preferred: null });
  const held = play.journey.sessions[session]!.booking!.starts;
  play.on(addDays(londonDate(held), 1));
  play.say(coach(play.journey.coach!), { type: 'missSession', session, on: held });
  const correction = { type: 'correctSession', session, held, minutes: 45 } as const;
  play.say(coach(play.journey.coach!), correction, { reason: 'wrong-entry' });
  play.say(
    engine,
    { type: 'refuseSignal', session: 'coaching-99', code: 'unknown-session' },
    fromOutside('r'),
  );
  const to = { provider: 'harbour-education', deliveryPartner: null };
  play.say(admin, { type: 'changeProvider', ...to }, { reason: 'moved-house' });
  play.say(admin, { type: 'withdraw' }, { reason: 'change-in-career' });
  play.until(NEVER);
  return play;
}

/** A script that the office gives to somebody else, who turns out to know its author; and a mark that does not count. */
export function reassigned(journey: string): Life {
  const play = liveUntil('2028-03-21', { enrolment: { journey } });
  const { script } = play.journey.attempts[0]!;
  const holder = () => play.journey.attempts[0]!.marks.find(({ total }) => total === null)!.assessor;
  const { criteria } = play.journey.programme.assessment;
  const scores = Object.fromEntries(criteria.map(({ id }) => [id, 3]));
  const mark = { type: 'recordMark', script: script!, scores } as const;
  const anybody = { type: 'reassignScript', script: script!, from: null, to: null } as const;
  play.say(provider, anybody, { reason: 'illness' });
  play.say(provider, { type: 'declareConflict', assessor: holder() }, { reason: 'knows-the-author' });
  const marker = holder();
  play.on('2028-03-22').say(assessor(marker), mark);
  play.say(assessor(marker), { type: 'declareConflict', assessor: marker }, { reason: 'knows-the-author' });
  play.on('2028-03-23');
  while (play.journey.attempts[0]!.result === null) play.say(assessor(holder()), mark);
  play.say(provider, { type: 'releaseResult' });
  return play;
}

/** Longer for a reason, and an arrival that the door had noted too late; withdrawn before it was marked. */
export function corrected(journey: string): Life {
  const play = liveUntil('2028-03-14', { ...lifePlans.nothingSubmitted, enrolment: { journey } });
  play.say(provider, { type: 'grantExtension', days: 7 }, { reason: 'illness' });
  const release = { type: 'releasePaper', window: 'window-2028-03' } as const;
  play.say(provider, { ...release, paper: 'p-1', replaces: false });
  play.say(provider, { ...release, paper: 'p-2', replaces: true }, { reason: 'misprint' });
  const submission = { document: 'c-1', words: 2000 };
  play.say(participant, { type: 'submitCaseStudy', ...submission, arrived: play.now });
  const earlier = { ...submission, corrected: '2028-03-14T09:00:00Z' };
  play.say(provider, { type: 'correctArrival', ...earlier }, { reason: 'server-away' });
  play.say(admin, { type: 'withdraw' }, { reason: 'left-post' });
  play.until(NEVER);
  return play;
}
