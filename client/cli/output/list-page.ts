/** Tables of many participants. */
import type { Caseload } from '../../../store/read-model/caseload.js';
import type { Count, Judged } from '../../../store/read-model/read-model.js';
import type { ListedJourney, ListPage } from '../../reading/many.js';
import { many } from './plain.js';
import { tableOf } from './table.js';
import { dayWords, londonMoment } from './times.js';

export function listPage({ rows, total, next }: ListPage): string {
  if (total === 0) return 'No participants.\n';
  const head = [
    'Reference',
    'Journey',
    'Name',
    'Stage',
    'Status',
    'Waits for',
    'Must act',
    'Done',
    'Next date',
    'Attention',
  ];
  const table = tableOf(head, rows.map(lineOf));
  const more = next === null ? '' : `More: add --after ${next}\n`;
  const counted =
    rows.length === total ? many(total, 'participant') : `${rows.length} of ${many(total, 'participant')}`;
  return `${table}\n${counted}\n${more}`;
}

function lineOf(row: ListedJourney): (string | number | null)[] {
  return [
    row.mode === 'rehearsal' ? `${row.reference} [R]` : row.reference,
    row.journey,
    row.name,
    row.stage,
    row.outcome ?? row.status,
    row.wait === 'none' ? null : row.wait,
    row.wait === 'none' ? null : row.must_act,
    `${row.engagement_done}/${row.engagement_total}`,
    row.next_deadline === null ? null : londonMoment(row.next_deadline),
    row.attention.length === 0 ? null : counted(row.attention),
  ];
}

export function countPage(by: string, counts: readonly Count[]): string {
  if (counts.length === 0) return 'No participants.\n';
  const rows = counts.map(({ value, count }) => [value ?? 'none', count]);
  return tableOf([`By ${by}`, 'Participants'], rows);
}

export function caseloadPage(judged: Judged, loads: readonly Caseload[]): string {
  if (loads.length === 0) return 'No participants.\n';
  const head = ['Coach', 'Participants', 'Deferred', 'Overdue', 'Behind', 'At risk', 'Attention'];
  const rows = loads.map((load) => [
    load.coach ?? 'none yet',
    load.participants,
    load.deferred,
    load.overdue,
    load.behind,
    load.atRisk,
    load.attention,
  ]);
  const on =
    typeof judged === 'string'
      ? dayWords(judged)
      : `${dayWords(judged.live)}, rehearsals by their own clocks`;
  return `${tableOf(head, rows)}\nOn ${on}: journeys that have not ended.\n`;
}

/** Codes once each, with how many there are: `session-not-reported × 3, silent`. */
function counted(codes: readonly string[]): string {
  return [...new Set(codes)]
    .map((code) => {
      const times = codes.filter((one) => one === code).length;
      return times === 1 ? code : `${code} × ${times}`;
    })
    .join(', ');
}
