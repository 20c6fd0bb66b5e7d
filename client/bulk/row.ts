/** One person of many, and what became of them: the same for every command that is given to many at once. */
import type { CommandInput, CommandOptions } from '../commands/prepare.js';
import type { Journey } from '../../workflows/journey/state.js';

/** `done-before`: it was so already. `refused`: by the rules or the list; `failed`: a server did not answer. */
export type BulkOutcome = 'done' | 'would-do' | 'done-before' | 'refused' | 'failed';

export interface BulkRow {
  /** The row of the file, as a spreadsheet numbers it; null for who was named otherwise. */
  row: number | null;
  reference: string;
  journey: string | null;
  result: BulkOutcome;
  code: string | null;
  /** What to do next, where it was not done. */
  message: string | null;
}

/** What is to be asked of a journey, one command after another. */
export interface BulkCommands {
  input: CommandInput[];
  /** What it changes, as it is now: said again after another change, it is another command. */
  standing: string;
  options?: Pick<CommandOptions, 'reason' | 'note'>;
}

export type BulkAction =
  BulkCommands | { result: 'done-before' } | { result: 'refused'; code: string; message: string };

/** Somebody named, and what is to be done for them by the state in which they are. */
export interface BulkTarget {
  row: number | null;
  reference: string;
  /** Null with the reason, where the name leads to nobody. */
  journey: string | null;
  refused: { code: string; message: string } | null;
  deed: (state: Journey) => BulkAction;
}

export const refusedAction = (code: string, message: string): BulkAction => ({
  result: 'refused',
  code,
  message,
});
