/** S5.2: a paper that comes or changes while a window is open goes to everybody who has it open, each by a command. */
import type { PaperOnFile } from '../../store/documents/case-papers.js';
import { latestAttempt } from '../../workflows/journey/attempts.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { BulkAction, BulkRow } from '../bulk/row.js';
import type { CommandOptions } from '../commands/prepare.js';
import type { Context } from './context.js';

/** A row for everybody who is sent it now; those who have had it, and those whose window has closed, have none. */
export async function releaseToOpen(
  context: Context,
  paper: PaperOnFile,
  options: Pick<CommandOptions, 'reason' | 'note'>,
): Promise<BulkRow[]> {
  const { cohort, mode, provider } = paper;
  const { openedTo, sentTo } = await import('../../store/documents/case-papers.js');
  const { peopleOf } = await import('../bulk/people.js');
  const { wantedOf } = await import('../bulk/wanted.js');
  const { runBulk } = await import('../bulk/run.js');
  const { people, journeys } = await context.servers.inStore(async (store) => {
    const had = await sentTo(store, paper.sha256);
    const opened = await openedTo(store, paper);
    const among = await peopleOf(store, context.scope, { cohort, mode, provider });
    return { people: among, journeys: opened.filter((journey) => !had.has(journey)) };
  });
  const deed = releasing(paper, options);
  const named = journeys.map((journey) => ({
    row: null,
    reference: journey,
    cells: {},
    refused: null,
    deed,
  }));
  const rows = await runBulk(context, wantedOf(people, named), {});
  return rows.filter(({ result }) => result !== 'done-before');
}

const releasing =
  ({ window, sha256, version }: PaperOnFile, options: Pick<CommandOptions, 'reason' | 'note'>) =>
  (journey: Journey): BulkAction => {
    const attempt = latestAttempt(journey);
    if (attempt?.window !== window || attempt.closed || journey.status !== 'active') {
      return { result: 'done-before' };
    }
    const input = { type: 'releasePaper', window, paper: sha256, replaces: version > 1 } as const;
    return { input: [input], standing: `${attempt.opened} ${version}`, options };
  };
