/** What the fate of a message tells the journey (S6.5). Read from the log, so that a repeat tells the same. */
import type { MessageOnFile } from '../../store/messages/messages.js';
import type { FactCommand } from '../../workflows/journey/command.js';
import { asksForEndorsement } from './endorsement.js';
import { parseMessageKey, type MessageKey } from './message-key.js';

/** Before the code of a refusal that was of the message itself, not of the address. */
export const WHOLE_MESSAGE = 'message-';

/** A message that will never arrive; but nobody is told that being told of such a thing has failed. */
export const failedFor = ({ key, template }: MessageKey, code: string): FactCommand[] =>
  template === 'effect-failed' ? [] : [{ type: 'effectFailed', effect: key, code }];

/** The same by the text of a key, which may be none. */
export function undelivered(text: string, code: string): FactCommand[] {
  const key = parseMessageKey(text);
  return key === null ? [{ type: 'effectFailed', effect: text, code }] : failedFor(key, code);
}

/**
 * Facts of a settled message. Only the participant can become "unreachable"; where anybody else cannot be
 * written to, the provider sees a failed effect. A headteacher or coach without an address is passed over, unless
 * an application waits for what is asked of them.
 * @param reachable whether the journey does not know yet that its participant cannot be reached
 */
export function factsOf(
  key: MessageKey,
  { status, address, smtpCode }: Pick<MessageOnFile, 'status' | 'address' | 'smtpCode'>,
  reachable: boolean,
): FactCommand[] {
  const codes = (smtpCode ?? '').split(' ').filter((code) => code !== '');
  const refusals = status === 'sent' ? codes.slice(0, -1) : codes;
  if (status === 'claimed' || status === 'recorded' || refusals.length === 0) return [];
  if (key.addressee !== 'participant') {
    const isPassedOver = codes[0] === 'no-address' && !asksForEndorsement(key);
    return status === 'sent' || isPassedOver ? [] : failedFor(key, codes.at(-1) ?? 'refused');
  }
  const facts = refusals
    .filter((code) => !code.startsWith(WHOLE_MESSAGE) && code !== 'no-address')
    .map((code, index): FactCommand => {
      const isOnlySecond = codes.length === 1 && address === 'second';
      const which = index === 0 && !isOnlySecond ? 'first' : 'second';
      return { type: 'addressRefused', message: key.key, address: which, code };
    });
  if (status === 'sent' || address === null) return facts;
  const last = codes.at(-1) ?? '';
  if (last.startsWith(WHOLE_MESSAGE)) return [...facts, ...failedFor(key, last)];
  return reachable ? [...facts, { type: 'unreachable', message: key.key }] : facts;
}
