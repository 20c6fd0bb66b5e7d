import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, londonDate, londonInstant } from '../../workflows/journey/calendar.js';
import type { Command, CommandBody } from '../../workflows/journey/command.js';
import { decide, isRefused } from '../../workflows/journey/decide.js';
import { unbegun } from '../../workflows/journey/evolve.js';
import { nextDeadline } from '../../workflows/journey/rules/dates.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Actor, Instant } from '../../workflows/journey/values.js';
import { lifePlans, live, type Life } from '../../lives/lives.js';
import { engine } from '../../lives/people.js';
import { answersTo } from '../../lives/world.js';
import { Announcements } from './announcements.js';
import { anyActor, anyAsked } from './any-command.js';
import type { Asked } from './asked.js';

type Name = keyof typeof lifePlans;
const names = Object.keys(lifePlans) as Name[];
const lives = new Map(names.map((name) => [name, live(lifePlans[name])]));
const lifeOf = (name: Name): Life => lives.get(name)!;

/** What an addressee was told of without having been told of it before, in a story that begins as a life did. */
class Story {
  readonly told = new Announcements();
  journey: Journey;
  now: Instant;
  private given = 0;
  /** What the world has not answered yet. */
  private open: CommandBody[] = [];

  constructor(life: Life, cut: number) {
    this.journey = unbegun(life.enrolment);
    this.now = life.commands[0]?.at ?? '';
    for (const { command, at } of life.commands.slice(0, cut)) {
      this.now = at;
      this.give(command, false);
    }
  }

  give(command: Command, isAnsweredLate: boolean): void {
    const decision = decide(this.journey, command, this.now);
    if (isRefused(decision)) return;
    this.journey = decision.journey;
    for (const event of decision.events) {
      this.told.take(event, this.journey);
      if (isAnsweredLate) this.open.push(...answersTo(event, this.journey));
    }
  }

  say(body: CommandBody, actor: Actor): void {
    this.give({ ...body, id: `any-${this.given++}`, actor, reason: 'other' }, true);
  }

  answer(): void {
    for (const fact of this.open.splice(0)) this.say(fact, engine);
  }

  wait(days: number | 'deadline'): void {
    const next = nextDeadline(this.journey);
    const until =
      days === 'deadline' ? next?.at : londonInstant(addDays(londonDate(this.now), days), '11:30');
    if (until !== undefined && until > this.now) this.now = until;
  }
}

const anyStory = fc.constantFrom(...names).chain((name) =>
  fc.record({
    name: fc.constant(name),
    cut: fc.nat({ max: lifeOf(name).commands.length }),
    steps: fc.array(
      fc.record({
        asked: anyAsked(lifeOf(name).enrolment.programme),
        actor: anyActor,
        wait: fc.constantFrom<number | 'deadline'>('deadline', 'deadline', 0, 0, 1, 7, 40),
        answers: fc.constantFrom('before', 'after', 'after', 'never'),
      }),
      { minLength: 1, maxLength: 25 },
    ),
  }),
);

const engineSays = (asked: Asked, now: Instant, actor: Actor): Actor =>
  asked(now).type === 'reachDate' ? engine : actor;

describe('S6.5 no mail about what nobody was told of', () => {
  it.each(names)('S6.5 in a whole life: %s', (name) => {
    const life = lifeOf(name);
    expect(new Story(life, life.commands.length).told.complaints).toEqual([]);
  });

  it('S6.5 in any order of commands, with a world that answers late', () => {
    fc.assert(
      fc.property(anyStory, ({ name, cut, steps }) => {
        const story = new Story(lifeOf(name), cut);
        for (const { asked, actor, wait, answers } of steps) {
          story.wait(wait);
          if (answers === 'before') story.answer();
          story.say(asked(story.now), engineSays(asked, story.now, actor));
          if (answers === 'after') story.answer();
        }
        story.answer();
        expect(story.told.complaints).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
