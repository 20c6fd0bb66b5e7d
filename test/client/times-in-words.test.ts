/** Whatever an office reads has its times in London and its days in words; only programs are given UTC (S3.5). */
import { describe, expect, it } from 'vitest';
import { inLondon } from '../../client/cli/output/times.js';
import { JourneyRefused } from '../../client/errors.js';
import { eventWords, titlesOf } from '../../client/reading/event-words.js';
import { autumn, enrolmentIn, spring } from '../../lives/people.js';
import type { EventOf } from '../../workflows/journey/event.js';
import { journeyId, run } from './support/terminal.js';

const moved = (was: string, starts: string) =>
  ({
    ...{ n: 9, at: '2027-04-01T09:00:00Z', by: 'engine:diary', cmd: 'fact/1', type: 'SessionMoved' },
    ...{ session: 'coaching-1', was, booking: 'b', coach: 'coach-07', starts, ends: starts, sequence: 1 },
  }) as EventOf<'SessionMoved'>;

describe('S3.5 times as people read them', () => {
  it('S3.5 turns moments and days of a sentence into words, and leaves ids alone', () => {
    expect(inLondon('closes at 2028-03-21T00:00:00Z; back on 2027-06-01.')).toBe(
      'closes at Tue 21 Mar 2028, 00:00 GMT; back on Tue 1 Jun 2027.',
    );
    for (const id of ['window-2028-03-13', 'npq-senco-2026-autumn', 'outcome/2028-03-13', 'jny-2028-03-13-x'])
      expect(inLondon(id)).toBe(id);
  });

  it('S3.5 a session of which something else has changed has not "moved" to the same time', () => {
    const title = (id: string) => id;
    const same = eventWords(moved('2027-04-27T15:00:00Z', '2027-04-27T15:00:00Z'), title);
    expect(same).toBe('coaching-1 changed, at the same time: 2027-04-27T15:00:00Z, with coach-07');
    expect(eventWords(moved('2027-04-27T15:00:00Z', '2027-04-28T15:00:00Z'), title)).toContain('moved from');
  });

  it('S3.6 a refusal is read with its dates in words, and programs get them as they are', async () => {
    const message = 'The participant withdrew on 2027-05-17. Reinstate the journey first.';
    const command = () => Promise.reject(new JourneyRefused('journey-withdrawn', message));
    const read = await run(['accept', journeyId], { command });
    expect(read.err).toContain('withdrew on Mon 17 May 2027. Reinstate');
    const { err } = await run(['accept', journeyId, '--json'], { command });
    expect(err).toContain('withdrew on 2027-05-17.');
  });
});

describe('S6.3 what people read has no ids where a name will do', () => {
  it('S5.2 a window is called by the month in which it opens', () => {
    expect(inLondon('notice that window-2028-09 opens soon')).toBe(
      'notice that the assessment window of September 2028 opens soon',
    );
    expect(inLondon('message/12/window-2028-09/opens')).toBe('message/12/window-2028-09/opens');
  });

  it('S4.4 groups and cohorts are called by their titles, of whichever cohort they are', () => {
    const { programme, cohort } = enrolmentIn(autumn());
    const title = titlesOf(programme, [cohort, spring()]);
    const group = cohort.groups[0]!;
    const allocated = {
      type: 'GroupAllocated',
      group: group.id,
      because: 'nearest',
    } as EventOf<'GroupAllocated'>;
    expect(eventWords(allocated, title)).toBe(`Group ${group.title} (nearest)`);
    const changed = { type: 'CohortChanged', cohort: spring() } as EventOf<'CohortChanged'>;
    expect(eventWords(changed, title)).toBe(`Moved to the cohort ${spring().title}`);
  });
});
