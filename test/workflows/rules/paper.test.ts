/** S5.2: the case study's paper, where it comes or changes while a window is open. */
import { describe, expect, it } from 'vitest';
import { cohortSchema } from '../../../programmes/cohort-schema.js';
import { viewOf } from '../../../workflows/journey/view.js';
import { livedTo } from '../../../lives/beginnings.js';
import { given, mailOf, onlyOf } from '../../support/given.js';
import { autumn, participant, provider } from '../../../lives/people.js';

const inWindow = () => livedTo('2028-03-14', { nothingSubmitted: [1, 2, 3] });
const release = (window = 'window-2028-03', replaces = false) =>
  ({ type: 'releasePaper', window, paper: 'p-1', replaces }) as const;

describe('S5.2 a paper released after the opening', () => {
  it('S5.2 is in the record, is told to the participant, and changes nothing of the journey', () => {
    const play = inWindow();
    const before = viewOf(play.journey, play.now);
    const events = play.say(provider, release());
    expect(onlyOf(events, 'PaperReleased')[0]).toMatchObject({ attempt: 1, paper: 'p-1', replaces: false });
    expect(mailOf(play, events)).toEqual(['participant:paper-released']);
    expect(viewOf(play.journey, play.now)).toEqual({ ...before, n: before.n + 1 });
  });

  it('S5.2 goes to nobody whose window is not open, or is another one', () => {
    const play = inWindow();
    given(play).when(provider, release('window-2028-06')).refused('window-not-open');
    given(play).when(participant, release()).refused('not-allowed');
    play.until('2028-03-21T00:00:00Z');
    given(play).when(provider, release()).refused('window-not-open');
    given(livedTo('2028-03-12')).when(provider, release()).refused('window-not-open');
  });

  it('S1.7 S5.2 a window of a cohort says how its paper gets to people, or does not', () => {
    const [first, ...others] = autumn().windows;
    expect(first?.paper).toBe('sent');
    const { paper: _, ...silent } = first!;
    expect(cohortSchema.parse({ ...autumn(), windows: [silent, ...others] }).windows[0]).toEqual(silent);
    const wrong = { ...autumn(), windows: [{ ...silent, paper: 'by-post' }, ...others] };
    expect(cohortSchema.safeParse(wrong).success).toBe(false);
  });
});
