/** Who owes what, the next days, and a coach's diary, as tables. */
import type { CoachDiary } from '../../actions/office-day.js';
import type { AheadRow, OwedRow } from '../../reading/office-day.js';
import { inLondon } from './times.js';
import { many } from './plain.js';
import { tableOf } from './table.js';
import { dayWords, londonMoment, whenWords } from './times.js';

const referenceOf = ({ reference, mode }: { reference: string; mode: string }): string =>
  mode === 'rehearsal' ? `${reference} [R]` : reference;

export function owedPage(rows: readonly OwedRow[]): string {
  if (rows.length === 0) return 'Nobody owes anything.\n';
  const table = tableOf(
    ['Due', '', 'Who', 'What', 'Reference', 'Name'],
    rows.map((row) => [
      row.due === null ? null : whenWords(row.due),
      row.overdue ? 'OVERDUE' : '',
      row.who === 'coach' ? (row.coach ?? 'coach') : row.who,
      inLondon(row.what),
      referenceOf(row),
      row.name,
    ]),
  );
  const late = rows.filter(({ overdue }) => overdue).length;
  return `${table}\n${many(rows.length, 'thing')} owed, ${late} overdue.\n`;
}

export function weekPage(rows: readonly AheadRow[]): string {
  if (rows.length === 0) return 'Nothing happens in these days.\n';
  return tableOf(
    ['When', 'What', 'Reference', 'Name', 'Coach'],
    rows.map((row) => [whenWords(row.when), inLondon(row.what), referenceOf(row), row.name, row.coach]),
  );
}

export function diaryPage({ coach, sessions, away }: CoachDiary): string {
  const absences = away.map(
    ({ firstDay, lastDay }) => `Away: ${dayWords(firstDay)} to ${dayWords(lastDay)}, both included.\n`,
  );
  if (sessions.length === 0) return `No session of ${coach} in these days.\n${absences.join('')}`;
  const table = tableOf(
    ['Starts', 'Ends', 'Session', 'With', 'Name'],
    sessions.map((one) => [
      londonMoment(one.starts),
      londonMoment(one.ends).slice(-9),
      one.form === 'group' ? `${one.title} (group)` : one.title,
      referenceOf(one),
      one.name,
    ]),
  );
  return `${table}\n${absences.join('')}`;
}
