/** The form of the key of a message, whatever templates there are. */
const form = /^([1-9]\d*)\/([a-z-]+)\/([a-z]+)(?:\/(.+))?$/;

/** @returns null if it is no key of a message */
export function readKey(
  key: string,
): { n: number; template: string; addressee: string; about: string | null } | null {
  const [, n, template, addressee, about] = form.exec(key) ?? [];
  if (template === undefined || addressee === undefined) return null;
  return { n: Number(n), template, addressee, about: about ?? null };
}
