import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { londonMoment, dayWords, hoursWords } from '../../client/cli/output/times.js';
import { jsonText, bar, shown } from '../../client/cli/output/plain.js';
import { showPage } from '../../client/cli/output/show-page.js';
import { tableOf } from '../../client/cli/output/table.js';
import { timelinePage } from '../../client/cli/output/timeline-page.js';
import { reportCsv } from '../../client/enrolment/report.js';
import { csvLine, safeCell } from '../../client/reading/csv.js';
import { exportLines } from '../../client/reading/export.js';
import { readingFrom, stateFrom } from '../../client/reading/view.js';
import { receiptFrom } from '../../client/reading/record.js';
import { timelineFrom } from '../../client/reading/timeline.js';
import { rowOf } from '../../store/read-model/journey-row.js';
import { addDays } from '../../workflows/journey/calendar.js';
import { live } from '../../lives/lives.js';

const life = live();
const record = { enrolment: life.enrolment, events: life.events };
const reading = (at: string) => readingFrom(stateFrom(record, at), at);

describe('S6.3 times as people read them', () => {
  it('S6.3 shows London time with the zone, summer and winter, on every host', () => {
    expect(londonMoment('2026-11-03T16:00:00Z')).toBe('Tue 3 Nov 2026, 16:00 GMT');
    expect(londonMoment('2026-07-01T22:59:59Z')).toBe('Wed 1 Jul 2026, 23:59 BST');
    expect(londonMoment('2026-10-25T00:30:00Z')).toBe('Sun 25 Oct 2026, 01:30 BST');
    expect(londonMoment('2026-10-25T01:30:00Z')).toBe('Sun 25 Oct 2026, 01:30 GMT');
    expect(dayWords('2028-02-29')).toBe('Tue 29 Feb 2028');
    expect([0, 60, 90, 5400].map(hoursWords)).toEqual(['0 h', '1 h', '1 h 30 min', '90 h']);
  });
});

describe('S6.3 the page of one participant', () => {
  it('S6.3 says where, why, what next and when, who must act, engagement, hours, and dates ahead', () => {
    const page = showPage(reading('2027-03-01T12:00:00Z'), null, 100);
    for (const label of [
      'Where',
      'Why',
      'Who must act',
      'Next',
      'Engagement',
      'Hours',
      'Pace',
      'Statutory',
    ]) {
      expect(page).toMatch(new RegExp(`^${label} `, 'm'));
    }
    expect(page).toContain('person not on file');
    expect(page).toMatch(/\d+ of 27 \(\d+ %\), 25 needed/);
    expect(page).toContain('Dates ahead');
  });

  it('S3.8 says who owes the earliest overdue thing, and what it is', () => {
    const booked = life.events.find((event) => event.type === 'SessionBooked');
    if (booked?.type !== 'SessionBooked') throw new Error('a session is booked in every life');
    const events = record.events.filter(({ at }) => at < booked.ends);
    const at = `${addDays(booked.ends.slice(0, 10), 1)}T12:00:00Z`;
    expect(showPage(readingFrom(stateFrom({ ...record, events }, at), at), null, 100)).toMatch(
      /^Who must act +coach: Report whether Group coaching took place, due .*OVERDUE$/m,
    );
  });

  it('S6.3 shows the end, and S8.1 marks a rehearsal', () => {
    const { view, ...rest } = reading('2029-12-31T12:00:00Z');
    expect(showPage({ view, ...rest }, null, 100)).toMatch(/Ended +passed on /);
    expect(showPage({ ...rest, view: { ...view, mode: 'rehearsal' } }, null, 100)).toContain('[REHEARSAL]');
  });

  it('S6.3 draws engagement with a mark at what is needed', () => {
    expect(bar(0, 27, 25)).toBe(`${'░'.repeat(25)}|${'░'.repeat(2)}`);
    expect(bar(27, 27, 25)).toBe(`${'█'.repeat(25)}|${'█'.repeat(2)}`);
    expect(bar(0, 0, 0)).toBe('');
  });

  it('S6.3 gives every event of a whole journey its words, and no control character a terminal', () => {
    const page = timelinePage(timelineFrom(record, { messages: [], notes: [] }));
    expect(page).not.toContain('undefined');
    expect(page).not.toContain('[object');
    expect(page.split('\n').length).toBeGreaterThan(record.events.length);
    expect(shown('a\u001b[31mb\r\nc\u202Ed')).toBe('a [31mb  c d');
    const value = { name: 'a\u001b[31m\u009b1m\u202E\n\ud800 b' };
    for (const text of [jsonText(value), jsonText(value, 2)]) {
      expect(JSON.parse(text)).toEqual(value);
      expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202E/u);
    }
    expect(tableOf(['Name'], [['\u001b]0;x\u0007'], [null]])).not.toContain('\u001b]0');
  });

  it('S3.6 finds the first receipt of a command in the record', () => {
    const [first] = record.events;
    const receipt = receiptFrom(record, first!.cmd);
    expect(receipt).toMatchObject({ at: first!.at, stage: 'application', status: 'applying' });
    expect(receipt?.events[0]).toEqual({ n: 1, type: 'Enrolled' });
    expect(receiptFrom(record, 'never-sent')).toBeNull();
  });
});

describe('S6.3 CSV that a spreadsheet never runs', () => {
  it.each(['=1+1', '+44', '-1', '@x', ' =1', '\t=1', '\u00a0=1', '＝1', '|calc', '\u200b=1'])(
    'S6.3 takes the power from %j',
    (text) => {
      expect(safeCell(text)).toBe(`'${text}`);
      expect(parse(csvLine([text]))[0]).toEqual([`'${text}`]);
    },
  );

  it('S6.3 leaves everything else as it is, quoted where it must be', () => {
    const cells = ['O’Brien, "Zoë"', 'two\nlines', '2026-10-20', '0012345', 'a=b'];
    expect(parse(csvLine(cells))[0]).toEqual(cells);
    expect(csvLine([-1, null, true, 3])).toBe('-1,,true,3\r\n');
  });

  it('S6.3 exports rows as CSV with a header, and as JSON Lines, with names only when asked', async () => {
    const row = { ...rowOf(life.journey), must_act: 'engine', name: '=Zoë' };
    const lines = async (format: 'csv' | 'jsonl', names: boolean) => {
      const found: string[] = [];
      for await (const line of exportLines(rows(), format, names)) found.push(line);
      return found;
    };
    async function* rows() {
      yield row;
    }
    const [csv] = parse<Record<string, string>>((await lines('csv', true)).join(''), { columns: true });
    expect(csv).toMatchObject({ journey: row.journey, outcome: 'passed', name: "'=Zoë" });
    expect((await lines('csv', false)).join('')).not.toContain('Zoë');
    const [json = ''] = await lines('jsonl', false);
    expect(JSON.parse(json)).toMatchObject({ journey: row.journey, engagement_total: 27, attention: [] });
    expect(json).not.toContain('Zoë');
  });

  it('S6.1 reports every row with a mark for spreadsheets', () => {
    const result = { journey: null, result: 'rejected', warnings: [] } as const;
    const results = [{ row: 2, reference: '=x', ...result, warnings: [], reasons: ['one', 'two'] }];
    const csv = reportCsv(results, [{ cells: { reference: '=x' } }]);
    expect(csv.startsWith('\uFEFFrow,reference,')).toBe(true);
    expect(csv).toContain("2,'=x,,rejected,one | two,");
  });
});
