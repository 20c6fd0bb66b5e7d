/** Whether a client that reads everything sees what the service holds, record by record. */
import { isDeepStrictEqual } from 'node:util';
import { applicationRecord } from 'dfe-simulator/read/application';
import { declarationRecord } from 'dfe-simulator/read/declaration';
import { deliveryPartnerRecord } from 'dfe-simulator/read/delivery-partner';
import { outcomeRecord } from 'dfe-simulator/read/outcome';
import { participantRecord } from 'dfe-simulator/read/participant';
import { statementRecord } from 'dfe-simulator/read/statement';
import { viewsOf } from 'dfe-simulator/read/views';
import * as visible from 'dfe-simulator/read/visible';
import type { Id, World } from 'dfe-simulator/world/world';
import type { DfeApi } from '../../../dfe/port.js';
import type { ReadKinds } from '../../../dfe/polling/kinds.js';
import { recordSchemas } from '../../../dfe/records/index.js';

export type Kind = keyof ReadKinds;
/** Records by id. */
export type Copy = Record<Kind, Map<Id, object>>;

export const kinds: readonly Kind[] = [
  'applications',
  'participants',
  'declarations',
  'outcomes',
  'statements',
  'deliveryPartners',
];

/** What is wrong, in a sentence without personal data. */
export type Difference = string;

/** Everything that a client can read. An id that comes twice is a difference. */
export async function fullPass(
  dfe: DfeApi,
  perPage: number,
): Promise<{ copy: Copy; differences: Difference[] }> {
  const differences: Difference[] = [];
  const copy = emptyCopy();
  for (const kind of kinds) {
    for await (const record of dfe.everything(kind, { perPage })) {
      if (copy[kind].has(record.id)) differences.push(`${kind} ${record.id} was given twice`);
      copy[kind].set(record.id, record);
    }
  }
  return { copy, differences };
}

export const emptyCopy = (): Copy =>
  Object.fromEntries(kinds.map((kind) => [kind, new Map()])) as unknown as Copy;

/** What the provider would read of a kind now, straight from the world: no paging, no line, no client. */
export function recordsAsSeenBy(world: World, provider: Id, kind: Kind): { id: Id }[] {
  const views = viewsOf(world);
  const schemas = recordSchemas(() => undefined);
  switch (kind) {
    case 'applications':
      return visible
        .applicationsFor(views, provider)
        .map((one) => schemas.application.parse(applicationRecord(views, one)));
    case 'participants':
      return visible
        .participantsFor(views, provider)
        .map((one) => schemas.participant.parse(participantRecord(views, provider, one)));
    case 'declarations':
      return visible
        .declarationsFor(views, provider)
        .map((one) => schemas.declaration.parse(declarationRecord(views, one)));
    case 'outcomes':
      return visible.outcomesFor(views, provider).map((one) => schemas.outcome.parse(outcomeRecord(one)));
    case 'statements':
      return visible
        .statementsFor(views, provider)
        .map((one) => schemas.statement.parse(statementRecord(views, one)));
    case 'deliveryPartners':
      return visible
        .deliveryPartnersFor(views, provider)
        .map((one) => schemas.deliveryPartner.parse(deliveryPartnerRecord(views, provider, one)));
  }
}

/** The same of every kind. */
export function worldAsSeenBy(world: World, provider: Id): Copy {
  const copy = emptyCopy();
  for (const kind of kinds)
    for (const record of recordsAsSeenBy(world, provider, kind)) copy[kind].set(record.id, record);
  return copy;
}

/**
 * Where a copy and the world part.
 * @param unlike attributes that the service changes without telling: not compared
 */
export function differencesOf(read: Copy, held: Copy, unlike: ReadonlySet<string> = new Set()): Difference[] {
  return kinds.flatMap((kind) => [
    ...[...held[kind]].flatMap(([id, record]) => {
      const ours = read[kind].get(id);
      if (!ours) return [`${kind} ${id} is missing from what the client read`];
      return namesOfDifferent(ours, record, unlike).map((name) => `${kind} ${id} differs in ${name}`);
    }),
    ...[...read[kind].keys()]
      .filter((id) => !held[kind].has(id))
      .map((id) => `${kind} ${id} is not the service's (any more)`),
  ]);
}

function namesOfDifferent(one: object, other: object, unlike: ReadonlySet<string>): string[] {
  const theirs = new Map<string, unknown>(Object.entries(other));
  return Object.entries(one)
    .filter(([name, value]) => !unlike.has(name) && !isDeepStrictEqual(value, theirs.get(name)))
    .map(([name]) => name);
}
