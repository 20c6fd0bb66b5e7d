/** From what an office names (a file, references, or everybody who waits for it) to one wish for each person. */
import type { ListRow } from './list.js';
import type { People } from './people.js';
import type { BulkAction, BulkTarget } from './row.js';
import type { Journey } from '../../workflows/journey/state.js';

export interface NamedTarget extends ListRow {
  deed: (state: Journey) => BulkAction;
  /** What is wrong with the row itself. */
  refused: { code: string; message: string } | null;
}

/** Each person once: what a later row says of somebody is left to whoever wrote the list. */
export function wantedOf(
  people: People,
  named: readonly (Omit<NamedTarget, 'row'> & { row: number | null })[],
): BulkTarget[] {
  const first = new Map<string, number | null>();
  return named.map(({ row, reference, deed, refused }) => {
    const found = people.find(reference);
    if ('code' in found) return { row, reference, journey: null, refused: found, deed };
    const { journey } = found;
    const earlier = first.get(journey);
    if (earlier !== undefined) {
      const where = earlier === null ? 'before' : `in row ${earlier}`;
      const twice = {
        code: 'named-twice',
        message: `The same person is named ${where}: leave one of the two out.`,
      };
      return { row, ...found, refused: twice, deed };
    }
    first.set(journey, row);
    return { row, ...found, refused, deed };
  });
}
