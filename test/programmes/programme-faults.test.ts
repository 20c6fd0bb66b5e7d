import { describe, expect, it } from 'vitest';
import { parseProgramme } from '../../programmes/parse-programme.js';
import { programmeSchema } from '../../programmes/programme-schema.js';
import { programmeOf } from '../../programmes/catalogue.js';
import { elementOf, programmeBroken } from './broken.js';

/** Sets whatever stands at a path, or takes it away: a definition from a file can hold anything. */
function set(target: object, path: string, value?: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce((at, key) => Reflect.get(at, key) as object, target);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, value);
}

describe('a broken programme', () => {
  it('S1.6 is refused when the hours do not add up, and says by how much', () => {
    expect(programmeBroken((one) => set(one, 'stages.1.elements.0.minutes', 300))).toEqual([
      'hours.event: says 24 hours, but the elements of that kind add up to 23',
    ]);
    expect(programmeBroken((one) => set(one, 'hours.total', 94))).toEqual([
      'hours.total: says 94 hours, but the kinds add up to 90',
    ]);
  });

  it('S1.6 is refused when an id is used twice, wherever it is', () => {
    expect(programmeBroken((one) => set(one, 'stages.4.elements.3.id', 'coaching-2'))).toEqual([
      'stages.4.elements.3.id: the id "coaching-2" is already used at stages.2.elements.3',
    ]);
    expect(programmeBroken((one) => set(one, 'stages.1.elements.1.activities.1.id', 'practice-1-a'))).toEqual(
      [
        'stages.1.elements.1.activities.1.id: the id "practice-1-a" is already used at stages.1.elements.1.activities.0',
      ],
    );
  });

  it('S1.6 is refused when a course comes before the event that introduces it', () => {
    const faults = programmeBroken((one) => one.stages[1]?.elements.reverse());
    expect(faults).toContain('stages.1.elements.2.follows: "event-1" must come before "course-1"');
    expect(faults).toContain('stages.1.elements.1.follows: "course-1" must come before "task-1"');
  });

  it('S1.6 is refused when an element follows nothing that exists, or something of the wrong kind', () => {
    expect(
      programmeBroken((one) => {
        elementOf(one, 'course-2', 'course').follows = 'event-9';
        elementOf(one, 'task-3', 'task').follows = 'event-3';
      }),
    ).toEqual([
      'stages.2.elements.1.follows: names "event-9", which is not an element',
      'stages.3.elements.2.follows: "event-3" must be of kind course',
    ]);
  });

  it('S1.6 is refused when a course cannot be selected from, or its hours not divided', () => {
    expect(programmeBroken((one) => set(one, 'stages.1.elements.1.select', 7))).toEqual([
      'stages.1.elements.1.select: asks for 7 activities, but the course lists 6',
      'stages.1.elements.1.minutes: must divide evenly among 7 activities',
    ]);
    expect(
      programmeBroken((one) => set(one, 'stages.1.elements.1.activities.0.contentArea', 'Poetry')),
    ).toEqual(['stages.1.elements.1.activities.0.contentArea: "Poetry" is not a content area of the stage']);
  });

  it('S1.6 is refused when induction does not come first, or a role is both suitable and not', () => {
    expect(programmeBroken((one) => set(one, 'stages.5.kind', 'induction'))).toEqual([
      'stages.5.kind: only the first stage can be of kind induction',
    ]);
    expect(programmeBroken((one) => one.application.unsuitableRoles.push('senco'))).toEqual([
      'application.unsuitableRoles.4: "senco" is also a suitable role',
    ]);
  });

  it('S1.6 is refused when windows and waits are not positive', () => {
    expect(
      programmeBroken((one) => {
        one.assessment.windowDays = 0;
        one.assessment.outcomeWaitMonths = -4;
        elementOf(one, 'task-1', 'task').dueDays = 0;
      }),
    ).toEqual([
      'stages.1.elements.2.dueDays: must be a positive number of days',
      'assessment.windowDays: must be a positive number of days',
      'assessment.outcomeWaitMonths: must be a positive number of months',
    ]);
  });

  it('S1.6 is refused when the pass mark cannot be reached or the limits are upside down', () => {
    expect(
      programmeBroken((one) => {
        one.assessment.passMark = 21;
        one.assessment.words = { least: 2500, most: 1500 };
        one.chasing.coachDays = 14;
        one.duration.longestMonths = 18;
      }),
    ).toEqual([
      'duration.longestMonths: must be longer than taughtMonths',
      'assessment.words.least: must not be above the most words',
      'assessment.passMark: is 21, but the criteria give 20 at most',
      'chasing.providerDays: must be later than coachDays',
    ]);
  });

  it('S1.6 names every fault at once, of single fields and of sums, each by its path', () => {
    const faults = programmeBroken((one) => {
      set(one, 'title');
      set(one, 'award', null);
      set(one, 'stages.2.elements.0.minuts', 360);
      set(one, 'feePence', -1);
      set(one, 'statutory.from', '2024-02-30');
      set(one, 'fundings', ['lottery']);
      set(one, 'hours.event', 25);
      set(one, 'hours.total', 91);
    });
    expect(faults).toEqual([
      'title: is missing; a string is expected',
      'award: must be an object, not null',
      'stages.2.elements.0.minuts: is not a key that belongs here; check its spelling or take it out',
      'feePence: must be at least 0, not -1',
      'fundings.0: must be one of "scholarship", "school", "trust", "self", "programme"',
      'statutory.from: must be a real day such as 2026-10-20, not "2024-02-30"',
      'hours.event: says 25 hours, but the elements of that kind add up to 24',
    ]);
  });

  it('S1.6 does not judge sums by elements that are themselves broken', () => {
    const faults = programmeBroken((one) => {
      set(one, 'stages.1.elements.0.kind', 'party');
      set(one, 'stages.1.elements.2.minutes', '300');
      set(one, 'assessment.passMark', 99);
    });
    expect(faults).toEqual([
      'stages.1.elements.0.kind: must be one of "induction", "event", "course", "task", "coaching", "review"',
      'stages.1.elements.2.minutes: must be a number, not "300"',
      'assessment.passMark: is 99, but the criteria give 20 at most',
    ]);
  });

  it.each([[null], [undefined], [7], ['npq-senco'], [[]], [{}], [{ stages: [{}] }], [{ stages: {} }]])(
    'S1.6 is refused and not thrown at for %j',
    (input) => {
      const { value, faults } = parseProgramme(input);
      expect(value).toBeNull();
      expect(faults.length).toBeGreaterThan(0);
    },
  );

  it('S1.6 is refused by the schema alone too, for whoever parses with it', () => {
    const copy = structuredClone(programmeOf('npq-senco'));
    copy.hours.event = 25;
    const issues = programmeSchema.safeParse(copy).error?.issues ?? [];
    expect(issues.map(({ path }) => path.join('.'))).toEqual(['hours.event', 'hours.total']);
  });
});
