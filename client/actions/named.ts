/** Whoever and whatever a command names is there, and belongs to the journey (S3.5): an id that nobody has is refused. */
import type { Store } from '../../store/database.js';
import type { Command } from '../../workflows/journey/command.js';
import { fieldsOf } from '../commands/index.js';
import type { AskedType } from '../commands/spec.js';
import { NotFound } from '../errors.js';
import type { Context } from './context.js';

/** @throws NotFound naming the coach or the document that is not there */
export async function refuseUnknownNames(
  { servers }: Context,
  journey: string,
  command: Command,
): Promise<void> {
  if (command.type === 'writeReview' && command.contents) {
    const { review, document } = command;
    return servers.inStore((store) => refuseUnlessWritten(store, journey, review, document));
  }
  const documents = documentsOf(command);
  const coach = command.type === 'changeCoach' ? command.coach : null;
  if (documents.length === 0 && coach === null) return;
  await servers.inStore(async (store) => {
    if (coach !== null) await refuseUnlessCoach(store, journey, coach);
    for (const document of documents) await refuseUnlessHandedIn(store, journey, document);
  });
}

/** The coach coaches for the provider of the journey; one of another provider is nobody here (S6.1). */
async function refuseUnlessCoach(store: Store, journey: string, coach: string): Promise<void> {
  const { readStaff } = await import('../../store/staff.js');
  const { readRow } = await import('../../store/read-model.js');
  const [staff, row] = await Promise.all([readStaff(store, coach), readRow(store, 'all', journey)]);
  // A journey that is not there is refused as such by whoever is asked next.
  if (row === null || (staff?.role === 'coach' && staff.provider === row.provider)) return;
  throw new NotFound(
    'coach',
    coach,
    `"journeys staff list --provider ${row.provider}" names those there are.`,
  );
}

/** The words of a review are in the store before its hash is in the record (S3.10). */
async function refuseUnlessWritten(
  store: Store,
  journey: string,
  review: string,
  version: string,
): Promise<void> {
  const { readReview } = await import('../../store/reviews.js');
  if ((await readReview(store, journey, review, version)) !== null) return;
  throw new NotFound(`version of "${review}" on this journey`, version, 'Write it with "review write".');
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
