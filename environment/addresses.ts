/** What an address of a server may look like. A fault completes the name of its variable and never repeats the value. */
const USUAL_PORT = 7233;
const HOST_AND_PORT = /^(?<host>\[[0-9a-f:.]+\]|[\w.-]+)(?::(?<port>\d{1,5}))?$/i;

/** Of Temporal: a host, with a port or without; null if it is none. */
export function hostAndPort(address: string): { host: string; port: number } | null {
  const { host = '', port = String(USUAL_PORT) } = HOST_AND_PORT.exec(address)?.groups ?? {};
  const number = Number(port);
  if (host === '' || number < 1 || number > 65_535) return null;
  return { host: host.replace(/^\[|\]$/g, ''), port: number };
}

export const temporalAddressFault = (address: string): string | null =>
  hostAndPort(address)
    ? null
    : 'must be host:port, such as temporal.example:7233, without scheme, blanks or quotes';

const unwritable = /[\s\p{Cc}"'<>]/u;

export const databaseUrlFault = (url: string): string | null =>
  /^postgres(ql)?:\/\//.test(url) && URL.canParse(url) && !unwritable.test(url)
    ? null
    : 'must look like postgresql://user:password@host:5432/database, where a password has %2F for /, %23 for #, %3F for ?, %40 for @ and %25 for %';
