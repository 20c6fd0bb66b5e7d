/** More answers than the dates of many journeys need; when they are all taken, the memory begins again. */
const MOST_ANSWERS = 4096;

/** A pure function that remembers its answers: journeys of a cohort ask for the same few hundred dates. */
export function remembered<K extends string | number, V>(work: (key: K) => V): (key: K) => V {
  const answers = new Map<K, V>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = work(key);
    if (answers.size >= MOST_ANSWERS) answers.clear();
    answers.set(key, answer);
    return answer;
  };
}
