import { escaped } from '../../programmes/drawings/escaped.js';
import type { ReceivedMail } from './mail.js';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem;color:#0b0c0c}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #b1b4b6}
pre{white-space:pre-wrap;background:#f3f2f1;padding:1rem}iframe{width:100%;height:30rem;border:1px solid #b1b4b6}
input{font:inherit;padding:.3rem}`;

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<style>${STYLE}</style></head><body>${body}</body></html>`;
}

function row(mail: ReceivedMail): string {
  const cells = [
    escaped(mail.envelope.receivedAt),
    escaped(mail.envelope.to.join(', ')),
    `<a href="/mails/${mail.id}">${escaped(mail.subject) || '(no subject)'}</a>`,
    mail.attachments.map(({ filename }) => escaped(filename)).join(', '),
  ];
  return `<tr><td>${cells.join('</td><td>')}</td></tr>`;
}

/** The list, newest first. */
export function inboxPage(
  shown: readonly ReceivedMail[],
  total: number,
  to: string,
  subject: string,
): string {
  const heading = `${total} mail${total === 1 ? '' : 's'}`;
  const more = shown.length < total ? `<p>The newest ${shown.length} are shown: narrow the search.</p>` : '';
  return page(
    'Mail catcher',
    `<h1>${heading}</h1><p>Nothing here has left this machine.</p>
<form><label>To <input name="to" value="${escaped(to)}"></label>
<label>Subject <input name="subject" value="${escaped(subject)}"></label> <button>Search</button></form>${more}
<table><thead><tr><th>Received (UTC)</th><th>To</th><th>Subject</th><th>Attachments</th></tr></thead>
<tbody>${shown.map(row).join('')}</tbody></table>`,
  );
}

/** One mail: the HTML part without scripts, in a frame of its own. */
export function mailPage(mail: ReceivedMail): string {
  const files = mail.attachments
    .map(({ filename, mimeType }, index) => {
      const href = `/mails/${mail.id}/attachments/${index}`;
      return `<li><a href="${href}">${escaped(filename)}</a> (${escaped(mimeType)})</li>`;
    })
    .join('');
  return page(
    mail.subject,
    `<p><a href="/">All mails</a> · <a href="/mails/${mail.id}/raw">As received</a></p>
<h1>${escaped(mail.subject) || '(no subject)'}</h1>
<p>From ${escaped(`${mail.from.name} <${mail.from.address}>`)} to ${escaped(mail.envelope.to.join(', '))},
received ${escaped(mail.envelope.receivedAt)}</p>
${files === '' ? '' : `<ul>${files}</ul>`}
${mail.html === '' ? '' : `<iframe sandbox title="HTML part" srcdoc="${escaped(mail.html)}"></iframe>`}
<h2>Text</h2><pre>${escaped(mail.text)}</pre>`,
  );
}
