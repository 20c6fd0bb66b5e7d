import { describe, expect, it } from 'vitest';
import { programmeOf } from '../../programmes/catalogue.js';
import { countOf, engagementTarget } from '../../programmes/engagement.js';
import type { ElementKind } from '../../programmes/schema.js';

const npq = programmeOf('npq-senco');
const elements = npq.stages.flatMap((stage) => stage.elements);
const of = <K extends ElementKind>(kind: K) =>
  elements.filter((one): one is Extract<typeof one, { kind: K }> => one.kind === kind);
const hours = (kind: ElementKind) => of(kind).reduce((sum, { minutes }) => sum + minutes, 0) / 60;
const cycles = npq.stages.filter(({ kind }) => kind === 'cycle');

describe('the NPQ for SENCOs', () => {
  it('S1.1 is taught for 18 months, waits up to 4 for the outcome, and awards 60 credits', () => {
    expect(npq.duration).toEqual({ taughtMonths: 18, longestMonths: 36 });
    expect(npq.assessment.outcomeWaitMonths).toBe(4);
    expect(npq.award.mastersCredits).toBe(60);
  });

  it('S1.2 has 90 hours: induction 2, events 24, study 38, tasks 20, coaching 6', () => {
    expect(hours('induction')).toBe(2);
    expect(of('event').map(({ minutes }) => minutes)).toEqual([360, 360, 360, 360]);
    expect(hours('course')).toBe(38);
    expect(of('task').map(({ minutes }) => minutes)).toEqual([300, 300, 300, 300]);
    expect(hours('coaching')).toBe(6);
    expect(elements.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(90 * 60);
    expect(npq.hours.total).toBe(90);
  });

  it('S1.3 has four cycles, each with its content areas', () => {
    expect(cycles.map(({ title, contentAreas }) => [title, ...contentAreas])).toEqual([
      ['Preparing to Practice', 'Implementation', 'Statutory Framework'],
      ['SEN in Schools', 'Identification of Need', 'Teaching', 'Statutory Framework'],
      ['Leading SEN', 'Leading and Managing Provision', 'Professional Development'],
      ['Culture and Ethos', 'School Culture', 'Behaviour'],
    ]);
  });

  it('S1.4 gives each cycle an event before its course, three activities to select, and a task', () => {
    for (const [index, cycle] of cycles.entries()) {
      const number = index + 1;
      expect(cycle.elements.map(({ id }) => id)).toEqual([
        `event-${number}`,
        `course-${number}`,
        `task-${number}`,
        `coaching-${number}`,
      ]);
    }
    for (const course of of('course')) {
      expect(course.select).toBe(3);
      expect(course.activities.length).toBeGreaterThan(3);
    }
    expect(of('course').map(({ follows }) => follows)).toEqual(['event-1', 'event-2', 'event-3', 'event-4']);
    expect(of('task').map(({ follows }) => follows)).toEqual([
      'course-1',
      'course-2',
      'course-3',
      'course-4',
    ]);
  });

  it('S1.4 offers at least one practice activity for every content area of a cycle', () => {
    for (const { contentAreas, elements: own } of cycles) {
      const course = own.find(({ kind }) => kind === 'course');
      const offered =
        course?.kind === 'course' ? course.activities.map(({ contentArea }) => contentArea) : [];
      expect(new Set(offered)).toEqual(new Set(contentAreas));
    }
  });

  it('S1.5 plans four one-to-one hours and two group hours of coaching', () => {
    const plan = of('coaching').map(({ id, form, follows, impactReview }) => ({
      id,
      form,
      follows,
      impactReview,
    }));
    expect(plan).toEqual([
      { id: 'coaching-induction', form: 'one-to-one', follows: null, impactReview: false },
      { id: 'coaching-1', form: 'one-to-one', follows: 'task-1', impactReview: false },
      { id: 'coaching-2', form: 'group', follows: null, impactReview: false },
      { id: 'coaching-3', form: 'one-to-one', follows: 'task-3', impactReview: false },
      { id: 'coaching-4', form: 'group', follows: null, impactReview: false },
      { id: 'impact-review', form: 'one-to-one', follows: null, impactReview: true },
    ]);
    expect(of('coaching').every(({ minutes }) => minutes === 60)).toBe(true);
  });

  it('S2.4 knows suitable and unsuitable roles, and leaves classroom teachers to be investigated', () => {
    const { suitableRoles, unsuitableRoles } = npq.application;
    for (const role of [
      'senco',
      'headteacher',
      'deputy-headteacher',
      'head-of-year',
      'head-of-early-years',
    ]) {
      expect(suitableRoles).toContain(role);
    }
    expect(unsuitableRoles).toEqual([
      'early-career-teacher',
      'unqualified-teacher',
      'teaching-assistant',
      'higher-level-teaching-assistant',
    ]);
    expect([...suitableRoles, ...unsuitableRoles]).not.toContain('classroom-teacher');
  });

  it('S2.5 has a duty of three years for posts since 1 September 2009, with warnings at 12, 6 and 3 months', () => {
    expect(npq.statutory).toMatchObject({ from: '2009-09-01', years: 3, warnMonths: [12, 6, 3] });
  });

  it('S2.7 costs £1,298 where no funding pays it', () => {
    expect(npq.feePence).toBe(129_800);
  });

  it('S3.7 counts 27 elements, of which 25 open the summative stage', () => {
    const counts = (kind: ElementKind) => of(kind).reduce((sum, one) => sum + countOf(one, npq), 0);
    expect(counts('review')).toBe(1);
    expect(counts('event')).toBe(4);
    expect(counts('course')).toBe(12);
    expect(counts('task')).toBe(4);
    expect(counts('coaching')).toBe(6);
    expect(counts('induction')).toBe(0);
    expect(engagementTarget(npq)).toEqual({ counted: 27, needed: 25 });
  });

  it('S5.2 S5.3 assesses by a case study of 1,500 to 2,500 words in eight days', () => {
    const { windowDays, words, attempts } = npq.assessment;
    expect({ windowDays, words, attempts }).toEqual({
      windowDays: 8,
      words: { least: 1500, most: 2500 },
      attempts: 2,
    });
  });
});
