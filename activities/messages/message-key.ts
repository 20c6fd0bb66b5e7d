/** Keys of messages, `sequence/template/addressee[/about]`, read back (S6.5). */
import { templates, type Addressee, type Template } from '../../workflows/effects/templates.js';

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
  if (template === undefined || !known?.includes(template)) return null;
  return {
    key,
    n: Number(n),
    template: template as Template,
    addressee: addressee as Addressee,
    about: about ?? null,
  };
}
