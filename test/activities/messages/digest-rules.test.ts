import { describe, expect, it } from 'vitest';
import { digestOf, type Recalled } from '../../../activities/digests/lines.js';
import { isDigestTime, isGathered, kindsGathered } from '../../../activities/digests/gathering.js';
import { templates } from '../../../activities/messages/templates.js';
import type { Template, Worded } from '../../../workflows/effects/templates.js';
import { londonDate, nudgeInstant } from '../../../workflows/journey/calendar.js';
import { livedTo } from '../../../lives/beginnings.js';
import { coach, participant, provider } from '../../../lives/people.js';
import type { Play } from '../../../lives/play.js';
import { person } from './support/letters.js';
import { everyOccasion } from './support/occasions.js';
import { awaited, silenced, unreported } from './support/reminded.js';

const MORNING = '2026-11-05T08:20:00Z';

const recalled = (
  { journey }: Play,
  template: Recalled['template'],
  about: string,
  name: string,
): Recalled => ({
  ...{ journey, template, about },
  person: { ...person, givenName: name, familyName: 'Ash', email: `${name.toLowerCase()}@home.test` },
});

/** Every line of the lists of a digest, by heading. */
function said(all: readonly Recalled[], now: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  let heading = '';
  for (const block of digestOf(all, 'coach-1', now)?.blocks ?? []) {
    if (typeof block === 'string') continue;
    if ('heading' in block) heading = block.heading;
    if ('list' in block) found[heading] = block.list;
  }
  return found;
}

describe('S6.5 what only reminds a coach is gathered', () => {
  it('S6.5 what is urgent or has a calendar entry goes by itself, and so does everything to others', () => {
    const gathered = (Object.keys(templates) as Worded[]).filter((one) => isGathered(one, MORNING));
    expect(gathered.toSorted()).toEqual([
      'participant-silent',
      'session-report',
      'session-report-again',
      'session-tomorrow',
      'work-awaited',
      'work-awaited-again',
    ]);
    const toCoaches = everyOccasion().filter(({ key }) => key.addressee === 'coach');
    const lost = toCoaches.filter(({ key }) => isGathered(key.template, MORNING) && key.about === null);
    expect(lost.map(({ key }) => key.key)).toEqual([]);
  });

  it('S6.5 each is a reminder of something on an agenda, and no two of the same', () => {
    const kinds = Object.values(kindsGathered);
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  it('S6.5 whether a session took place is asked an hour after its end, unless the morning’s mail is still to come', () => {
    const asked = (at: string) => isGathered('session-report', at);
    expect([asked('2026-11-05T09:30:00Z'), asked('2026-11-05T17:00:00Z')]).toEqual([true, false]);
    // A Saturday, and a bank holiday.
    expect([asked('2026-11-07T17:00:00Z'), asked('2026-12-25T17:00:00Z')]).toEqual([true, true]);
    const others: Template[] = ['session-tomorrow', 'participant-silent'];
    expect(others.map((template) => isGathered(template, '2026-11-05T17:00:00Z'))).toEqual([true, true]);
  });

  it('S3.8 leaves in the hours of reminders on working days, once every journey’s morning has begun', () => {
    for (const day of ['2026-11-05', '2027-06-02'])
      expect(isDigestTime(nudgeInstant(day, 149, []))).toBe(false);
    expect(isDigestTime('2026-11-05T10:35:00Z')).toBe(true);
    expect(isDigestTime('2027-06-02T09:35:00Z')).toBe(true);
    for (const at of [
      '2026-11-05T10:34:59Z',
      '2026-11-05T18:00:00Z',
      '2026-11-07T12:00:00Z',
      '2026-12-25T12:00:00Z',
    ]) {
      expect(isDigestTime(at), at).toBe(false);
    }
  });
});

describe('S6.5 what a digest says', () => {
  it('S6.5 participants by name, sessions by time, and on each line what to do', () => {
    const one = unreported();
    const now = one.now;
    const all = [
      recalled(one, 'session-report', 'coaching-induction', 'Zoë'),
      recalled(one, 'session-report-again', 'coaching-induction', 'Zoë'),
      recalled(one, 'session-report-again', 'coaching-induction', 'Ann'),
    ];
    expect(digestOf(all, 'coach-1', now)?.subject).toBe('Your participants: 2 sessions to report');
    const lines = said(all, now)['Did these sessions take place?'];
    expect(lines).toHaveLength(2);
    expect(lines?.[0]).toMatch(
      /^Ann Ash: First coaching session, booked for .* \(UK time\)\. Report it today: .* session id coaching-induction\)\.$/,
    );
    expect(lines?.[1]).toContain('Zoë Ash');
  });

  it('S3.8 what is owed, who is silent and what is ahead have each their own list', () => {
    const [owing, quiet] = [awaited(), silenced()];
    expect(said([recalled(owing, 'work-awaited', 'task-1', 'Ann')], owing.now)).toEqual({
      'What participants wait for': [
        expect.stringMatching(/^Ann Ash: .*, handed in on \w+day .*\. Return the feedback this week/),
      ],
    });
    const lines = said([recalled(quiet.play, 'participant-silent', quiet.about, 'Zoë')], quiet.play.now);
    expect(lines['Who has been silent']?.[0]).toMatch(
      /was due by .*\. Get in touch this week \(zoë@home\.test\)\.$/,
    );
    const soon = livedTo('2026-10-20');
    const [session, kept] =
      Object.entries(soon.journey.sessions).find(([, one]) => one.status === 'booked') ?? [];
    const before = said([recalled(soon, 'session-tomorrow', session ?? '', 'Ann')], soon.now);
    expect(before['Sessions ahead']?.[0]).toMatch(
      / to .* \(UK time\): .* with Ann Ash\. If you cannot hold it/,
    );
    expect(londonDate(kept?.booking?.starts ?? '') > londonDate(soon.now)).toBe(true);
  });

  it('S6.5 says what is so when it leaves: not what was done, called off or given to another coach meanwhile', () => {
    const reported = unreported();
    const all = [recalled(reported, 'session-report-again', 'coaching-induction', 'Ann')];
    expect(digestOf(all, 'coach-1', reported.now)).not.toBeNull();
    expect(digestOf(all, 'coach-9', reported.now)).toBeNull();
    const { starts } = reported.journey.sessions['coaching-induction']!.booking!;
    reported.say(coach(), {
      type: 'completeSession',
      session: 'coaching-induction',
      held: starts,
      minutes: 60,
      notes: null,
    });
    expect(digestOf([{ ...all[0]!, journey: reported.journey }], 'coach-1', reported.now)).toBeNull();
    const heard = silenced();
    const silent = recalled(heard.play, 'participant-silent', heard.about, 'Ann');
    heard.play.say(participant, { type: 'defer', expectedReturn: '2027-09-06' }, { reason: 'illness' });
    expect(digestOf([{ ...silent, journey: heard.play.journey }], 'coach-1', heard.play.now)).toBeNull();
    const given = awaited();
    const owed = recalled(given, 'work-awaited', 'task-1', 'Ann');
    given.say(provider, { type: 'changeCoach', coach: 'coach-9' }, { reason: 'illness' });
    expect(digestOf([{ ...owed, journey: given.journey }], 'coach-1', given.now)).toBeNull();
  });
});
