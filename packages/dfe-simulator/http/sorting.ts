export type Columns<T> = Readonly<Record<string, (record: T) => string>>;

interface Wish<T> {
  column: (record: T) => string;
  descending: boolean;
}

function wishesIn<T>(sort: string, columns: Columns<T>): Wish<T>[] {
  return sort.split(',').flatMap((part) => {
    const [, sign, name = ''] = /^([+-]?)(.*)$/.exec(part) ?? [];
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    return column ? [{ column, descending: sign === '-' }] : [];
  });
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * In the order asked for (DfE §1.1): columns with commas between, `-` for descending; a column nobody knows is
 * not looked at. What is equal stays in the order in which it was made, so that pages neither lose nor repeat.
 */
export function sorted<T>(records: readonly T[], sort: unknown, columns: Columns<T>, usual: string): T[] {
  const wishes = wishesIn(typeof sort === 'string' ? sort : usual, columns);
  if (wishes.length === 0) return [...records];
  return [...records].sort((one, other) => {
    for (const { column, descending } of wishes) {
      const order = byCode(column(one), column(other));
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
}
