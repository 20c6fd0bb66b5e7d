/** From our names to the API's. */

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The attributes of a request body. */
export function attributesOf(asked: object): Record<string, unknown> {
  const said = Object.entries(asked).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said.map(([name, value]) => [snake(name), value as unknown]));
}

export type QueryValue = string | number | readonly string[] | undefined;

/** A query: pages, the sort, and everything else as filters; lists are joined with commas. */
export function queryOf(asked: Readonly<Record<string, QueryValue>>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    if (value === undefined) continue;
    const text = typeof value === 'object' ? value.join(',') : String(value);
    query.set(placeOf(name), text);
  }
  return query;
}

function placeOf(name: string): string {
  if (name === 'sort') return 'sort';
  if (name === 'page' || name === 'perPage') return `page[${snake(name)}]`;
  return `filter[${snake(name)}]`;
}
