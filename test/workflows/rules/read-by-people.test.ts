/** S6.3, S3.5: what people read names elements by their titles and days in words; ids and UTC are for programs. */
import { describe, expect, it } from 'vitest';
import { showPage } from '../../../client/cli/output/show-page.js';
import { inLondon } from '../../../client/cli/output/times.js';
import { timelinePage } from '../../../client/cli/output/timeline-page.js';
import { timelineFrom } from '../../../client/reading/timeline.js';
import { readingFrom } from '../../../client/reading/view.js';
import { fold } from '../../../workflows/journey/evolve.js';
import { elementsOf } from '../../../workflows/journey/lookup.js';
import { refusalSentences } from '../../../workflows/journey/refusal.js';
import { exceptionSentences } from '../../../workflows/journey/view/sentences.js';
import { letterOf } from '../../activities/messages/support/letters.js';
import { everyOccasion, occasionOf } from '../../activities/messages/support/occasions.js';
import { livedTo } from '../../../lives/beginnings.js';
import { given } from '../../support/given.js';
import { lifePlans, live } from '../../../lives/lives.js';
import { provider } from '../../../lives/people.js';

const utc = /\d{4}-\d\d-\d\dT\d\d:/;
const lives = Object.entries(lifePlans).map(([name, behaviour]) => ({ name, ...live(behaviour) }));
/** Ids that a person never types as words: `course-1`, `window-2028-03`; not in brackets, where commands quote them. */
const idsIn = (text: string, ids: readonly string[]): string[] => {
  const plain = text.replaceAll(/\[[^\]]*\]/g, '');
  return ids.filter((id) => /-\d/.test(id) && new RegExp(`(?<![\\w/-])${id}(?![\\w-])`).test(plain));
};

describe('what people read', () => {
  it('S6.5 no message names an element or a window by its id, or a moment in UTC', () => {
    for (const one of everyOccasion()) {
      const { journey } = one.context;
      const ids = [...elementsOf(journey.programme), ...journey.cohort.windows].map(({ id }) => id);
      const { subject, text } = letterOf(one);
      // A coach quotes the id of a session in a report.
      const said = `${subject}\n${text.replaceAll(/^Session id: .*$/gm, '')}`;
      expect(idsIn(said, ids), one.key.key).toEqual([]);
      expect(said, one.key.key).not.toMatch(utc);
    }
  });

  it('S1.8 nothing that is written about a network meeting calls it coaching', () => {
    const about = everyOccasion().filter(({ key }) => key.about?.startsWith('network-'));
    expect(about.length).toBeGreaterThan(5);
    for (const one of about) {
      const { subject, text, files } = letterOf(one);
      expect(`${subject}\n${text}\n${files.map(({ content }) => content).join()}`, one.key.key).not.toMatch(
        /coaching/i,
      );
    }
  });

  it('S6.3 the timeline of every life has titles and London words', () => {
    for (const { name, enrolment, events } of lives) {
      const { programme, cohort } = enrolment;
      const ids = [...elementsOf(programme), ...cohort.windows].map(({ id }) => id);
      const page = timelinePage(timelineFrom({ enrolment, events }, { messages: [], notes: [] }));
      expect(idsIn(page, ids), name).toEqual([]);
      expect(page, name).not.toMatch(utc);
    }
  });

  it('S5.1 what is missing for the gate is shown by its title', () => {
    const play = livedTo('2028-04-03', { silentFrom: '2027-12-01' });
    const { out, why } = shown(play.enrolment, play.events, play.now);
    expect(why).toMatch(/^Missing for the gate: /);
    expect(
      idsIn(
        out,
        elementsOf(play.journey.programme).map(({ id }) => id),
      ),
    ).toEqual([]);
    expect(out).not.toMatch(utc);
  });

  it('S3.6 a refusal after the end names the day in London, not in UTC', () => {
    const play = livedTo('9999-12-31');
    play.journey = { ...play.journey, ended: { as: 'passed', why: 'passed', at: '2028-06-20T23:30:00Z' } };
    const refusal = play.refusal(provider, { type: 'accept' });
    expect(inLondon(refusal?.message ?? '')).toContain('ended on Wed 21 Jun 2028');
    given(play).when(provider, { type: 'accept' }).refused('journey-ended');
  });

  it('S3.6 no sentence of a refusal or a question has a moment or an id of its own', () => {
    for (const sentence of Object.values({ ...refusalSentences, ...exceptionSentences }))
      expect(sentence).not.toMatch(/\d{4}-\d\d-\d\d|\b(course|event|task|window)-\d/);
  });

  it('S5.3 a receipt for what was read after the close does not say that it may be replaced', () => {
    const late = occasionOf(
      'submission-received',
      ({ context: { event, journey } }) =>
        event.type === 'CaseStudySubmitted' &&
        !journey.attempts.some(({ number, closes }) => number === event.attempt && event.at < closes),
    );
    const { text } = letterOf(late);
    expect(text).toContain('it can no longer be replaced');
    expect(text).not.toContain('You may replace it');
  });
});

function shown(enrolment: Parameters<typeof fold>[0], events: Parameters<typeof fold>[1], at: string) {
  const reading = readingFrom(fold(enrolment, events), at);
  return { out: showPage(reading, null, 100), why: reading.view.wait.why };
}
