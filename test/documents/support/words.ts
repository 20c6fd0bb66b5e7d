/** Words enough for a written response, cut to length; each is one word by any rule. */
const vocabulary =
  'The school improved provision for pupils with additional needs through careful graduated plans'.split(' ');

export function prose(words: number): string {
  return Array.from({ length: words }, (_, at) => vocabulary[at % vocabulary.length]).join(' ');
}

/** A written response of exactly so many words by the published rule, as the parts a document has. */
export interface Response {
  readonly title: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly caption: string;
  readonly cells: readonly (readonly string[])[];
  readonly references: readonly string[];
}

const PARAGRAPH = 100;

export function response(words: number): Response {
  const title = 'Leading change in SEND provision'; // 5
  const heading = '1. Context – and need'; // 4: the dash alone is none
  const caption = 'Table 1: Pupils by year'; // 5
  const cells = [
    ['Year', 'Pupils', 'Change'],
    ['2025', '1,204', '+3.5%'],
  ]; // 6
  const body = words - 20;
  const paragraphs = Array.from({ length: Math.ceil(body / PARAGRAPH) }, (_, at) =>
    prose(Math.min(PARAGRAPH, body - at * PARAGRAPH)),
  );
  const references = ['Department for Education (2015) SEND code of practice.', prose(40)];
  return { title, heading, paragraphs, caption, cells, references };
}
