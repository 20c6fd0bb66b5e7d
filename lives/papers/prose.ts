/** Text of a wanted length that reads like a school's own; the same seed gives the same text. */
import { createHash } from 'node:crypto';

export interface Prose {
  title: string;
  paragraphs: string[];
}

const sentences = [
  'We began by asking families what a good week looks like for their child, and wrote it down in their words.',
  'The graduated approach is only as strong as the class teacher who assesses, plans, does and reviews each term.',
  'Attendance of pupils with an education, health and care plan rose once mornings followed the same routine.',
  'Teaching assistants now prepare pupils for a lesson beforehand instead of rescuing them afterwards.',
  'I had assumed that training was missing, but the interviews showed that time to plan together was.',
  'The governors asked for three measures that they could follow from term to term, and no more than three.',
  'Two interventions had no effect that we could find, so we stopped them and gave the hours back to classrooms.',
  'Our transition meetings with the secondary school now begin in the spring, with the pupil in the room.',
  'A sensory audit of the corridors cost nothing and changed more than the new room that we had saved for.',
  'The local offer names services that families cannot reach, which I have raised with the area partnership.',
  'Staff said that they were confident about dyslexia and least confident about language that is still developing.',
  'Every pupil passport now fits on one page and is read aloud with the pupil twice a year.',
  'When behaviour was hard to understand we looked first at communication, then at sleep, and only then at rules.',
  'The evidence on small-group tuition is good where it is linked to the curriculum and short where it is not.',
  'I learned to give away the chairing of annual reviews and to keep the preparation of them.',
  'Reading ages say little about the two pupils who changed our practice most this year.',
];

/** @param words in all, the title included; at least as many as the title has */
export function prose(seed: string, title: string, words: number): Prose {
  const digest = createHash('sha256').update(seed).digest();
  const paragraphs: string[] = [];
  let left = words - title.split(' ').length;
  for (let at = 0; left > 0; at++) {
    const sentence = sentences[((digest[at % digest.length] ?? 0) + at) % sentences.length] ?? '';
    const cut = sentence.split(' ').slice(0, left);
    left -= cut.length;
    if (at % 5 === 0) paragraphs.push(cut.join(' '));
    else paragraphs[paragraphs.length - 1] += ` ${cut.join(' ')}`;
  }
  return { title, paragraphs };
}
