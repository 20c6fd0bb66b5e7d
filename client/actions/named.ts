/** Whoever and whatever a command names is there, and belongs to the journey (S3.5): an id that nobody has is refused. */
import type { Store } from '../../store/database.js';
import type { Command } from '../../workflows/journey/command.js';
import { fieldsOf } from '../commands/index.js';
import type { AskedType } from '../commands/spec.js';
import { NotFound } from '../errors.js';
import type { Context } from './context.js';

/** @throws NotFound naming the coach, the assessor or the document that is not there */
export async function refuseUnknownNames(
  { servers }: Context,
  journey: string,
  command: Command,
): Promise<void> {
  const documents = documentsOf(command);
  const people = peopleOf(command);
  if (documents.length === 0 && people.length === 0) return;
  await servers.inStore(async (store) => {
    for (const [role, id] of people) await refuseUnlessOf(store, journey, role, id);
    for (const document of documents) await refuseUnlessHandedIn(store, journey, document);
  });
}

type Named = ['coach' | 'assessor', string];

function peopleOf(command: Command): Named[] {
  switch (command.type) {
    case 'changeCoach':
      return command.coach === null ? [] : [['coach', command.coach]];
    case 'declareConflict':
      return [['assessor', command.assessor]];
    case 'reassignScript':
      return [command.from, command.to].flatMap((id): Named[] => (id === null ? [] : [['assessor', id]]));
    default:
      return [];
  }
}

/** They work for the provider of the journey; one of another provider is nobody here (S6.1). */
async function refuseUnlessOf(store: Store, journey: string, ...[role, id]: Named): Promise<void> {
  const { readStaff } = await import('../../store/staff.js');
  const { readRow } = await import('../../store/read-model.js');
  const [staff, row] = await Promise.all([readStaff(store, id), readRow(store, 'all', journey)]);
  // A journey that is not there is refused as such by whoever is asked next.
  if (row === null || (staff?.role === role && staff.provider === row.provider)) return;
  throw new NotFound(role, id, `"journeys staff list --provider ${row.provider}" names those there are.`);
}

async function refuseUnlessHandedIn(store: Store, journey: string, document: string): Promise<void> {
  const { readDocument } = await import('../../store/documents.js');
  if ((await readDocument(store, journey, document)) !== null) return;
  throw new NotFound(
    'document on this journey',
    document,
    'Hand it in first: what is handed in is known by its hash from then on.',
  );
}

/** Hashes in the parts that are documents. */
function documentsOf(command: Command): string[] {
  const parts = command as unknown as Record<string, unknown>;
  return fieldsOf(command.type as AskedType).flatMap(([name, { kind }]) => {
    const value = parts[name];
    return (kind === 'document' || kind === 'on-file') && typeof value === 'string' ? [value] : [];
  });
}
