/** Keys of messages, `sequence/template/addressee[/about]`, read back (S6.5). */
import { SENT_AGAIN, type Addressee, type Template, type Worded } from '../../workflows/effects/templates.js';
import { readKey } from './key-form.js';
import { templates } from './templates.js';

export interface MessageKey {
  key: string;
  /** The number of the event that is the occasion. */
  n: number;
  template: Template;
  addressee: Addressee;
  about: string | null;
}

/** @returns null if it is no key of a message that there is */
export function parseMessageKey(key: string): MessageKey | null {
  const parts = readKey(key);
  if (parts === null || !isTemplate(parts.template)) return null;
  const { template } = parts;
  const to = template === SENT_AGAIN ? 'participant' : templates[template].to;
  return parts.addressee === to ? { ...parts, key, template, addressee: to } : null;
}

const isTemplate = (name: string): name is Template => name === SENT_AGAIN || Object.hasOwn(templates, name);

export type WordedKey = MessageKey & { template: Worded };

/** Whether a message has words of its own; otherwise it is another message once more, which `about` names. */
export const hasWords = (key: MessageKey): key is WordedKey => key.template !== SENT_AGAIN;
