/** The closed lists of the core: every code, command, event, exception and ending is reached by something. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listCohorts, listProgrammes } from '../../../programmes/catalogue.js';
import { kindOf } from '../../../workflows/journey/agenda/keys.js';
import { dateKinds, isRelevant } from '../../../workflows/journey/agenda/kinds.js';
import type { CommandBody, CommandType } from '../../../workflows/journey/command.js';
import { eventTypes } from '../../../workflows/journey/evolve.js';
import { needsReason, permissions } from '../../../workflows/journey/permissions.js';
import { refusalCodes, sentenceOf, type RefusalCode } from '../../../workflows/journey/refusal.js';
import type { Actor, Ending } from '../../../workflows/journey/values.js';
import { livedTo } from '../../../lives/beginnings.js';
import { lifePlans, live } from '../../../lives/lives.js';
import { assessor, coach, engine, headteacher, participant, provider } from '../../../lives/people.js';
import { exceptionStories } from './stories/exceptions.js';
import { commandStories } from '../../../lives/stories/commands.js';
import { refusalStories, shellCodes } from '../../../lives/stories/refusals.js';
import { story, type Story } from '../../../lives/stories/story.js';

const allOf = (stories: Record<string, Story>) =>
  Object.values(stories).map((story) => {
    const play = story.given();
    return { play, refusal: play.refusal(story.by, story.when, story.said), story };
  });

describe('closed lists', () => {
  it.each(Object.entries(commandStories))('S3.6 accepts the command %s at its moment', (type, story) => {
    expect(story.when.type).toBe(type);
    const play = story.given();
    const events = play.say(story.by, story.when, story.said);
    expect(events.length).toBeGreaterThan(0);
  });

  it('S3.6 has a story for every command, refused for everybody who may not give it', () => {
    expect(Object.keys(commandStories).toSorted()).toEqual(Object.keys(permissions).toSorted());
    const others: Actor[] = [participant, headteacher, coach(), assessor('a'), provider, engine];
    for (const [type, { given, when, said }] of Object.entries(commandStories)) {
      const play = given();
      for (const other of others) {
        const refusal = play.refusal(other, when, said);
        const mayNot = !permissions[type as CommandType].includes(other.role);
        expect(refusal?.code === 'not-allowed').toBe(mayNot);
      }
    }
  });

  it('S3.6 asks for a reason where a clause does', () => {
    for (const type of needsReason) {
      const { given, by, when } = commandStories[type];
      expect(given().refusal(by, when)?.code).toBe('reason-needed');
    }
  });

  it.each(Object.entries(refusalStories))(
    'S3.6 refuses with %s, in a sentence that says what to do',
    (code, story) => {
      const play = story.given();
      const refusal = play.refusal(story.by, story.when, story.said);
      expect(refusal?.code).toBe(code);
      expect(refusal?.message).toMatch(/^["A-Z\d].*[.]$/);
      expect(refusal?.message).not.toMatch(/[{}]|undefined|null/);
    },
  );

  it('S3.6 reaches every refusal there is', () => {
    const reached = new Set<RefusalCode>(shellCodes);
    for (const { refusal } of allOf(refusalStories)) if (refusal) reached.add(refusal.code);
    expect([...reached].toSorted()).toEqual(refusalCodes.toSorted());
    for (const code of shellCodes) expect(sentenceOf(code, { now: 'n', given: 'g' })).toMatch(/[.]$/);
  });

  it('S7.1 produces every event there is', () => {
    const seen = new Set<string>();
    for (const behaviour of Object.values(lifePlans))
      for (const event of live(behaviour).events) seen.add(event.type);
    const night = livedTo('2026-11-09');
    night.now = '2026-11-10T21:00:00Z';
    const stories: Story[] = [
      story(() => night, engine, { type: 'reachDate' }),
      ...Object.values(commandStories),
      ...Object.values(exceptionStories).flatMap(({ raised }) => raised),
    ];
    for (const { given, by, when, said } of stories) {
      const play = given();
      play.say(by, when, said);
      for (const event of play.events) seen.add(event.type);
    }
    expect([...seen].toSorted()).toEqual(eventTypes.toSorted());
  });

  it('S3.8 reaches every kind of date that there is, and knows what falls due on each', () => {
    const plays = Object.values(commandStories).map(({ given, by, when, said }) => {
      const play = given();
      play.say(by, when, said);
      return play;
    });
    const met = new Set<string | null>();
    for (const { events } of [...Object.values(lifePlans).map((one) => live(one)), ...plays])
      for (const { key } of events.flatMap(({ agenda }) => agenda ?? [])) met.add(kindOf(key));
    expect([...met].toSorted()).toEqual(Object.keys(dateKinds).toSorted());
  });

  it('S7.3 passes over a date of a kind that is no more', () => {
    const { journey, now } = livedTo('2026-11-09');
    expect(kindOf('task-1/of-old')).toBeNull();
    expect(isRelevant(journey, { key: 'task-1/of-old', at: now })).toBe(false);
  });

  it.each(Object.entries(exceptionStories))(
    'S2.9 raises %s, and settles it when it no longer stands',
    (code, story) => {
      const play = story.raised.given();
      play.say(story.raised.by, story.raised.when, story.raised.said);
      const open = () => play.journey.exceptions.filter((one) => one.code === code);
      expect(open()).not.toEqual([]);
      story.settled(play);
      expect(open()).toEqual([]);
    },
  );

  it('S4.3 reaches every end there is', () => {
    const endings: Record<Ending, (typeof lifePlans)[keyof typeof lifePlans]> = {
      passed: lifePlans.onTime,
      'not-passed': lifePlans.failTwice,
      withdrawn: lifePlans.withdrawal,
      rejected: lifePlans.rejected,
      expired: lifePlans.expired,
      lapsed: lifePlans.silence,
    };
    for (const [ending, behaviour] of Object.entries(endings)) {
      expect(live(behaviour).journey.ended?.as).toBe(ending);
    }
  });

  it('S1.8 has no branch on the name of a programme, cohort or element anywhere in the core', () => {
    const names = [
      ...listProgrammes().flatMap(({ id, stages }) => [
        id,
        ...stages.flatMap((stage) => [stage.id, ...stage.elements.map((element) => element.id)]),
      ]),
      ...listCohorts().flatMap(({ id, groups, windows }) => [
        id,
        ...groups.map((one) => one.id),
        ...windows.map((one) => one.id),
      ]),
    ].filter((name) => name !== 'induction');
    const folder = new URL('../../../workflows/journey/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    expect(files.length).toBeGreaterThan(40);
    for (const file of files) {
      const text = readFileSync(new URL(file, folder), 'utf8').replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '');
      for (const name of names) expect([file, text.includes(`'${name}'`)]).toEqual([file, false]);
    }
  });

  it('S3.6 gives nobody but the engine the word of the world', () => {
    const facts = Object.entries(permissions).filter(
      ([, roles]) => roles.length === 1 && roles[0] === 'engine',
    );
    expect(facts.map(([type]) => type)).toContain('placeGranted');
    const body: CommandBody = { type: 'placesFull' };
    expect(commandStories.placesFull.given().refusal(provider, body)?.code).toBe('not-allowed');
  });
});
