/**
 * A copy of a Word document without the traces of its author (S5.4): only the parts that show something are taken
 * over, so that properties, comments, lists of people, hidden data and templates stay behind, known to us or not (decision 032).
 */
import { unzipSync, zipSync } from 'fflate';
import { textFrom } from '../plain-text.js';
import { openArchive, type WordArchive } from './archive.js';
import { relationshipsOf, relationshipsPart, type Relationship } from './package.js';
import { decodeXml } from './parse.js';
import { rewrite, withAttributes } from './rewrite.js';

/** What parts of a document may refer to, and what of it is looked at no further. */
const SHOWN = new Set(
  (
    'officeDocument styles stylesWithEffects numbering settings webSettings fontTable font theme themeOverride footnotes ' +
    'endnotes header footer image chart chartStyle chartColorStyle chartUserShapes diagramData diagramLayout ' +
    'diagramQuickStyle diagramColors diagramDrawing aFChunk hyperlink'
  ).split(' '),
);
const WITHOUT = new Set(
  (
    'commentRangeStart commentRangeEnd commentReference attachedTemplate docVars mailMerge printerSettings dataBinding ' +
    'OLEObject externalData saveThroughXslt'
  ).split(' '),
);
const NOBODY = { author: 'Author', initials: 'A', userId: '', providerId: 'None' };
/** The same bytes for every marker: a ZIP file keeps the time of each part. */
const TIME = '1980-01-01T00:00:00Z';
const CONTENT_TYPES = '[Content_Types].xml';

const utf8 = new TextEncoder();

export function blindWordCopy(bytes: Uint8Array): Uint8Array {
  const archive = openArchive(bytes);
  const whole = unzipSync(bytes);
  const copy: Record<string, Uint8Array> = {};
  const pageParts = new Set<string>();
  const take = (part: string): void => {
    const related = relationshipsOf(archive, part).filter(({ type }) => SHOWN.has(type));
    for (const { type, target } of related) if (/^(?:header|footer)$/.test(type)) pageParts.add(target);
    const isPagePart = pageParts.has(part);
    if (part !== '' && whole[part]) copy[part] = partWithout(whole[part], part, isPagePart);
    if (isPagePart || related.length === 0) return;
    copy[part === '' ? '_rels/.rels' : relationshipsPart(part)] = relationshipsWithout(
      archive,
      part,
      related,
    );
    for (const { target, isExternal } of related) if (!isExternal && !copy[target]) take(target);
  };
  take('');
  copy[CONTENT_TYPES] = contentTypesOf(whole[CONTENT_TYPES] ?? new Uint8Array(), copy);
  const parts = Object.entries(copy).sort(([one], [other]) => (one < other ? -1 : 1));
  return zipSync(Object.fromEntries(parts), { level: 6, mtime: TIME });
}

function partWithout(bytes: Uint8Array, part: string, isPagePart: boolean): Uint8Array {
  if (/\.docx$/i.test(part)) return blindWordCopy(bytes);
  if (/\.x?html?$/i.test(part)) return pageWithoutHead(bytes);
  if (!/\.xml$/i.test(part)) return bytes;
  const xml = decodeXml(bytes);
  if (isPagePart) return utf8.encode(emptyPagePart(xml));
  return utf8.encode(rewrite(xml, { without: WITHOUT, tag: (tag) => withAttributes(tag, NOBODY) }));
}

/** What programs write there about who made the page. */
function pageWithoutHead(bytes: Uint8Array): Uint8Array {
  const page = textFrom(bytes);
  return page === undefined
    ? bytes
    : utf8.encode(`\ufeff${page.replace(/<head\b.*?<\/head>|<!--.*?-->/gis, '')}`);
}

/** People write their names and schools there in many ways, so nothing of it stays but the number of the page. */
function emptyPagePart(xml: string): string {
  const root = /<([\w.-]+):(?:hdr|ftr)\b/.exec(xml);
  const prefix = root?.[1] ?? 'w';
  const name = root?.[0].slice(1) ?? `${prefix}:hdr`;
  const namespace = new RegExp(String.raw`xmlns:${prefix}\s*=\s*["']([^"']+)`).exec(xml)?.[1] ?? '';
  const number = /\bPAGE\b/.test(xml)
    ? `<${prefix}:fldSimple ${prefix}:instr=" PAGE "><${prefix}:r><${prefix}:t>1</${prefix}:t></${prefix}:r></${prefix}:fldSimple>`
    : '';
  const paragraph = `<${prefix}:p>${number}</${prefix}:p>`;
  return `<?xml version="1.0" encoding="UTF-8"?><${name} xmlns:${prefix}="${namespace}">${paragraph}</${name}>`;
}

/** Links to a web page stay; one to a folder or a mailbox leads to whoever has it. */
function relationshipsWithout(archive: WordArchive, part: string, kept: readonly Relationship[]): Uint8Array {
  const ids = new Set(kept.map(({ id }) => id));
  const xml = decodeXml(
    archive.texts[part === '' ? '_rels/.rels' : relationshipsPart(part)] ?? new Uint8Array(),
  );
  const tag = (text: string, name: string): string => {
    if (name !== 'Relationship') return text;
    const of = (attribute: string): string =>
      new RegExp(String.raw`\s${attribute}\s*=\s*["']([^"']*)`).exec(text)?.[1] ?? '';
    if (!ids.has(of('Id'))) return '';
    const isElsewhere = of('TargetMode') === 'External' && !/^https?:/i.test(of('Target'));
    return isElsewhere ? withAttributes(text, { Target: 'about:blank' }) : text;
  };
  return utf8.encode(rewrite(xml, { without: new Set(), tag }));
}

function contentTypesOf(bytes: Uint8Array, copy: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const tag = (text: string, name: string): string => {
    const part = /\sPartName\s*=\s*["']\/?([^"']*)/.exec(text)?.[1] ?? '';
    return name === 'Override' && !Object.hasOwn(copy, part) ? '' : text;
  };
  return utf8.encode(rewrite(decodeXml(bytes), { without: new Set(), tag }));
}
