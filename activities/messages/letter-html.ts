/**
 * A message as HTML for mail programs: one column, styles inline, no images, nothing loaded from anywhere.
 * Everything that is not markup is escaped here, and nowhere else.
 */
import { escaped } from '../../programmes/drawings/escaped.js';
import { askSentence, rehearsalBanner, signature, whySentence, type Letter } from './letter.js';
import type { Block } from './message.js';

const ink = '#1c2b33';
const quiet = '#51626b';
const brand = '#17505c';
const line = '#d5dee0';
const font = "font-family:'Segoe UI',Helvetica,Arial,sans-serif";
const text = `margin:0 0 16px;${font};font-size:17px;line-height:26px;color:${ink}`;

const items = (tag: 'ul' | 'ol', lines: string[]): string =>
  `<${tag} style="margin:0 0 16px;padding:0 0 0 24px;${font};font-size:17px;line-height:26px;color:${ink}">` +
  `${lines.map((item) => `<li style="margin:0 0 6px">${escaped(item)}</li>`).join('')}</${tag}>`;

function factRow([label, value]: [string, string]): string {
  const cell = `padding:9px 0;border-bottom:1px solid ${line};${font};font-size:16px;line-height:23px;vertical-align:top;text-align:left`;
  return (
    `<tr><th scope="row" style="${cell};width:36%;padding-right:16px;font-weight:600;color:${ink}">${escaped(label)}</th>` +
    `<td style="${cell};color:${ink};overflow-wrap:anywhere;word-break:break-word">${escaped(value)}</td></tr>`
  );
}

function blockHtml(block: Block): string {
  if (typeof block === 'string') return `<p style="${text}">${escaped(block)}</p>`;
  if ('notice' in block) {
    return (
      `<p style="margin:0 0 18px;padding:14px 18px;border-left:5px solid #c8791a;background:#fdf4e7;${font};` +
      `font-size:17px;line-height:26px;font-weight:600;color:${ink}">${escaped(block.notice)}</p>`
    );
  }
  if ('heading' in block) {
    return `<h2 style="margin:26px 0 10px;${font};font-size:19px;line-height:26px;color:${brand}">${escaped(block.heading)}</h2>`;
  }
  if ('list' in block) return items('ul', block.list);
  if ('steps' in block) return items('ol', block.steps);
  if ('facts' in block) {
    return `<table style="width:100%;margin:0 0 20px;border-collapse:collapse;border-top:1px solid ${line}">${block.facts.map(factRow).join('')}</table>`;
  }
  const quoted = block.quote.map(escaped).join('<br>');
  return `<blockquote style="margin:0 0 16px;padding:4px 0 4px 16px;border-left:3px solid ${line};${font};font-size:17px;line-height:26px;color:${ink}">${quoted}</blockquote>`;
}

const pageHtml = ({ page }: Letter): string =>
  page
    ? `\n<p style="${text}">${escaped(page.words)}<br><a href="${escaped(page.href)}" style="color:${brand};overflow-wrap:anywhere;word-break:break-word">${escaped(page.href)}</a></p>`
    : '';

const banner = `<p role="note" style="margin:0;padding:12px 32px;background:#5b2a86;${font};font-size:15px;line-height:22px;font-weight:600;color:#ffffff">${escaped(rehearsalBanner)}</p>`;

const small = `margin:0 0 6px;${font};font-size:14px;line-height:21px;color:${quiet}`;

const footerLines = (letter: Letter): string =>
  [askSentence(letter), whySentence(letter), `Reference: ${letter.reference}`]
    .filter((sentence) => sentence !== null)
    .map((sentence) => `<p style="${small}">${escaped(sentence)}</p>`)
    .join('\n');

export function letterHtml(letter: Letter): string {
  const { title, provider, programme } = letter;
  return `<!DOCTYPE html>
<html lang="en-GB" dir="ltr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:0;background:#eef2f2">
<div style="max-width:640px;margin:0 auto;padding:24px 12px">
<div style="background:#ffffff;border-radius:8px;overflow:hidden;border:1px solid ${line}">
${letter.rehearsal ? banner : ''}
<div style="padding:18px 32px;background:${brand};${font};color:#ffffff"><div style="font-size:18px;line-height:24px;font-weight:700">${escaped(provider.name)}</div><div style="font-size:14px;line-height:20px;color:#dcebed">${escaped(programme)}</div></div>
<div style="padding:28px 32px 14px">
<h1 style="margin:0 0 20px;${font};font-size:25px;line-height:32px;font-weight:700;color:${ink}">${escaped(title)}</h1>
<p style="${text}">${escaped(letter.greeting)},</p>
${letter.blocks.map(blockHtml).join('\n')}${pageHtml(letter)}
<p style="${text}">With kind regards<br>${escaped(signature(letter))}</p>
</div>
<div style="padding:18px 32px 16px;border-top:1px solid ${line};background:#f7f9f9">
${footerLines(letter)}
</div>
</div>
</div>
</body>
</html>
`;
}
