/** Windows with their papers, and what putting one came to. */
import type { PaperKept, WindowPaper } from '../../actions/case-papers.js';
import type { Mode } from '../../../workflows/journey/values.js';
import { bulkPage } from './bulk-page.js';
import { page } from './plain.js';
import { tableOf } from './table.js';
import { londonMoment } from './times.js';

export function papersPage(windows: readonly WindowPaper[], mode: Mode): string {
  if (windows.length === 0) return 'No window that you may see.\n';
  return tableOf(
    ['Provider', 'Window', 'Opens', 'Paper', 'Version', 'Bytes', 'Put', 'SHA-256'],
    windows.map(({ provider, window, opens, way, paper }) => [
      provider,
      window,
      opens,
      paper?.kind ?? absent(way, mode),
      paper?.version ?? null,
      paper?.bytes ?? null,
      paper && londonMoment(paper.at),
      paper?.sha256 ?? null,
    ]),
  );
}

function absent(way: WindowPaper['way'], mode: Mode): string {
  if (mode === 'rehearsal') return 'invented';
  return way === 'sent' ? 'missing' : 'in the learning environment';
}

export function keptPage({ paper, released }: PaperKept): string {
  const { cohort, window, kind, version, bytes, sha256, mode } = paper;
  const lines = page([
    `Paper of ${window}: ${kind}, ${bytes} bytes, version ${version}`,
    `SHA-256 ${sha256}`,
    ...(released.length === 0 ? [] : ['It goes to whoever has the window open:']),
  ]);
  return released.length === 0 ? lines : `${lines}${bulkPage(cohort, mode, released)}`;
}
