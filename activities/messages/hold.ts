/** A message in one pair of hands: held from before it is sent until its answer is noted (S6.5). */
import { randomUUID } from 'node:crypto';
import type { Store } from '../../store/database/database.js';
import type { MessageOnFile } from '../../store/messages/messages.js';
import { holdMessage, letGoOfMessage, RENEW_HOLD_EVERY_MS } from '../../store/messages/messages-under-way.js';

export interface Hold {
  letGo(): Promise<void>;
}

/** @returns null if another attempt holds it, or has settled it meanwhile */
export async function claimForSending(store: Store, { journey, key }: MessageOnFile): Promise<Hold | null> {
  const holder = randomUUID();
  if (!(await holdMessage(store, journey, key, holder))) return null;
  // A store that is away makes the hold lapse; that the message is then sent again is what its id is for.
  const renew = () => void holdMessage(store, journey, key, holder).catch(() => undefined);
  const renewing = setInterval(renew, RENEW_HOLD_EVERY_MS);
  renewing.unref();
  return {
    async letGo() {
      clearInterval(renewing);
      await letGoOfMessage(store, journey, key, holder).catch(() => undefined);
    },
  };
}
