import { describe, expect, it } from 'vitest';
import type { WaitName } from '../../../workflows/journey/view/waits.js';
import { exceptionSentence, whatFallsDue } from '../../../workflows/journey/view/sentences.js';
import { viewOf } from '../../../workflows/journey/view.js';
import { accepted, applying, complete, livedTo, nobody } from '../../../lives/beginnings.js';
import { lifePlans, live } from '../../../lives/lives.js';
import type { Play } from '../../../lives/play.js';
import { participant, provider, sencoForm } from '../../../lives/people.js';
import { kindWorld } from '../../../lives/world.js';

const seen = (play: Play) => viewOf(play.journey, play.now);
const full = { ...kindWorld, reserve: () => [{ type: 'placesFull' as const }] };

function enrolledOnly(): Play {
  const play = nobody();
  play.say(provider, { type: 'enrol', registration: null, form: null });
  return play;
}

function after(play: Play, ...bodies: Parameters<Play['say']>[1][]): Play {
  for (const body of bodies) play.say(provider, body, { reason: 'other' });
  return play;
}

/** A journey in each wait, and who has to act in it. */
const waits: Record<WaitName, [play: () => Play, who: string]> = {
  'application-form': [enrolledOnly, 'participant'],
  evidence: [applying, 'headteacher'],
  information: [() => after(applying(), { type: 'requestInformation', question: 'n' }), 'participant'],
  investigation: [() => applying({ ...sencoForm, role: 'classroom-teacher' }), 'provider'],
  'funding-decision': [
    () => {
      const play = applying();
      play.say(participant, { type: 'provideEvidence', evidence: 'headteacher-declaration', document: 'd' });
      play.say(participant, { type: 'provideEvidence', evidence: 'qts-certificate', document: 'd' });
      return play;
    },
    'provider',
  ],
  'provider-decision': [complete, 'provider'],
  place: [() => after(complete(sencoForm, {}), { type: 'accept' }), 'engine'],
  'waiting-list': [() => after(complete(sencoForm, full), { type: 'accept' }), 'engine'],
  offer: [() => livedTo('2026-09-11', lifePlans.waitlisted), 'participant'],
  'course-begins': [accepted, 'engine'],
  study: [() => livedTo('2027-01-31'), 'participant'],
  engagement: [() => livedTo('2028-04-01', lifePlans.silence), 'participant'],
  window: [() => livedTo('2028-03-01'), 'engine'],
  submission: [() => livedTo('2028-03-14'), 'participant'],
  marking: [() => livedTo('2028-03-22'), 'assessor'],
  moderation: [() => livedTo('2028-03-28', { scores: [2] }), 'assessor'],
  release: [() => livedTo('2028-03-28'), 'provider'],
  appeal: [() => after(livedTo('2028-05-03', { scores: [2] }), { type: 'appeal' }), 'assessor'],
  'appeal-period': [() => livedTo('2028-08-12', lifePlans.failTwice), 'participant'],
  return: [() => livedTo('2027-02-10', lifePlans.deferral), 'participant'],
  'reversal-period': [() => livedTo('2027-05-20', lifePlans.withdrawal), 'provider'],
  none: [() => livedTo('2028-12-01'), 'engine'],
};

describe('view', () => {
  it.each(Object.entries(waits))('S4.3 names the wait "%s" and who must act', (name, [play, who]) => {
    const { wait } = seen(play());
    expect(wait).toMatchObject({ name, who });
    expect(wait.why).toMatch(/^[A-Z].*\.$/);
  });

  it('S6.3 says where, why, what next and when', () => {
    const view = seen(livedTo('2027-01-31'));
    expect(view).toMatchObject({
      stage: 'cycle-1',
      stageTitle: 'Preparing to Practice',
      status: 'active',
      coach: 'coach-1',
      group: 'leeds',
      programme: 'npq-senco@2026.1',
      wait: { why: 'Studying by the plan.', until: '2028-03-13' },
      next: {
        at: '2027-02-08T09:55:00Z',
        key: 'course-1/due-soon',
        what: 'reminder that Online course 1: Preparing to Practice is due soon',
      },
      statutory: { deadline: '2028-09-01', met: null, forecast: '2028-07-21', atRisk: false },
    });
    expect(view.open[0]).toMatchObject({ element: 'course-1', due: '2027-02-15' });
    expect(view.open.map(({ due }) => due)).toEqual(view.open.map(({ due }) => due).toSorted());
  });

  it('S6.3 says of waits until when', () => {
    const until = (play: Play) => seen(play).wait.until;
    expect(until(applying())).toBe('2026-10-09T23:00:00Z');
    expect(until(livedTo('2026-09-11', lifePlans.waitlisted))).toBe('2026-09-17T23:00:00Z');
    expect(until(livedTo('2028-03-14'))).toBe('2028-03-21T00:00:00Z');
    expect(until(livedTo('2028-03-22'))).toBe('2028-07-20T23:00:00Z');
    expect(until(livedTo('2027-02-10', lifePlans.deferral))).toBe('2027-04-12');
    expect(until(livedTo('2027-05-20', lifePlans.withdrawal))).toBe('2027-08-10T08:00:00Z');
  });

  it('S6.3 shows what is overdue, and who has to be asked when nobody has the script', () => {
    expect(seen(livedTo('2027-07-01', lifePlans.silence)).wait.why).toBe('Studying; something is overdue.');
    expect(seen(livedTo('2028-03-22', { world: { ...kindWorld, allocate: () => [] } })).wait.who).toBe(
      'provider',
    );
    expect(seen(livedTo('2028-12-01', { nothingSubmitted: [1, 2, 3] })).wait).toMatchObject({
      name: 'window',
      who: 'provider',
    });
  });

  it('S6.3 shows what needs a person in a sentence, and the attempts with their results', () => {
    const view = seen(livedTo('2026-12-10', lifePlans.lateJoiner));
    expect(view.attention.map(({ sentence }) => sentence)).toContain(
      'Joined too late for Day 1: Preparing to Practice: agree a catch-up, or accept that it is missed.',
    );
    expect(seen(livedTo('2028-05-10', { scores: [2] })).attempts).toEqual([
      { number: 1, window: 'window-2028-03', closes: '2028-03-21T00:00:00Z', pass: false },
    ]);
    expect(seen(livedTo('2028-03-28')).attempts[0]?.pass).toBeNull();
  });

  it('S6.3 says that a duty cannot be met when no outcome is in sight', () => {
    expect(seen(livedTo('2028-12-01', { nothingSubmitted: [1, 2, 3] })).statutory).toMatchObject({
      forecast: null,
      atRisk: true,
    });
    expect(seen(livedTo('2028-12-01')).statutory).toMatchObject({ met: '2028-04-26', atRisk: false });
    expect(seen(livedTo('2027-06-01', lifePlans.earlyYears)).statutory).toBeNull();
  });

  it.each(Object.entries(lifePlans))(
    'S6.3 has words for everything on the agenda of a life (%s)',
    (_, behaviour) => {
      const { events, journey } = live(behaviour);
      for (const item of events.flatMap((event) => event.agenda ?? [])) {
        const words = whatFallsDue(journey, item.key);
        expect(words).toMatch(/ /);
        expect(words).not.toMatch(/[{}/]/);
      }
    },
  );

  it('S6.3 says by name what needs a person', () => {
    const { journey } = accepted();
    expect(exceptionSentence(journey, 'no-coaching-slot', 'coaching-1')).toBe(
      'No slot was found for One-to-one coaching after the formative task: book one by hand or change the coach.',
    );
    expect(exceptionSentence(journey, 'cannot-reach', null)).toMatch(/^No email address/);
  });
});
