/** What happened before: the actions of the Department and the requests of providers that a seed lists, in order. */
import { z } from 'zod';
import { apply } from '../keeping/apply.js';
import type { Kept } from '../keeping/kept.js';
import { departmentActions } from '../keeping/department.js';
import type { Entry } from '../keeping/entry.js';
import { nightIsDue, nightlyJob } from '../keeping/night.js';
import type { WriteOperation } from '../keeping/writes.js';
import { ApiRefusal } from '../world/refusal.js';
import type { Application, Declaration, Id, Instant } from '../world/world.js';
import { resolve, withIds, type Keys } from './keys.js';
import { SeedProblem } from './problem.js';
import type { Happening } from './schema.js';

/** The requests by the names that a seed has for them; what `of` names is an application or a declaration. */
const requests: Record<
  string,
  { operation: WriteOperation; path: 'application' | 'person' | 'declaration' | null }
> = {
  accept: { operation: 'POST /npq-applications/{id}/accept', path: 'application' },
  reject: { operation: 'POST /npq-applications/{id}/reject', path: 'application' },
  changeFundedPlace: { operation: 'PUT /npq-applications/{id}/change-funded-place', path: 'application' },
  defer: { operation: 'PUT /participants/npq/{id}/defer', path: 'person' },
  resume: { operation: 'PUT /participants/npq/{id}/resume', path: 'person' },
  withdraw: { operation: 'PUT /participants/npq/{id}/withdraw', path: 'person' },
  changeSchedule: { operation: 'PUT /participants/npq/{id}/change-schedule', path: 'person' },
  recordOutcome: { operation: 'POST /participants/npq/{id}/outcomes', path: 'person' },
  declare: { operation: 'POST /participant-declarations', path: null },
  void: { operation: 'PUT /participant-declarations/{id}/void', path: 'declaration' },
  changeDeliveryPartner: {
    operation: 'PUT /participant-declarations/{id}/change-delivery-partner',
    path: 'declaration',
  },
};

function providerEntry(kept: Kept, keys: Keys, happening: Happening, where: string): Entry {
  const request = requests[happening.do];
  if (!request || happening.of === undefined) throw new SeedProblem(`${where} must say "of" which record.`);
  const { applications, declarations } = kept.world;
  const of = resolve(keys, happening.of, where);
  const record: Application | Declaration | undefined = applications.get(of) ?? declarations.get(of);
  if (!record)
    throw new SeedProblem(`${where} names "${happening.of}", which is no application or declaration.`);
  const { operation, path } = request;
  const said = withIds(keys, happening.with, where);
  const usual = {
    ...(path === 'person' || path === null ? { course_identifier: record.course } : {}),
    ...(path === null ? { participant_id: record.user, declaration_date: happening.at } : {}),
  };
  return {
    by: 'provider',
    operation,
    provider: record.provider,
    at: instantOf(happening),
    id: path === null ? '' : path === 'person' ? record.user : record.id,
    attributes: { ...usual, ...said },
  };
}

const instantOf = ({ at }: Happening): Instant => new Date(at).toISOString();

function entryOf(kept: Kept, keys: Keys, happening: Happening, where: string): Entry {
  if (Object.hasOwn(requests, happening.do)) return providerEntry(kept, keys, happening, where);
  if (!departmentActions.has(happening.do)) throw new SeedProblem(`${where} is nothing that can be done.`);
  const input = withIds(keys, happening.with, where);
  return { by: 'department', action: happening.do, at: instantOf(happening), input };
}

/** Says where in the seed it was, and why. */
function carriedOut(kept: Kept, entry: Entry, where: string): Id | null {
  try {
    return apply(kept, entry);
  } catch (error) {
    if (error instanceof ApiRefusal) throw new SeedProblem(`${where} is refused: ${error.message}`);
    if (error instanceof z.ZodError) throw new SeedProblem(`${where}: ${z.prettifyError(error)}`);
    throw error;
  }
}

/** The nights in between are lived through, as by the service. */
function liveUntil(kept: Kept, at: Instant): void {
  if (nightIsDue(kept.world, at)) apply(kept, nightlyJob(at));
}

/** @throws SeedProblem naming the place in the history and what was refused there */
export function relive(kept: Kept, keys: Keys, history: readonly Happening[]): void {
  let last = '';
  for (const [n, happening] of history.entries()) {
    const where = `history[${n}] (${happening.do}${happening.of === undefined ? '' : ` of ${happening.of}`})`;
    if (happening.at < last) throw new SeedProblem(`${where} is earlier than what stands before it.`);
    last = happening.at;
    liveUntil(kept, instantOf(happening));
    const made = carriedOut(kept, entryOf(kept, keys, happening, where), where);
    if (happening.as === undefined) continue;
    if (made === null || keys.has(happening.as)) {
      throw new SeedProblem(
        `${where} cannot be known as "${happening.as}": nothing new came of it, or the name is taken.`,
      );
    }
    keys.set(happening.as, made);
  }
}
