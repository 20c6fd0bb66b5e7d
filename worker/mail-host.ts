/**
 * One alarm for the mail server, however many people it keeps waiting: away, not letting us in, or refusing us
 * for what we are. Figures and lines give codes and counts, never addresses (S7.2).
 */
import type { Logger } from 'pino';
import { Counter, Gauge, type Registry } from 'prom-client';
import { isOfHost } from '../activities/email/answers.js';
import { TIME_IS_UP } from '../activities/email/hand-over.js';
import type { MailTransport, Sent } from '../activities/email/mail.js';

/** `away`: no line, or no answer; `policy`: it refuses us, whoever the mail is for. */
const troubles = ['away', 'policy'] as const;
type Trouble = (typeof troubles)[number];

/** The first line: a line that broke once is no trouble yet, a refusal is. */
const FIRST_LINE_AFTER_MS: Record<Trouble, number> = { away: 30_000, policy: 0 };
/** Between lines: it doubles, up to the longest. */
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 4 * 3_600_000;
/** More than twice the longest pause between two tries: by then another worker has the messages. */
const FORGOTTEN_AFTER_MS = 25 * 60_000;

export interface MailHostOptions {
  log: Pick<Logger, 'error'>;
  registry: Registry;
  /** In milliseconds; default: the clock of this machine. */
  now?: () => number;
}

interface Spell {
  last: number;
  refused: number;
  nextLine: number;
  pause: number;
}

const said: Record<Trouble, string> = {
  away: 'the mail server cannot be used: the messages of all journeys wait until it can',
  policy: 'the mail server refuses us by policy: messages wait, and the addresses stay good',
};

/** The same transport, watched; every answer is handed on as it is. */
export function watchMailHost({ log, registry, now = Date.now }: MailHostOptions) {
  const spells = new Map<Trouble, Spell>();
  const refusals = new Counter({
    name: 'journeys_mail_host_refusals_total',
    help: 'Hand-overs that failed because of the mail server or its policy against us, by kind and code',
    labelNames: ['trouble', 'code'],
    registers: [registry],
  });
  new Gauge({
    name: 'journeys_mail_host_failing',
    help: 'Whether the mail server of live journeys is away or refuses us (1), by kind',
    labelNames: ['trouble'],
    registers: [registry],
    collect() {
      for (const trouble of troubles) this.set({ trouble }, isUnderWay(trouble) ? 1 : 0);
    },
  });

  const isUnderWay = (trouble: Trouble): boolean => {
    const spell = spells.get(trouble);
    return spell !== undefined && now() - spell.last <= FORGOTTEN_AFTER_MS;
  };

  function note(trouble: Trouble, code: string): void {
    refusals.inc({ trouble, code });
    const at = now();
    if (!isUnderWay(trouble)) {
      const nextLine = at + FIRST_LINE_AFTER_MS[trouble];
      spells.set(trouble, { last: at, refused: 0, nextLine, pause: FIRST_PAUSE_MS });
    }
    const spell = spells.get(trouble)!;
    spell.last = at;
    spell.refused++;
    if (at < spell.nextLine) return;
    log.error({ trouble, code, count: spell.refused }, said[trouble]);
    spell.nextLine = at + spell.pause;
    spell.pause = Math.min(spell.pause * 2, LONGEST_PAUSE_MS);
  }

  function heard(sent: Sent): void {
    if (sent === TIME_IS_UP) return;
    if (sent.outcome === 'unanswered') return void sent.answer.then(heard);
    if (sent.outcome === 'passing' && isOfHost(sent.code)) return note('away', sent.code);
    spells.delete('away');
    // Where one mail is refused for what we are, another may be taken: only time shows that it has passed.
    if (sent.outcome === 'policy') note('policy', sent.code);
  }

  return (transport: MailTransport): MailTransport => ({
    ...transport,
    async send(mail, ending) {
      const sent = await transport.send(mail, ending);
      heard(sent);
      return sent;
    },
  });
}
