/** Dates and numbers have sense (S2.5, S3.5, S5.3): the impossible is refused, the unlikely done and asked about. */
import { describe, expect, it } from 'vitest';
import { refuseStart, startDoubts } from '../../client/input/enrolment.js';
import { doubtsByState, doubtsOf, withDoubts } from '../../client/commands/doubts.js';
import { askedTypes, commandFields } from '../../client/commands/index.js';
import type { CommandInput } from '../../client/commands/prepare.js';
import type { CommandInputType } from '../../client/commands/spec.js';
import { openJourneys } from '../../client/journeys.js';
import { saveStaff } from '../../store/people/staff.js';
import { decide } from '../../workflows/journey/decide.js';
import { commandStories } from '../../lives/stories/commands.js';
import { livedTo } from '../../lives/beginnings.js';
import { autumn, participant, sencoForm } from '../../lives/people.js';
import { freshStore } from '../support/postgres.js';

const session = 'coaching-1';
const at = '2027-01-20T16:00:00Z';
const held = (minutes: number, when = at) =>
  doubtsOf({ type: 'completeSession', session, held: when, minutes, notes: null }, at);

const FAR = '2062-01-05';
const FAR_TIME = '2062-01-05T16:00:00Z';

/** Every part that takes a day, a moment or a number that somebody types: what is refused of it, and what is asked about. */
const sense: Record<string, [impossible: unknown, unlikely: unknown]> = {
  'takeUpPost.on': [FAR, '2021-09-01'],
  'giveUpPost.on': [FAR, '2026-01-31'],
  'correctPost.takenUp': [FAR, '2012-09-01'],
  'completeElement.on': [FAR, '2026-09-01'],
  'recordAttendance.on': [FAR, '2026-09-01'],
  'completeActivity.on': [FAR, '2026-09-01'],
  'bookSession.starts': [FAR_TIME, '2027-01-26T02:00:00Z'],
  'moveSession.preferred': [FAR_TIME, '2027-01-26T02:00:00Z'],
  'completeSession.held': [FAR_TIME, '2027-01-20T03:00:00Z'],
  'completeSession.minutes': [481, 6],
  'missSession.on': [FAR_TIME, '2026-09-01T16:00:00Z'],
  'correctSession.held': [FAR_TIME, '2026-09-01T16:00:00Z'],
  'correctSession.minutes': [481, 6],
  'correctArrival.corrected': [FAR_TIME, '2026-09-01T16:00:00Z'],
  'grantExtension.days': [366, 60],
  'defer.expectedReturn': [FAR, '2027-01-25'],
};

/** Counted by the published rule, and not a matter of sense. */
const counted = new Set(['submitCaseStudy.words', 'correctArrival.words']);

const typed = askedTypes.flatMap((type) =>
  commandFields(type)
    .filter(([, { value }]) => !value.safeParse('no-day').success)
    .filter(([, { value }]) => ['2027-01-20', at, 3].some((one) => value.safeParse(one).success))
    .map(([field]): [CommandInputType, string] => [type, field]),
);

describe('S2.5 S3.5 S5.3 what is typed has sense', () => {
  it('S3.5 there is no part of a command with a date or a number that is not looked at here', () => {
    const parts = typed.map(([type, field]) => `${type}.${field}`);
    expect(parts.filter((part) => !counted.has(part)).toSorted()).toEqual(Object.keys(sense).toSorted());
  });

  it.each(typed.filter(([type, field]) => !counted.has(`${type}.${field}`)))(
    'S3.5 %s: %s that cannot be is refused, one that is unlikely is asked about',
    (type, field) => {
      const [impossible, unlikely] = sense[`${type}.${field}`]!;
      const { given, by, when, said } = commandStories[type];
      const play = given();
      const decision = decide(
        play.journey,
        { ...when, ...said, [field]: impossible, id: 'c', actor: by },
        play.now,
      );
      expect(decision).toHaveProperty('refusal.code');
      const doubts = doubtsOf({ ...when, [field]: unlikely } as CommandInput, at);
      expect(doubts.length).toBeGreaterThan(0);
      expect(doubts.join('\n')).toMatch(/[.]$/);
    },
  );

  it('S2.5 S2.2 asks about the answers of a form that a program sends', () => {
    const form: CommandInput = { type: 'receiveForm', form: sencoForm };
    expect(doubtsOf(form, at)).toEqual([]);
    const slip: CommandInput = { ...form, form: { ...sencoForm, teachingYears: 58 } };
    expect(doubtsOf(slip, at)).toEqual([expect.stringMatching(/^teaching_years: 58/)]);
  });

  it('S3.5 asks about a session that was very short, very long, or in the night', () => {
    expect(held(60)).toEqual([]);
    expect(held(6)).toEqual([expect.stringMatching(/^minutes: a session of 6 is unusually short/)]);
    expect(held(400)).toEqual([expect.stringMatching(/^minutes: a session of 400 is unusually long/)]);
    expect(held(60, '2027-01-03T04:00:00Z')).toEqual([expect.stringMatching(/^held: 04:00 in London/)]);
    // Summer time, half a year before: both are asked about.
    expect(held(60, '2026-07-03T03:00:00Z')).toEqual([
      expect.stringMatching(/^held: 04:00 in London/),
      expect.stringMatching(/^held: 2026-07-03 is 201 days ago/),
    ]);
    expect(doubtsOf({ type: 'bookSession', session, starts: '2027-01-20T04:00:00Z' }, at)).toHaveLength(1);
    expect(doubtsOf({ type: 'moveSession', session, preferred: null }, at)).toEqual([]);
    expect(doubtsOf({ type: 'correctSession', session, held: null, minutes: 0 }, at)).toEqual([]);
  });

  it('S4.1 asks about a break of days or of years', () => {
    const back = (expectedReturn: string) => doubtsOf({ type: 'defer', expectedReturn }, at);
    expect(back('2027-01-25')).toEqual([expect.stringMatching(/a break of 5 days is unusually short/)]);
    expect(back('2029-09-03')).toEqual([expect.stringMatching(/unusually long/)]);
    expect(back('2027-09-01')).toEqual([]);
  });

  it('S3.5 asks about a session that is said to have been held before the task that it follows', () => {
    const play = livedTo('2027-03-08', { lateBy: 60 });
    const report = (when: string) =>
      doubtsByState({ type: 'completeSession', session, held: when, minutes: 60, notes: null }, play.journey);
    expect(report(at)).toEqual([expect.stringMatching(/^held: .*"task-1", which has not been handed in/)]);
    play.say(participant, { type: 'submitTask', task: 'task-1', document: 'd' });
    expect(report(at)).toEqual([expect.stringContaining('was handed in on 2027-03-08')]);
    expect(report('2027-03-08T16:00:00Z')).toEqual([]);
    const other = {
      type: 'completeSession',
      session: 'coaching-2',
      held: at,
      minutes: 60,
      notes: null,
    } as const;
    expect(doubtsByState(other, play.journey)).toEqual([]);
  });

  it('S5.3 asks about a long extension', () => {
    expect(doubtsOf({ type: 'grantExtension', days: 60 }, at)).toEqual([expect.stringContaining('60 days')]);
    expect(doubtsOf({ type: 'grantExtension', days: 3 }, at)).toEqual([]);
  });

  it('S3.6 the receipt of the library carries what is asked, and no more', () => {
    const receipt = { journey: 'j', command: 'c', at, events: [], stage: 's', status: 'active' };
    const doubted = withDoubts(receipt, doubtsOf({ type: 'grantExtension', days: 60 }, at));
    expect(doubted.warnings).toHaveLength(1);
    expect(withDoubts(receipt, doubtsOf({ type: 'grantExtension', days: 3 }, at))).toEqual(receipt);
  });
});

describe('S8.1 the beginning of a rehearsal', () => {
  it.each(['2062-01-05T09:00:00Z', '2028-09-18T09:00:00Z', '2020-01-05T09:00:00Z'])(
    'S8.1 is not %s, outside the life of its cohort',
    (startsAt) => expect(() => refuseStart(autumn(), startsAt, '--start')).toThrow(/--start: .* Give a day/),
  );

  it('S8.1 outside the time for applications is asked about', () => {
    expect(() => refuseStart(autumn(), '2026-12-01T09:00:00Z', '--start')).not.toThrow();
    expect(startDoubts(autumn(), '2026-12-01T09:00:00Z')).toEqual([
      expect.stringMatching(/^start: 2026-12-01/),
    ]);
    expect(startDoubts(autumn(), '2026-09-01T09:00:00Z')).toEqual([]);
    expect(startDoubts(autumn(), null)).toEqual([]);
  });
});

describe('S3.5 the absence of a coach', async () => {
  const store = await freshStore();
  const details = { provider: 'northstar-learning', name: 'Rowan Vale', capacity: null, urn: null };
  await saveStaff(store, {
    ...details,
    id: 'coach-7',
    role: 'coach',
    email: 'r@v.example',
    scriptsMarked: 0,
  });
  const away = async (firstDay: string, lastDay: string): Promise<string[]> => {
    const journeys = await openJourneys({ databaseUrl: store.url });
    return journeys.saveAbsence('coach-7', { firstDay, lastDay }).finally(() => journeys.close());
  };
  const year = Number(new Date().toISOString().slice(0, 4));

  it('S3.5 of more than a year, or that ends before it begins, is refused', async () => {
    await expect(away(`${year}-02-01`, `${year + 2}-02-12`)).rejects.toThrow(/more than a year/);
    await expect(away(`${year}-02-02`, `${year}-02-01`)).rejects.toThrow(/before the first/);
  });

  it('S3.5 in the past, of months or years ahead is asked about', async () => {
    expect(await away(`${year - 1}-02-01`, `${year - 1}-02-05`)).toEqual([expect.stringMatching(/is past/)]);
    expect(await away(`${year + 1}-02-01`, `${year + 1}-06-05`)).toEqual([
      expect.stringMatching(/unusually long/),
    ]);
    expect(await away(`${year + 5}-02-01`, `${year + 5}-02-05`)).toEqual([
      expect.stringMatching(/years ahead/),
    ]);
    expect(await away(`${year + 1}-02-01`, `${year + 1}-02-05`)).toEqual([]);
  });
});
