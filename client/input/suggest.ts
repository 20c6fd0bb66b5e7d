/** "Did you mean …": the nearest of what there is. */

/** The nearest candidate, if it is near enough to be a slip of the keyboard; undefined otherwise. */
export function nearestWord(given: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(given.length / 3)) + 1;
  for (const candidate of candidates) {
    const away = distance(given, candidate, least);
    if (away < least) [best, least] = [candidate, away];
  }
  return best;
}

/** ` Did you mean "…"?` with a leading space, or nothing. */
export function suggestion(given: string, candidates: readonly string[]): string {
  const found = nearestWord(given, candidates);
  return found === undefined ? '' : ` Did you mean "${found}"?`;
}

/** A sentence for whoever names what there is not, with what there is. @param most how many of it are named */
export function notThere(what: string, given: string, known: readonly string[], most = Infinity): string {
  const shown = known.slice(0, most).join(', ') || 'none';
  const more = known.length > most ? ` and ${known.length - most} more` : '';
  return `${what}: there is no "${given}".${suggestion(given, known)} There are: ${shown}${more}.`;
}

/** Damerau-Levenshtein with neighbours swapped as one slip; `limit` when it is that or more. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    [before, above] = [above, row];
  }
  return Math.min(above[b.length] ?? limit, limit);
}
