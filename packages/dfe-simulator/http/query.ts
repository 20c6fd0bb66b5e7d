import qs from 'qs';
import { badRequest } from '../world/refusal.js';

/** The name of a parameter, read as far as it can be. */
function nameIn(pair: string): string {
  const [name = ''] = pair.split('=');
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}

/** @throws ApiRefusal 400 where the query of an address is not percent-encoded UTF-8 */
export function refuseUndecodable(url: string): void {
  try {
    decodeURIComponent(/\?(.*)$/s.exec(url)?.[1] ?? '');
  } catch {
    throw badRequest('The query is not percent-encoded UTF-8.');
  }
}

/** As the service reads a query: of a name that comes twice the last counts, unless it ends with `[]`. */
export function readQuery(text: string): Record<string, unknown> {
  const pairs = new Map(
    text.split('&').map((pair, n) => {
      const name = nameIn(pair);
      return [name.endsWith('[]') ? `${name}${n}` : name, pair];
    }),
  );
  return qs.parse([...pairs.values()].join('&'), { depth: 2, strictNullHandling: true, plainObjects: true });
}
