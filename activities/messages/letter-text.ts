/** A message as plain text, for readers and programs that prefer it. */
import { askSentence, rehearsalBanner, signature, whySentence, type Letter } from './letter.js';
import type { Block } from './message.js';

function blockText(block: Block): string {
  if (typeof block === 'string') return block;
  if ('notice' in block) return `>> ${block.notice}`;
  if ('heading' in block) return `${block.heading}\n${'-'.repeat([...block.heading].length)}`;
  if ('list' in block) return block.list.map((item) => `- ${item}`).join('\n');
  if ('steps' in block) return block.steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
  if ('facts' in block) return block.facts.map(([label, value]) => `${label}: ${value}`).join('\n');
  return block.quote.map((line) => `  "${line}"`).join('\n');
}

export function letterText(letter: Letter): string {
  const parts = [
    ...(letter.rehearsal ? [rehearsalBanner] : []),
    letter.title,
    `${letter.greeting},`,
    ...letter.blocks.map(blockText),
    ...(letter.page ? [`${letter.page.words}\n${letter.page.href}`] : []),
    `With kind regards\n${signature(letter)}`,
    '--',
    [askSentence(letter), whySentence(letter), `Reference: ${letter.reference}`].filter(Boolean).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}
