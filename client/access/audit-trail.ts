/** Deeds and looks on their way into the audit (decision 041). */
import type { Action } from '../../access/actions.js';
import type { Actor } from '../../workflows/journey/values.js';
import type { AuditEntry } from '../../store/access/audit.js';
import type { Servers } from '../connection/servers.js';
import { ClientError, Unreachable } from '../errors.js';
import type { Acting } from './acting.js';

export interface AuditedAction {
  action: Action;
  /** An opaque id that is known to be one; null for what somebody merely typed. */
  subject: string | null;
  /** For whom it is recorded. */
  behalf?: Actor | undefined;
  reason?: string | undefined;
}

export interface AuditTrail {
  /** Has it done, and notes with what answer. */
  of<T>(deed: AuditedAction, work: () => Promise<T>): Promise<T>;
  /** Noted as soon as the store takes it: what was done stays done, and what was refused stays refused. */
  note(deed: AuditedAction, result: string): Promise<void>;
  /** Noted before anything is shown; what cannot be noted is not shown. */
  insist(deed: AuditedAction): Promise<void>;
}

/** What the store could not take yet; shared by all who act on the same servers. */
export type Untold = AuditEntry[];

/** So many and no more: a store that is away for long must not fill the memory. */
const MOST_UNTOLD = 10_000;

export function auditTrail(servers: Servers, untold: Untold, acting: Acting): AuditTrail {
  const keep = (deed: AuditedAction, result: string): void => {
    if (untold.length < MOST_UNTOLD) untold.push(entryOf(acting, deed, result));
  };
  const note = async (deed: AuditedAction, result: string): Promise<void> => {
    keep(deed, result);
    await tell(servers, untold);
  };
  return {
    note,
    async insist(deed) {
      await write(servers, entryOf(acting, deed, 'done'));
    },
    async of(deed, work) {
      try {
        const answer = await work();
        await note(deed, 'done');
        return answer;
      } catch (error) {
        const code = error instanceof ClientError ? error.code : 'internal';
        // A server that is away is not waited for twice.
        if (error instanceof Unreachable) keep(deed, code);
        else await note(deed, code);
        throw error;
      }
    },
  };
}

/** Takes what there is, so that nothing is written twice by two at once; what fails is there again. */
export async function tell(servers: Servers, untold: Untold): Promise<void> {
  const mine = untold.splice(0);
  while (mine.length > 0) {
    try {
      await write(servers, mine[0] as AuditEntry);
      mine.shift();
    } catch {
      untold.unshift(...mine);
      return;
    }
  }
}

async function write(servers: Servers, entry: AuditEntry): Promise<void> {
  const { writeAudit } = await import('../../store/access/audit.js');
  await servers.inStore((store) => writeAudit(store, entry));
}

const CODED = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function entryOf(
  acting: Acting,
  { action, subject, behalf, reason }: AuditedAction,
  result: string,
): AuditEntry {
  const { as, way = 'library', request = null, because } = acting;
  const why = reason ?? because ?? null;
  return {
    role: as.role,
    who: as.id,
    behalf: behalf && behalf.id !== as.id ? `${behalf.role}:${behalf.id}` : null,
    action,
    subject,
    // A reason that is none may be words about a person.
    reason: why !== null && why.length <= 60 && CODED.test(why) ? why : null,
    result,
    request,
    way,
  };
}
