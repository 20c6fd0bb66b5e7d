/** What a form says in one of its fields: text, whatever was sent in its place. */
export function said(body: unknown, name: string): string {
  const given: unknown = isFields(body) && Object.hasOwn(body, name) ? body[name] : '';
  const last: unknown = Array.isArray(given) ? given.at(-1) : given;
  return typeof last === 'string' ? last.replaceAll('\r\n', '\n').trim() : '';
}

const isFields = (body: unknown): body is Record<string, unknown> =>
  typeof body === 'object' && body !== null && !Array.isArray(body);
