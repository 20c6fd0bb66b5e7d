import { describe, expect, it } from 'vitest';
import { impactReviewFields, ldrReviewFields } from '../../../programmes/definitions/npq-senco-reviews.js';
import { owedOf } from '../../../workflows/journey/view/owed.js';
import { livedTo } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf } from '../../support/given.js';
import { coach, participant, provider } from '../../../lives/people.js';
import type { Play } from '../../../lives/play.js';
import { partOfLdr, wholeLdr } from '../../../lives/reviews.js';

const review = 'ldr-review';
const agree = { type: 'agreeReview', review } as const;
const own = ldrReviewFields.filter(({ by }) => by !== 'coach').map(({ id }) => id);
const all = ldrReviewFields.map(({ id }) => id);
/** The review has opened, and nobody has written it. */
const unwritten = () => livedTo('2028-01-25');
const owed = (play: Play) =>
  owedOf(play.journey, play.now)
    .filter(({ what }) => what.endsWith('leadership development record'))
    .map(({ who, what }) => `${who}: ${what.split(' ')[0]}`);

/** The same as a journey of before, whose reviews are files. */
function before(play: Play): Play {
  const { programme } = play.journey;
  const stages = programme.stages.map((stage) => ({
    ...stage,
    elements: stage.elements.map((element) =>
      'fields' in element ? { ...element, fields: undefined } : element,
    ),
  }));
  play.journey = { ...play.journey, programme: { ...programme, stages } };
  return play;
}

describe('S3.10 a review is a document with fields, agreed by both', () => {
  it('S3.10 is written by each side, and done once both have agreed to the same version', () => {
    const play = unwritten();
    given(play).when(coach(), agree).refused('review-not-written');
    given(play).when(participant, partOfLdr(own)).then('ReviewWritten');
    given(play).when(participant, agree).refused('review-incomplete');
    const second = partOfLdr(['coach-view'], { filled: all, replaces: 'v-1' }, 'v-2');
    given(play).when(coach(), second).then('ReviewWritten');
    given(play)
      .when(participant, { ...agree, document: 'v-1' })
      .refused('review-changed');
    const [event] = given(play)
      .when(participant, { ...agree, document: 'v-2' })
      .then('ReviewAgreed');
    expect(event).toMatchObject({ side: 'participant', document: 'v-2' });
    given(play).when(participant, agree).nothing();
    given(play).when(coach(), agree).then('ReviewAgreed');
    expect(owed(play)).toEqual([]);
    given(play)
      .when(participant, { ...agree, review: 'event-1' })
      .refused('unknown-element');
  });

  it('S3.10 a change takes the agreements back, also those of both, until the assessment has opened', () => {
    const play = unwritten();
    play.say(provider, wholeLdr('v-1'));
    play.say(participant, agree);
    play.say(coach(), agree);
    const change = partOfLdr(['strengths'], { filled: all, replaces: 'v-1' }, 'v-2');
    given(play).when(participant, change).then('ReviewWritten');
    expect(play.journey.reviews[review]).toMatchObject({ document: 'v-2', agreed: [] });
    play.say(participant, agree);
    play.say(coach(), agree);
    play.journey = { ...play.journey, attempts: livedTo('2028-03-14').journey.attempts };
    const late = partOfLdr(['strengths'], { filled: all, replaces: 'v-2' }, 'v-3');
    given(play).when(participant, late).refused('review-agreed');
  });

  it('S3.10 nobody writes over what the other side has written meanwhile', () => {
    const play = unwritten();
    play.say(participant, partOfLdr(own));
    given(play)
      .when(coach(), partOfLdr(['coach-view'], {}, 'v-2'))
      .refused('review-changed');
    given(play).when(participant, partOfLdr(own)).nothing();
  });

  it('S3.10 a file under another name is no review, and no field is anybody’s but its side’s', () => {
    const play = unwritten();
    const file = { type: 'writeReview', review, document: 'any-file' } as const;
    for (const one of [participant, coach(), provider]) {
      given(play).when(one, file).refused('review-not-structured');
      given(play)
        .when(one, { ...file, review: 'impact-review' })
        .refused('review-not-structured');
    }
    given(play)
      .when(participant, partOfLdr(['coach-view']))
      .refused('field-of-other-side');
    given(play)
      .when(coach(), partOfLdr(['strengths']))
      .refused('field-of-other-side');
    expect(play.refusal(provider, wholeLdr())).toBeNull();
  });

  it('S3.10 no word of it is in an event', () => {
    const play = unwritten();
    const [written] = play.say(participant, partOfLdr(own));
    const { agenda: _, ...event } = written!;
    expect(Object.keys(event).toSorted()).toEqual(
      ['at', 'by', 'cmd', 'document', 'filled', 'n', 'review', 'type'].toSorted(),
    );
  });

  it('S3.8 it is owed by whoever has to write or to agree next', () => {
    const play = unwritten();
    expect(owed(play)).toEqual(['participant: Write', 'coach: Write']);
    play.say(participant, partOfLdr(own));
    expect(owed(play)).toEqual(['coach: Write']);
    play.say(coach(), partOfLdr(['coach-view'], { filled: all, replaces: 'v-1' }, 'v-2'));
    expect(owed(play)).toEqual(['participant: Agree', 'coach: Agree']);
  });

  it('S3.8 the coach is asked for their part twice, then the provider, and the participant never', () => {
    const play = unwritten();
    play.say(participant, partOfLdr(own));
    const began = play.events.length;
    play.on('2028-03-05');
    const events = play.events.slice(began);
    const mail = events.flatMap((event) => mailOf(play, [event]));
    expect(mail.filter((one) => one.startsWith('coach:work-awaited'))).toEqual([
      'coach:work-awaited',
      'coach:work-awaited-again',
    ]);
    expect(play.journey.exceptions.map(({ id }) => id)).toContain('review-not-agreed/ldr-review');
    const nudged = onlyOf(events, 'Nudged').flatMap(({ items }) => items);
    expect(nudged.filter((key) => key.startsWith(`${review}/`))).toEqual([]);
  });

  it('S3.10 the impact review has a document of its own, owed once the session was held', () => {
    const play = livedTo('2028-01-30');
    const parts = impactReviewFields.map(({ id }) => id);
    const contents = { filled: parts, changed: parts, replaces: null };
    const write = { type: 'writeReview', review: 'impact-review', document: 'i-1', contents } as const;
    given(play).when(provider, write).then('ReviewWritten');
    expect(play.journey.elements['impact-review']).toBeUndefined();
    const held = { status: 'held' as const, booking: null, held: play.now, minutes: 60, notes: null };
    play.journey = {
      ...play.journey,
      elements: { ...play.journey.elements, 'impact-review': { status: 'done', on: '2028-01-30' } },
      sessions: { ...play.journey.sessions, 'impact-review': { ...held, missedOn: null } },
    };
    const about = owedOf(play.journey, play.now).filter(({ what }) => what === 'Agree Impact review');
    expect(about.map(({ who }) => who)).toEqual(['participant', 'coach']);
  });

  it('S3.10 the reviews of journeys of before are files, as they were', () => {
    const play = before(unwritten());
    const write = (document: string) => ({ type: 'writeReview', review, document }) as const;
    given(play).when(coach(), write('r-1')).then('ReviewWritten');
    given(play).when(coach(), write('r-1')).nothing();
    given(play).when(coach(), agree).then('ReviewAgreed');
    given(play).when(participant, write('r-2')).then('ReviewWritten');
    expect(play.journey.reviews[review]).toEqual({ document: 'r-2', agreed: [] });
    given(play).when(participant, agree).then('ReviewAgreed');
    given(play).when(coach(), agree).then('ReviewAgreed');
    given(play).when(coach(), write('r-3')).refused('already-done');
  });
});

describe('S3.4 S3.8 feedback that is missing', () => {
  /** Handed in on 24 February, and nobody returns feedback. */
  const waiting = (day: string) => {
    const play = livedTo('2027-02-25');
    return play.on(day);
  };
  const moments = ({ events }: Play) =>
    onlyOf(events, 'DateReached').flatMap(({ items, at }) =>
      items.filter((key) => key.startsWith('task-1/from-coach')).map((key) => `${at.slice(0, 10)} ${key}`),
    );

  it('S3.8 is asked of the coach by the days of the programme, then of the provider', () => {
    const play = waiting('2027-03-26');
    expect(moments(play)).toEqual([
      '2027-03-11 task-1/from-coach',
      '2027-03-17 task-1/from-coach-again',
      '2027-03-24 task-1/from-coach-missing',
    ]);
    expect(play.journey.exceptions.map(({ id }) => id)).toContain('feedback-missing/task-1');
    const about = owedOf(play.journey, play.now).filter(({ what }) => what.startsWith('Return feedback'));
    expect(about).toMatchObject([{ who: 'coach', due: '2027-03-10' }]);
  });

  it('S3.8 is not asked for once it has come, and its question is settled', () => {
    const play = waiting('2027-03-26');
    play.say(coach(), { type: 'returnFeedback', task: 'task-1', document: 'f' });
    expect(play.journey.exceptions.map(({ code }) => code)).not.toContain('feedback-missing');
    const inTime = waiting('2027-03-01');
    inTime.say(coach(), { type: 'returnFeedback', task: 'task-1', document: 'f' });
    expect(moments(inTime.on('2027-03-26'))).toEqual([]);
  });

  it('S3.8 is a question for the provider at once where there is no coach', () => {
    const play = waiting('2027-03-01');
    play.journey = { ...play.journey, coach: null, coachSought: true };
    const events = play.on('2027-03-12').events;
    expect(play.journey.exceptions.map(({ id }) => id)).toContain('feedback-missing/task-1');
    expect(mailOf(play, events)).not.toContain('coach:work-awaited');
    const about = owedOf(play.journey, play.now).filter(({ what }) => what.startsWith('Return feedback'));
    expect(about).toMatchObject([{ who: 'provider', due: '2027-03-10' }]);
  });

  it('S3.8 survives a plan that is made anew, and handing in again gives the coach no new days', () => {
    const play = waiting('2027-03-01');
    play.say(participant, { type: 'submitTask', task: 'task-1', document: 'better' });
    play.say(provider, { type: 'moveGroup', group: 'manchester' }, { reason: 'other' });
    expect(moments(play.on('2027-03-12'))).toEqual(['2027-03-11 task-1/from-coach']);
  });

  it('S4.1 goes on while the participant is away, for it is not theirs', () => {
    const play = waiting('2027-03-01');
    play.say(participant, { type: 'defer', expectedReturn: '2027-06-01' }, { reason: 'illness' });
    expect(moments(play.on('2027-03-12'))).toEqual(['2027-03-11 task-1/from-coach']);
  });
});
