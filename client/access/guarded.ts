/**
 * The one place through which everything in the library goes (S6, decision 041): who asks is looked at, with what is known
 * of the thing, before anything else happens; and what was done, looked at or refused is noted.
 */
import { actorFor } from '../../access/actor.js';
import type { Action } from '../../access/actions.js';
import { can, ruleFor, type Denied } from '../../access/can.js';
import type { Principal } from '../../access/principal.js';
import type { Resource } from '../../access/resource.js';
import { Unreachable, type ClientError } from '../errors.js';
import type { Acting } from './acting.js';
import type { AuditTrail, AuditedAction } from './audit-trail.js';
import { mayNotSpeakFor, notAllowed, reasonNeeded, secondNeeded, type Door } from './door.js';
import type { Facts } from './facts.js';

type Method = (...args: unknown[]) => unknown;
type Doors = Readonly<Record<string, Door<unknown[]>>>;

export interface Guard {
  acting: Acting;
  facts: Facts;
  audit: AuditTrail;
}

/** The same methods, each behind its door. */
export function guarded<T extends object>(methods: T, doors: Doors, guard: Guard): T {
  const behind = Object.entries(methods).map(([name, method]) => {
    const door = doors[name];
    if (!door) throw new Error(`${name} has no door`);
    return [
      name,
      name === 'export' ? streamed(door, method as Method, guard) : asked(door, method as Method, guard),
    ];
  });
  return Object.fromEntries(behind) as T;
}

const asked = (door: Door<unknown[]>, method: Method, guard: Guard) =>
  async function (...given: unknown[]): Promise<unknown> {
    const { args, may, deed } = await admitted(door, given, guard);
    const { audit } = guard;
    if (door.noted === 'deed') return audit.of(deed, async () => method(...args));
    const answer = await method(...args);
    if (door.noted === 'look') await audit.insist(deed);
    return door.shown ? door.shown(may, answer as never, guard.acting.as) : answer;
  };

const streamed = (door: Door<unknown[]>, method: Method, guard: Guard) =>
  async function* (...given: unknown[]): AsyncGenerator<unknown> {
    const { args, deed } = await admitted(door, given, guard);
    const lines = method(...args) as AsyncGenerator<unknown>;
    // What is wrong with the question is said first; nothing of the answer is out yet.
    const first = await lines.next();
    await guard.audit.insist(deed);
    if (!first.done) yield first.value;
    yield* lines;
  };

interface Admitted {
  /** With who asks in truth. */
  args: unknown[];
  may: (action: Action) => boolean;
  deed: AuditedAction;
}

async function admitted(door: Door<unknown[]>, given: unknown[], guard: Guard): Promise<Admitted> {
  const { as } = guard.acting;
  const action = typeof door.action === 'function' ? door.action(given) : door.action;
  if (as.role === 'local-administrator') {
    const deed = { action, subject: door.noted === 'no' ? null : (door.subject?.(given) ?? null) };
    return { args: given, may: () => true, deed };
  }
  const resource = await aboutOrKept(door, given, guard);
  const reason = door.reason?.(given) ?? guard.acting.because;
  const may = (one: Action): boolean => refusalOf(guard.acting, one, resource, reason) === null;
  const actor = actorFor(as, door.actor?.(given));
  const deed: AuditedAction = {
    action,
    subject: subjectOf(door, given, resource),
    reason,
    behalf: actor ?? undefined,
  };
  if (resource !== null) {
    for (const one of [action, ...(door.also?.(given) ?? [])]) {
      const because = refusalOf(guard.acting, one, resource, reason);
      if (because === null) continue;
      await guard.audit.note({ ...deed, action: one }, because);
      throw refusal(because, as, one, () => door.notThere(as, given));
    }
  }
  if (door.actor && actor === null) {
    await guard.audit.note(deed, 'not-allowed');
    throw mayNotSpeakFor(as, door.actor(given) ?? { role: 'engine', id: '' });
  }
  const args = door.withActor ? door.withActor(actor ?? undefined, given) : given;
  return { args, may, deed };
}

/** Null while nobody can be asked, for what has to be kept all the same. */
async function aboutOrKept(
  door: Door<unknown[]>,
  given: unknown[],
  { facts }: Guard,
): Promise<Resource | null> {
  try {
    return await door.about(facts, given);
  } catch (error) {
    if (door.whileAway && error instanceof Unreachable) return null;
    throw error;
  }
}

function refusalOf(
  { as, agreedBy }: Acting,
  action: Action,
  resource: Resource | null,
  reason: string | undefined,
): Denied | null {
  const verdict = can(as, action, resource ?? {}, { reason, agreedBy });
  return verdict.allowed ? null : verdict.because;
}

/** What is out of reach for whoever may do such a thing elsewhere is not there. */
function refusal(because: Denied, as: Principal, action: Action, notThere: () => ClientError): ClientError {
  switch (because) {
    case 'reason-needed':
      return reasonNeeded(action);
    case 'four-eyes':
      return secondNeeded(action);
    case 'not-known':
      return notThere();
    case 'not-allowed':
      return ruleFor(as, action) ? notThere() : notAllowed(as, action);
  }
}

/** Only what is known to be an id of something: what somebody typed may be anything. */
function subjectOf(door: Door<unknown[]>, given: unknown[], resource: Resource | null): string | null {
  const said = door.subject?.(given) ?? null;
  const isKnown = said !== null && (resource?.journey === said || resource?.provider !== undefined);
  return isKnown ? said : null;
}
