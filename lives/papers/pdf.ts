/** The smallest real PDF: one page of lines in Helvetica. For short letters in plain English. */
import type { Prose } from './prose.js';

const WORDS_A_LINE = 12;

function linesOf({ title, paragraphs }: Prose): string[] {
  const lines = [title, ''];
  for (const paragraph of paragraphs) {
    const words = paragraph.split(' ');
    for (let at = 0; at < words.length; at += WORDS_A_LINE) {
      lines.push(words.slice(at, at + WORDS_A_LINE).join(' '));
    }
  }
  return lines;
}

const escaped = (text: string): string => text.replaceAll(/[\\()]/g, String.raw`\$&`);

export function pdfOf(prose: Prose): Uint8Array {
  const shown = linesOf(prose)
    .map((line) => `(${escaped(line)}) Tj T*`)
    .join('\n');
  const content = `BT /F1 11 Tf 16 TL 60 770 Td\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  return new TextEncoder().encode(fileOf(objects));
}

/** Objects one after the other, and the table that says at which byte each begins. */
function fileOf(objects: readonly string[]): string {
  let file = '%PDF-1.4\n';
  const offsets: number[] = [];
  objects.forEach((object, index) => {
    offsets.push(file.length);
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  return `${file}xref\n0 ${count}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}
