/**
 * Whoever and whatever a command names is there, and belongs to the journey's provider (S3.5): what is another
 * provider's or another participant's is refused as an id that nobody has, in the same words.
 */
import { listProviders } from '../../programmes/catalogue.js';
import type { Store } from '../../store/database/database.js';
import type { Staff } from '../../store/people/staff.js';
import type { Command } from '../../workflows/journey/command.js';
import { commandFields } from '../commands/index.js';
import type { CommandInputType } from '../commands/spec.js';
import { NotFound } from '../errors.js';
import type { Context } from './context.js';

interface Naming {
  store: Store;
  journey: string;
  command: Command;
}

type LookUp = (naming: Naming, id: string) => Promise<void>;

/** By the name of the part. Groups and scripts are known to the journey itself, which looks for them among its own. */
const lookUps: ReadonlyMap<string, LookUp> = new Map<string, LookUp>([
  ['coach', (naming, id) => refuseUnlessStaff(naming, 'coach', id)],
  ['assessor', (naming, id) => refuseUnlessStaff(naming, 'assessor', id)],
  ['from', (naming, id) => refuseUnlessStaff(naming, 'assessor', id)],
  ['to', (naming, id) => refuseUnlessStaff(naming, 'assessor', id)],
  ['deliveryPartner', refuseUnlessPartner],
  ['document', refuseUnlessThere],
  ['paper', refuseUnlessOfWindow],
]);

/** @throws NotFound naming the coach, assessor, delivery partner or document that is not there */
export async function refuseUnknownNames(
  { servers }: Context,
  journey: string,
  command: Command,
): Promise<void> {
  const named = commandFields(command.type as CommandInputType).flatMap(([field, { kind }]) => {
    const id = (command as unknown as Record<string, unknown>)[field];
    // Which version of a review is meant, the journey itself knows.
    const lookUp = kind === 'version' ? undefined : lookUps.get(field);
    return lookUp && typeof id === 'string' ? [{ lookUp, id }] : [];
  });
  if (named.length === 0) return;
  await servers.inStore(async (store) => {
    for (const { lookUp, id } of named) await lookUp({ store, journey, command }, id);
  });
}

/** A coach coaches, and an assessor marks, for the provider of the journey (S6.1). */
async function refuseUnlessStaff(
  { store, journey }: Naming,
  role: Exclude<Staff['role'], 'provider'>,
  id: string,
): Promise<void> {
  const { readStaff } = await import('../../store/people/staff.js');
  const { readJourneyRow } = await import('../../store/read-model/read-model.js');
  const [staff, row] = await Promise.all([readStaff(store, id), readJourneyRow(store, 'all', journey)]);
  // A journey that is not there is refused as such by whoever is asked next.
  if (row === null || (staff?.role === role && staff.provider === row.provider)) return;
  throw new NotFound(
    role,
    id,
    `"journeys staff list --provider ${row.provider} --role ${role}" names those there are.`,
  );
}

/** A delivery partner is one of the provider that the participant goes to; of one that is not there the journey says so. */
function refuseUnlessPartner({ command }: Naming, id: string): Promise<void> {
  const to = listProviders().find((one) => 'provider' in command && one.id === command.provider);
  if (to === undefined || to.deliveryPartners.some((partner) => partner.id === id)) return Promise.resolve();
  const partners = to.deliveryPartners.map((partner) => partner.id).join(', ') || 'none';
  throw new NotFound(`delivery partner of "${to.id}"`, id, `There are: ${partners}.`);
}

/** The words of a structured review are in the store before its hash is in the record (S3.10). */
function refuseUnlessThere(naming: Naming, id: string): Promise<void> {
  const { command } = naming;
  return command.type === 'writeReview' && command.contents
    ? refuseUnlessWritten(naming, command.review, id)
    : refuseUnlessHandedIn(naming, id);
}

async function refuseUnlessWritten(
  { store, journey }: Naming,
  review: string,
  version: string,
): Promise<void> {
  const { readReview } = await import('../../store/documents/reviews.js');
  if ((await readReview(store, journey, review, version)) !== null) return;
  throw new NotFound(`version of "${review}" on this journey`, version, 'Write it with "review write".');
}

async function refuseUnlessHandedIn({ store, journey }: Naming, document: string): Promise<void> {
  const { readHandedIn } = await import('../../store/documents/documents.js');
  if ((await readHandedIn(store, journey, document)) !== null) return;
  throw new NotFound(
    'document on this journey',
    document,
    'Hand it in first: what is handed in is known by its hash from then on.',
  );
}

/** S5.2: a paper of the provider's own, for that window of the participant's cohort. */
async function refuseUnlessOfWindow({ store, journey, command }: Naming, paper: string): Promise<void> {
  const { readJourneyRow } = await import('../../store/read-model/read-model.js');
  const { listPapers } = await import('../../store/documents/case-papers.js');
  const row = await readJourneyRow(store, 'all', journey);
  if (row === null || command.type !== 'releasePaper') return;
  const { mode, cohort, provider } = row;
  const papers = await listPapers(store, mode, cohort);
  const isThere = papers.some(
    (one) => one.provider === provider && one.window === command.window && one.sha256 === paper,
  );
  if (isThere) return;
  throw new NotFound(
    'paper of this window',
    paper,
    `"journeys cohort papers ${cohort}" lists those there are.`,
  );
}
