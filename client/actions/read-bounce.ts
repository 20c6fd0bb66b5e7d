/** A mail that came back, as it was received: read, and recorded if it is a bounce of one of our messages (S6.5). */
import type { Reminded } from '../../store/digests/digests.js';
import type { Report } from '../bounces/report.js';
import type { CommandOptions } from '../commands/prepare.js';
import { NotFound } from '../errors.js';
import { recordBounce, type BounceReceipt } from './bounces.js';
import { recordHalf, type Context } from './context.js';

export interface ReadBounce {
  /** What the mail is; `not-ours` if it speaks of no message that may be seen. Only `failed` changes anything. */
  kind: Report['kind'] | 'not-ours';
  /** The message that it speaks of. */
  journey: string | null;
  message: string | null;
  status: string | null;
  /** What came of it, for `failed`. */
  receipt: BounceReceipt | null;
}

/** @throws BadInput if it is no mail; and what recording a bounce throws */
export async function readBounce(
  context: Context,
  mail: Uint8Array,
  options: CommandOptions,
): Promise<ReadBounce> {
  const { readReport } = await import('../bounces/report.js');
  const report = await readReport(mail);
  const sent = await messageOf(context, report.of);
  const { kind } = report;
  const status = 'status' in report ? report.status : null;
  const about = { journey: sent?.journey ?? null, message: sent?.key ?? null, status };
  if (!sent && (kind === 'failed' || kind === 'delayed'))
    return { kind: 'not-ours', ...about, receipt: null };
  if (kind !== 'failed' || !sent) return { kind, ...about, receipt: null };
  const { permanent } = report;
  const receipt = await recordBounce(
    context,
    sent.journey,
    { message: sent.key, permanent, status },
    options,
  );
  return { kind, ...about, receipt };
}

/** The first of the Message-IDs that is of a message of ours, or of a coach's digest, of a journey that may be seen. */
async function messageOf({ servers, scope }: Context, ids: readonly string[]): Promise<Reminded | null> {
  const { findMessage } = await import('../../store/messages/messages.js');
  const { reminderOfDigest } = await import('../../store/digests/returned.js');
  const { refuseUnlessSeen } = await recordHalf();
  return servers.inStore(async (store) => {
    for (const id of ids) {
      const found = (await findMessage(store, id)) ?? (await reminderOfDigest(store, id));
      if (!found) continue;
      try {
        await refuseUnlessSeen(store, scope, found.journey);
        return found;
      } catch (error) {
        if (!(error instanceof NotFound)) throw error;
      }
    }
    return null;
  });
}
