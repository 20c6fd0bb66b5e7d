/** S5.2, S5.3: when a case study arrived, and what the provider can put right about it. */
import { describe, expect, it } from 'vitest';
import { arrangements } from '../../../workflows/effects.js';
import { livedTo } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf, typesOf } from '../../support/given.js';
import { assessor, participant, provider } from '../../../lives/people.js';
import type { Play } from '../../../lives/play.js';

const submit = (document: string, arrived: string) =>
  ({ type: 'submitCaseStudy', document, words: 2000, arrived }) as const;
const correct = (document: string, corrected: string) =>
  ({ type: 'correctArrival', document, words: 2000, corrected }) as const;
const said = { reason: 'server-away' };
/** The window is open until the midnight after 20 March 2028. */
const inWindow = () => livedTo('2028-03-14', { nothingSubmitted: [1, 2, 3] });
const IN_TIME = '2028-03-20T23:58:00Z';
const LATE = '2028-03-21T00:03:00Z';

describe('S5.3 an arrival put right', () => {
  it('S5.3 takes what the door had called late, and the participant gets the receipt', () => {
    const play = inWindow();
    play.until(LATE);
    given(play).when(participant, submit('d', LATE)).refused('submission-late');
    given(play).when(participant, correct('d', IN_TIME), said).refused('not-allowed');
    given(play).when(provider, correct('d', IN_TIME)).refused('reason-needed');
    const events = play.say(provider, correct('d', IN_TIME), said);
    expect(onlyOf(events, 'ArrivalCorrected')).toEqual([
      expect.objectContaining({ was: null, arrived: IN_TIME, document: 'd', reason: 'server-away' }),
    ]);
    expect(mailOf(play, events)).toContain('participant:submission-received');
    expect(play.journey.attempts[0]).toMatchObject({ submission: { document: 'd', arrived: IN_TIME } });
    expect(play.journey.attempts[0]?.script).not.toBeNull();
  });

  it('S5.3 says of what was taken when it really arrived, and nothing if it was so already', () => {
    const play = inWindow();
    play.say(participant, submit('d', '2028-03-14T23:00:00Z'));
    given(play).when(provider, correct('d', '2028-03-14T22:00:00Z'), said).then('ArrivalCorrected');
    expect(play.journey.attempts[0]?.submission?.arrived).toBe('2028-03-14T22:00:00Z');
    given(play).when(provider, correct('d', '2028-03-14T22:00:00Z'), said).nothing();
  });

  it('S5.3 keeps the later of two in time, whichever was put right', () => {
    const play = inWindow();
    play.say(participant, submit('newer', '2028-03-14T22:00:00Z'));
    given(play).when(provider, correct('older', '2028-03-14T21:00:00Z'), said).then('ArrivalCorrected');
    expect(play.journey.attempts[0]?.submission?.document).toBe('newer');
  });

  it('S5.3 is refused outside the window, in the future, and once somebody has marked', () => {
    const play = inWindow();
    given(play).when(provider, correct('d', '2028-03-15T09:00:00Z'), said).refused('in-the-future');
    given(play).when(provider, correct('d', '2028-03-12T09:00:00Z'), said).refused('window-not-open');
    play.until(LATE);
    given(play).when(provider, correct('d', LATE), said).refused('submission-late');
    const marked = livedTo('2028-04-20');
    given(marked).when(provider, correct('d', IN_TIME), said).refused('window-not-open');
  });
});

describe('S5.3 what arrived in time and was read after the close', () => {
  const later = (play: Play) =>
    play.say(participant, submit('newer', '2028-03-20T23:30:00Z'), { id: 'read-later' });

  it('S5.3 takes the place of the script that was given out and is not marked', () => {
    const play = inWindow();
    play.say(participant, submit('older', '2028-03-14T22:00:00Z'));
    play.until('2028-03-21T09:00:00Z');
    const events = later(play);
    const asked = events.flatMap((event) => arrangements(event, play.journey)).map(({ effect }) => effect);
    expect(asked).toEqual([{ do: 'replace', script: 'j-0001-1' }]);
    expect(mailOf(play, events)).toEqual(['participant:submission-received', 'assessor:script-replaced']);
    expect(play.journey.attempts[0]?.submission?.document).toBe('newer');
  });

  it('S5.3 voids a mark of other bytes, and takes one of the version that everybody marks', () => {
    const play = inWindow();
    play.say(participant, submit('older', '2028-03-14T22:00:00Z'));
    play.until('2028-03-21T09:00:00Z');
    later(play);
    const marker = assessor(play.journey.attempts[0]!.marks[0]!.assessor);
    const criteria = play.journey.programme.assessment.criteria;
    const scores = Object.fromEntries(criteria.map(({ id }) => [id, 3]));
    const mark = { type: 'recordMark', script: 'j-0001-1', scores } as const;
    given(play)
      .when(marker, { ...mark, document: 'older' })
      .refused('script-replaced');
    expect(typesOf(play.say(marker, { ...mark, document: 'newer' }))).toContain('Marked');
    expect(play.refusal(participant, submit('newest', '2028-03-20T23:40:00Z'))?.code).toBe('window-not-open');
  });
});
