/** Who was there, as a register says it: by a file, by names, and by what holds for the others of the group. */
import type { Context } from '../actions/context.js';
import { BadInput } from '../errors.js';
import { attendsWith, type Register } from './deeds.js';
import { readList } from './list.js';
import type { People } from './people.js';

export interface RegisterEntry {
  row: number | null;
  reference: string;
  cells: Readonly<Record<string, string>>;
  attended: boolean;
  refused: { code: string; message: string } | null;
}

export interface RegisterSaid {
  present: readonly string[];
  absent: readonly string[];
  file?: Uint8Array | undefined;
  others?: 'present' | 'absent' | undefined;
}

const yes = new Set(['yes', 'y', 'true', '1', 'x', '✓', 'present', 'attended']);
const no = new Set(['no', 'n', 'false', '0', 'absent', 'missed', 'apologies']);

export async function attendedIn(
  context: Context,
  people: People,
  day: Register,
  { present, absent, file, others }: RegisterSaid,
): Promise<RegisterEntry[]> {
  const said = [
    ...(file ? readList(file, ['attended']).map(rowOf) : []),
    ...present.map((reference) => named(reference, true)),
    ...absent.map((reference) => named(reference, false)),
  ];
  if (said.length === 0 && others === undefined) {
    throw new BadInput(['Say who was there: names, a file, or what holds for everybody of the group.']);
  }
  if (others === undefined) return said;
  const known = new Set(
    said.flatMap(({ reference }) => {
      const found = people.find(reference);
      return 'journey' in found ? [found.journey] : [];
    }),
  );
  const rest = (await expected(context, people, day)).filter((journey) => !known.has(journey));
  return [...said, ...rest.map((journey) => named(journey, others === 'present'))];
}

const named = (reference: string, attended: boolean): RegisterEntry => ({
  row: null,
  reference,
  cells: {},
  attended,
  refused: null,
});

function rowOf({
  row,
  reference,
  cells,
}: {
  row: number;
  reference: string;
  cells: RegisterEntry['cells'];
}): RegisterEntry {
  const given = (cells['attended'] ?? '').normalize('NFKC').toLowerCase();
  const attended = yes.has(given);
  if (attended || no.has(given)) return { row, reference, cells, attended, refused: null };
  const message =
    given === ''
      ? 'The row does not say whether they were there: write yes or no.'
      : `attended: must be yes or no, not "${given.slice(0, 40)}".`;
  return { row, reference, cells, attended: false, refused: { code: 'attendance-unsaid', message } };
}

/** Those whose day it was: of the group, or with a catch-up place in it. */
async function expected(
  { servers, scope }: Context,
  { filter }: People,
  { event, group }: Register,
): Promise<string[]> {
  const { statesOf } = await import('../../store/record/states.js');
  return servers.inStore(async (store) => {
    const members: string[] = [];
    for await (const { row, state } of statesOf(store, scope, filter)) {
      if (state.status === 'active' && attendsWith(state, event) === group) members.push(row.journey);
    }
    return members;
  });
}
