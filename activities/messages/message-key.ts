/** Keys of messages, `sequence/template/addressee[/about]`, read back (S6.5). */
import {
  SENT_AGAIN,
  templates,
  type Addressee,
  type Template,
  type Worded,
} from '../../workflows/effects/templates.js';

export interface MessageKey {
  key: string;
  /** The number of the event that is the occasion. */
  n: number;
  template: Template;
  addressee: Addressee;
  about: string | null;
}

const form = /^([1-9]\d*)\/([a-z-]+)\/([a-z]+)(?:\/(.+))?$/;

/** @returns null if it is no key of a message that there is */
export function parseMessageKey(key: string): MessageKey | null {
  const [, n, template, addressee, about] = form.exec(key) ?? [];
  const known = (templates as Record<string, readonly string[]>)[addressee ?? ''];
  const isAgain = template === SENT_AGAIN && addressee === 'participant';
  if (template === undefined || !(known?.includes(template) || isAgain)) return null;
  return {
    key,
    n: Number(n),
    template: template as Template,
    addressee: addressee as Addressee,
    about: about ?? null,
  };
}

export type WordedKey = MessageKey & { template: Worded };

/** Whether a message has words of its own; otherwise it is another message once more, which `about` names. */
export const hasWords = (key: MessageKey): key is WordedKey => key.template !== SENT_AGAIN;
