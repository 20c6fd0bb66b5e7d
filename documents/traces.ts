/** Whether a text names who wrote it (S5.4): marking is blind, and nobody takes names out of somebody's sentences. */

/** What is known of whoever hands it in; it stays where the text is read. */
export interface Author {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly trn: string | null;
  readonly school: string | null;
}

export type Trace = 'name' | 'school' | 'email' | 'trn';

/** "Marsh Lane" alone leads to "Marsh Lane Primary School" as well. */
const KIND_OF_SCHOOL =
  /(?:\s+(?:c of e|ce|rc|catholic|church of england|community|primary|secondary|infants?|juniors?|nursery|special|high|grammar|school|academy|college|and|&))+$/iu;

const spaced = (text: string): string =>
  ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@.]+/gu, ' ')} `;

/** Which of these the text holds, each as whole words, in any case and spacing. */
export function tracesIn(text: string, author: Author): Trace[] {
  const words = spaced(text).replaceAll(/\.(?=\s)/gu, '');
  const holds = (...names: readonly (string | null)[]): boolean =>
    names.some((name) => {
      const wanted = spaced(name ?? '').replaceAll(/\.(?=\s)/gu, '');
      return wanted.trim() !== '' && words.includes(wanted);
    });
  const { givenName, familyName, email, trn, school } = author;
  const place = school?.replace(KIND_OF_SCHOOL, '') ?? null;
  const found: Record<Trace, boolean> = {
    name: holds(`${givenName} ${familyName}`, `${familyName} ${givenName}`),
    // One word, such as "Hillside", stands in many a sentence.
    school: holds(school, place?.includes(' ') ? place : null),
    email: holds(email),
    trn: holds(trn),
  };
  return (Object.keys(found) as Trace[]).filter((trace) => found[trace]);
}
