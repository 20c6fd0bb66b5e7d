import { describe, expect, it } from 'vitest';
import { arrangements, messageKey, messages } from '../../../workflows/effects.js';
import type { MessageEffect } from '../../../workflows/effects/effect.js';
import { nudgeMessages } from '../../../workflows/effects/reminders.js';
import { templates } from '../../../activities/messages/templates.js';
import type { Template } from '../../../workflows/effects/templates.js';
import type { JourneyEvent } from '../../../workflows/journey/event.js';
import { evolve, unbegun } from '../../../workflows/journey/evolve.js';
import type { Journey } from '../../../workflows/journey/state.js';
import { accepted, complete, livedTo } from '../../../lives/beginnings.js';
import { given } from '../../support/given.js';
import { lifePlans, live } from '../../../lives/lives.js';
import type { Play } from '../../../lives/play.js';
import { admin, coach, engine, participant, provider } from '../../../lives/people.js';
import { kindWorld } from '../../../lives/world.js';

type Record_ = Pick<Play, 'enrolment' | 'events'>;

/** Every message of a record, each with the state as it was after its event. */
function mailOf({ enrolment, events }: Record_): { key: string; message: MessageEffect }[] {
  let journey: Journey = unbegun(enrolment);
  return events.flatMap((event: JourneyEvent) => {
    journey = evolve(journey, event);
    const after = journey;
    return messages(event, after).map((message) => ({ key: messageKey(event.n, message), message }));
  });
}

/** What no named behaviour lives through: one record after the other. */
function rarities(): Record_[] {
  const told = (play: Play, ...bodies: Parameters<Play['say']>[1][]) => {
    for (const body of bodies)
      play.say(body.type.includes('ailed') || body.type.startsWith('un') ? engine : provider, body, {
        reason: 'other',
      });
    return play;
  };
  const changed = accepted();
  changed.say(participant, { type: 'changeDetails', fields: ['email'] });
  const booked = livedTo('2026-10-20');
  booked.say(participant, { type: 'moveSession', session: 'coaching-induction', preferred: null });
  booked.say(
    participant,
    { type: 'cancelSession', session: 'coaching-induction' },
    { reason: 'ofsted-visit' },
  );
  const unheard = livedTo('2026-10-20');
  unheard.until('2026-10-30T12:00:00Z');
  const unread = livedTo('2027-02-25');
  unread.until('2027-03-20T12:00:00Z');
  const short = livedTo('2028-03-14', { nothingSubmitted: [1] });
  short.say(participant, { type: 'submitCaseStudy', document: 'd', words: 12, arrived: short.now });
  const replaced = livedTo('2028-03-22');
  const arrived = '2028-03-20T23:40:00Z';
  replaced.say(participant, { type: 'submitCaseStudy', document: 'read-later', words: 2000, arrived });
  const closed = livedTo('2028-09-01', { world: { ...kindWorld, allocate: () => [] } });
  const unmarked = livedTo('2028-03-21');
  unmarked.until('2028-04-20T12:00:00Z');
  const offered = livedTo('2026-09-10', lifePlans.waitlisted);
  offered.until('2026-09-30T12:00:00Z');
  const back = told(livedTo('2027-06-01', lifePlans.withdrawal), { type: 'reinstate' });
  const asked = livedTo('2026-09-02', {
    form: { ...complete().journey.application.form!, role: 'classroom-teacher' },
  });
  return [
    changed,
    booked,
    unheard,
    replaced,
    short,
    closed,
    unmarked,
    offered,
    back,
    unread,
    told(asked, { type: 'requestInformation', question: 'n' }),
    told(
      accepted(),
      { type: 'unreachable', message: 'm' },
      { type: 'effectFailed', effect: '3/reserve', code: 'gone' },
    ),
    told(accepted(), { type: 'moveGroup', group: 'manchester' }, { type: 'changeCoach', coach: 'coach-2' }),
    told(
      livedTo('2028-03-14', { nothingSubmitted: [1] }),
      { type: 'grantExtension', days: 3 },
      { type: 'releasePaper', window: 'window-2028-03', paper: 'p-1', replaces: false },
    ),
    told(accepted(), { type: 'giveUpPost', on: '2026-08-31' }),
    told(livedTo('2028-03-22'), { type: 'declareConflict', assessor: 'assessor-1' }),
  ];
}

const all: Record_[] = [...Object.values(lifePlans).map((behaviour) => live(behaviour)), ...rarities()];

describe('effects', () => {
  it('S6.5 has an occasion for every template, and sends each to its addressee', () => {
    const sent = new Map<Template, Set<string>>();
    for (const { message } of all.flatMap(mailOf)) {
      sent.set(message.template, (sent.get(message.template) ?? new Set()).add(message.to));
    }
    for (const [name, { to }] of Object.entries(templates))
      expect([name, ...(sent.get(name as Template) ?? [])]).toEqual([name, to]);
  });

  it('S6.5 gives every message of a life its own key, the same at every reading', () => {
    for (const record of all) {
      const keys = mailOf(record).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(mailOf(record).map(({ key }) => key)).toEqual(keys);
    }
  });

  it('S6.5 tells of each occasion once: no invitation, offer or decision comes twice in an on-time life', () => {
    const count = (template: Template) =>
      mailOf(live()).filter(({ message }) => message.template === template).length;
    expect(
      ['accepted', 'welcome', 'window-open', 'result-pass', 'duty-met', 'headteacher-accepted'].map((one) =>
        count(one as Template),
      ),
    ).toEqual([1, 1, 1, 1, 1, 1]);
    expect(count('event-invitation')).toBe(4);
    expect(count('coaching-offered')).toBe(6);
    expect(count('course-open')).toBe(4);
  });

  it('S3.8 makes one message to the participant of any morning, the most pressing first', () => {
    const { journey } = livedTo('2027-01-31');
    const all = [
      'task-1/due-soon',
      'course-1/overdue',
      'statutory/6',
      'coaching-1/tomorrow',
      'window-2028-03/ending',
    ];
    expect(nudgeMessages(all, journey)).toEqual([
      { template: 'window-ending', to: 'participant' },
      { template: 'session-tomorrow', to: 'coach', about: 'coaching-1' },
    ]);
    expect(nudgeMessages(['task-1/suggest-deferral'], journey)).toEqual([
      { template: 'deferral-suggested', to: 'participant' },
    ]);
    expect(nudgeMessages([], journey)).toEqual([]);
  });

  it('S6.5 warns of engagement instead of announcing a window to whoever is not ready', () => {
    const { journey } = livedTo('2028-02-20', lifePlans.silence);
    expect(nudgeMessages(['window-2028-03/notice'], journey)[0]?.template).toBe('engagement-at-risk');
  });

  it('S2.6 asks the world for a place, an answer to an offer, a release, a move', () => {
    const doing = (play: Play, ...last: Parameters<Play['say']>) =>
      play.say(...last).flatMap((event) => arrangements(event, play.journey).map(({ effect }) => effect.do));
    expect(doing(complete(), provider, { type: 'accept' }).slice(0, 2)).toEqual(['reserve', 'assign']);
    expect(
      doing(accepted(), provider, { type: 'moveGroup', group: 'manchester' }, { reason: 'x' }),
    ).toContain('move');
    expect(doing(accepted(), participant, { type: 'withdraw' }, { reason: 'x' })).toEqual([
      'cancel',
      'cancel',
      'release',
    ]);
    const offered = livedTo('2026-09-10', lifePlans.waitlisted);
    expect(doing(offered, participant, { type: 'takeOffer' })[0]).toBe('take-offer');
  });

  it('S2.6 holds a catch-up place that a person books, but not again one that the world has found', () => {
    const play = accepted();
    const booked = play.say(provider, { type: 'bookCatchUp', event: 'event-1', group: 'manchester' });
    expect(arrangements(booked[0]!, play.journey).map(({ effect }) => effect.do)).toEqual(['hold-catch-up']);
    const found = { type: 'catchUpFound', event: 'event-1', group: 'bristol', date: '2026-11-20' } as const;
    const events = given(play).when(engine, found).then('CatchUpBooked');
    expect(arrangements(events[0]!, play.journey)).toEqual([]);
  });

  it('S3.5 hands future sessions over only when there was a coach before', () => {
    const play = accepted();
    const assigned = play.events.find(({ type }) => type === 'CoachAssigned');
    expect(assigned && arrangements(assigned, play.journey).map(({ effect }) => effect.do)).toEqual([
      'assigned',
    ]);
    const changed = play.say(admin, { type: 'changeCoach', coach: 'coach-2' });
    expect(arrangements(changed[0]!, play.journey).map(({ effect }) => effect.do)).toEqual([
      'assigned',
      'hand-over',
    ]);
  });

  it('S3.5 looks for nothing where there is no coach', () => {
    const play = livedTo('2026-10-20');
    const sought = play.say(coach(), {
      type: 'moveSession',
      session: 'coaching-induction',
      preferred: null,
    })[0];
    expect(sought && arrangements(sought, { ...play.journey, coach: null })).toEqual([]);
  });
});
