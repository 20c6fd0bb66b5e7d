/** What is handed in during the demo: real files with text of their own, the same each time. */
import type { Evidence } from '../../workflows/journey/values.js';
import { docxOf } from './docx.js';
import { pdfOf } from './pdf.js';
import { prose, type Prose } from './prose.js';

export interface Paper {
  fileName: string;
  /** An element, `case-study`, or a kind of evidence. */
  purpose: string;
  /** By the published rule, the title included. */
  words: number;
  /** Made when it is wanted. */
  readonly prose: Prose;
}

const paper = (fileName: string, purpose: string, seed: string, title: string, words: number): Paper => ({
  fileName,
  purpose,
  words,
  get prose() {
    return prose(seed, title, words);
  },
});

const TASK_WORDS = 640;
const FEEDBACK_WORDS = 120;
const LETTER_WORDS = 60;

export const evidencePaper = (reference: string, evidence: Evidence): Paper =>
  paper(`${evidence}.pdf`, evidence, `${reference}/${evidence}`, titleOf(evidence), LETTER_WORDS);

export const taskPaper = (reference: string, task: string): Paper =>
  paper(
    `${task}.txt`,
    task,
    `${reference}/${task}`,
    'Formative task: what I found in my own school',
    TASK_WORDS,
  );

export const feedbackPaper = (reference: string, task: string): Paper =>
  paper(
    `feedback-${task}.txt`,
    task,
    `${reference}/${task}/feedback`,
    'Feedback on your formative task',
    FEEDBACK_WORDS,
  );

/** @param words by the published rule, the title included */
export const caseStudyPaper = (seed: string, words: number): Paper =>
  paper(
    'case-study.docx',
    'case-study',
    `${seed}/case-study`,
    'A response to the case study scenario',
    words,
  );

const titles: Record<Evidence, string> = {
  'qts-certificate': 'Qualified teacher status: certificate',
  'headteacher-declaration': 'Declaration of the headteacher',
  'setting-confirmation': 'Confirmation of the setting',
};
const titleOf = (evidence: Evidence): string => titles[evidence];

/** The bytes of the file, of the kind that its name says. */
export function bytesOf({ fileName, prose: text }: Paper): Uint8Array {
  if (fileName.endsWith('.docx')) return docxOf(text);
  if (fileName.endsWith('.pdf')) return pdfOf(text);
  return new TextEncoder().encode(`${text.title}\n\n${text.paragraphs.join('\n\n')}\n`);
}
