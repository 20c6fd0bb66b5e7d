/** S6.4: a script to be read beside its criteria. Nothing in the answer leads to whoever wrote it. */
import type { Programme } from '../../programmes/schema.js';
import type { AllocatedScript } from '../../store/marking/queue.js';
import type { Day, MarkerRole } from '../../workflows/journey/values.js';
import { recordHalf, type Context } from './context.js';

export interface OpenedScript {
  candidate: string;
  /** `docx`, `pdf` or `text`. */
  kind: string;
  /** By the published rule (S5.3). */
  words: number;
  bytes: Uint8Array;
}

export interface ScriptReading extends OpenedScript {
  role: MarkerRole;
  /** The last day for the mark, Europe/London. */
  due: Day;
  isMarked: boolean;
  criteria: Programme['assessment']['criteria'];
  /** The text of the copy, a line a paragraph; null where it can only be read as a file. */
  text: string | null;
}

export async function scriptBeside(
  context: Context,
  { journey, role, due, marked }: AllocatedScript,
  copy: OpenedScript,
): Promise<ScriptReading> {
  const { recordOrRefuse } = await recordHalf();
  const { stateFrom } = await import('../reading/view.js');
  const record = await context.servers.inStore((store) => recordOrRefuse(store, context.scope, journey));
  const { criteria } = stateFrom(record, null).programme.assessment;
  return { ...copy, role, due, isMarked: marked !== null, criteria, text: await textOf(copy) };
}

async function textOf({ bytes, kind }: OpenedScript): Promise<string | null> {
  const { DocumentRefused, readDocument } = await import('../../documents/read-document.js');
  const extension = kind === 'text' ? 'txt' : kind;
  try {
    return (await readDocument(bytes, `copy.${extension}`, { withText: true })).text ?? null;
  } catch (error) {
    if (error instanceof DocumentRefused) return null;
    throw error;
  }
}
