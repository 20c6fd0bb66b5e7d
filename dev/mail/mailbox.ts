import { EventEmitter } from 'node:events';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseMail, type SmtpEnvelope, type ReceivedMail } from './mail.js';

const envelopeSchema = z.strictObject({
  from: z.string(),
  to: z.array(z.string()),
  receivedAt: z.string(),
});

/** The envelope travels in a header of the file: what lies in the folder stays an ordinary .eml. */
const ENVELOPE_HEADER = 'X-Caught-Envelope: ';
const NEWEST_KEPT = 20_000;

function fileName(id: number): string {
  return `${String(id).padStart(7, '0')}.eml`;
}

/** Non-ASCII addresses are written as JSON escapes, so that the header stays a legal one. */
function asHeader(envelope: SmtpEnvelope): string {
  const json = JSON.stringify(envelope).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${ENVELOPE_HEADER}${json}\r\n`;
}

function split(file: Buffer): { envelope: SmtpEnvelope; raw: Buffer } {
  const end = file.indexOf('\r\n');
  const json = file.subarray(ENVELOPE_HEADER.length, end).toString('utf8');
  return { envelope: envelopeSchema.parse(JSON.parse(json)), raw: file.subarray(end + 2) };
}

/** What the catcher has received: in memory to ask, in files to outlive it. */
export class Inbox {
  readonly #folder: string | undefined;
  readonly #mails: ReceivedMail[] = [];
  readonly #arrivals = new EventEmitter<{ mail: [ReceivedMail] }>();
  #lastId = 0;

  private constructor(folder: string | undefined) {
    this.#folder = folder;
    this.#arrivals.setMaxListeners(0);
  }

  /** Opens the mails in the folder, at most the newest 20,000; without a folder they live in memory only. */
  static async open(folder: string | undefined): Promise<Inbox> {
    const mailbox = new Inbox(folder);
    if (folder === undefined) return mailbox;
    mkdirSync(folder, { recursive: true });
    const files = readdirSync(folder)
      .filter((name) => /^\d+\.eml$/.test(name))
      .sort();
    for (const name of files.slice(-NEWEST_KEPT)) {
      const { envelope, raw } = split(readFileSync(join(folder, name)));
      mailbox.#mails.push(await parseMail(Number.parseInt(name, 10), envelope, raw));
    }
    mailbox.#lastId = Number.parseInt(files.at(-1) ?? '0', 10);
    return mailbox;
  }

  /** Keeps a mail; when this resolves it is on file and can be asked for. */
  async add(envelope: SmtpEnvelope, raw: Buffer): Promise<ReceivedMail> {
    this.#lastId += 1;
    const mail = await parseMail(this.#lastId, envelope, raw);
    if (this.#folder !== undefined) {
      const path = join(this.#folder, fileName(mail.id));
      await writeFile(`${path}.part`, Buffer.concat([Buffer.from(asHeader(envelope)), raw]), { mode: 0o600 });
      await rename(`${path}.part`, path);
    }
    this.#mails.push(mail);
    if (this.#mails.length > NEWEST_KEPT) this.#mails.shift();
    this.#arrivals.emit('mail', mail);
    return mail;
  }

  /** In the order of arrival. */
  all(): ReceivedMail[] {
    return [...this.#mails];
  }

  find(id: number): ReceivedMail | undefined {
    return this.#mails.find((mail) => mail.id === id);
  }

  /** The first mail that satisfies the predicate, already here or still to come within so many milliseconds. */
  waitFor(predicate: (mail: ReceivedMail) => boolean, limitMs: number): Promise<ReceivedMail> {
    const here = this.#mails.find(predicate);
    if (here !== undefined) return Promise.resolve(here);
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(limit);
        this.#arrivals.off('mail', look);
      };
      const look = (mail: ReceivedMail): void => {
        if (!predicate(mail)) return;
        end();
        resolve(mail);
      };
      const limit = setTimeout(() => {
        end();
        reject(new Error(`No such mail within ${limitMs} ms (${this.#mails.length} others are there).`));
      }, limitMs);
      this.#arrivals.on('mail', look);
    });
  }
}
