/**
 * One mail over one line, in two halves. Until the server has the whole mail nothing has been sent, and the
 * attempt that ends cuts the line. After that the mail may have been accepted, and to cut the line would be to
 * send it twice: its answer is awaited, by whoever is still there to hear it (RFC 5321 §4.5.3.2.6, RFC 1047).
 */
import type { Sent } from './mail.js';

export interface HandOver {
  /** Sends; `whole` is called once the last byte is on its way. Aborting `cut` destroys the line. */
  send: (cut: AbortSignal, whole: () => void) => Promise<Sent>;
  /** How long the server may take until it has the whole mail, and how long for its answer to it. */
  limitsMs: { dialogue: number; verdict: number };
  /** The end of the attempt. */
  ending: AbortSignal;
}

export const TIME_IS_UP: Sent = { outcome: 'passing', code: 'time-is-up' };
const SILENT: Sent = { outcome: 'passing', code: 'ETIMEDOUT' };

export async function handToServer({ send, limitsMs, ending }: HandOver): Promise<Sent> {
  const line = new AbortController();
  const cutAs = (why: Sent) => () => line.abort(why);
  const cut = cutAs(TIME_IS_UP);
  let limit = setTimeout(cutAs(SILENT), limitsMs.dialogue);
  return new Promise((resolve) => {
    const leave = () => resolve({ outcome: 'unanswered', code: 'answer-awaited', answer });
    const whole = () => {
      clearTimeout(limit);
      limit = setTimeout(cutAs(SILENT), limitsMs.verdict);
      ending.removeEventListener('abort', cut);
      ending.addEventListener('abort', leave);
    };
    const answer = send(line.signal, whole)
      .then((sent) =>
        line.signal.aborted && sent.outcome !== 'accepted' ? (line.signal.reason as Sent) : sent,
      )
      .finally(() => {
        clearTimeout(limit);
        ending.removeEventListener('abort', cut);
        ending.removeEventListener('abort', leave);
      });
    ending.addEventListener('abort', cut);
    if (ending.aborted) cut();
    void answer.then(resolve);
  });
}
