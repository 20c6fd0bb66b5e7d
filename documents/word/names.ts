/** Names in the XML of a Word document: what a prefix stands for is up to its writer, so they are told by namespace. */
import type { SaxesTagNS } from 'saxes';

const vocabularies: readonly (readonly [string, RegExp])[] = [
  ['w', /\/wordprocessingml\/(?:2006\/)?main$/],
  ['a', /\/drawingml\/(?:2006\/)?main$/],
  ['dgm', /\/drawingml\/(?:2006\/)?diagram$/],
  ['m', /\/officeDocument\/(?:2006\/)?math$/],
  ['mc', /\/markup-compatibility\/2006$/],
  ['v', /^urn:schemas-microsoft-com:vml$/],
  ['r', /\/officeDocument\/(?:2006\/)?relationships$/],
];

const prefixes = new Map<string, string>();

function prefixOf(uri: string): string {
  let prefix = prefixes.get(uri);
  if (prefix === undefined) {
    prefix = vocabularies.find(([, pattern]) => pattern.test(uri))?.[0] ?? '';
    // A document may name namespaces without end.
    if (prefix !== '') prefixes.set(uri, prefix);
  }
  return prefix;
}

/** `w:p`, `a:t`, `mc:Choice` and so on, whatever the prefixes of the document are; others begin with a colon. */
export const nameOf = ({ uri, local }: Pick<SaxesTagNS, 'uri' | 'local'>): string =>
  `${prefixOf(uri)}:${local}`;

/** The value of an attribute by its usual name, such as `w:val`. */
export function attributeOf(tag: SaxesTagNS, name: string): string | undefined {
  return Object.values(tag.attributes).find((one) => nameOf(one) === name)?.value;
}

/** Whether `<w:vanish/>` and the like say yes: default: they do. */
export const isOn = (tag: SaxesTagNS): boolean => !/^(?:0|false|off)$/i.test(attributeOf(tag, 'w:val') ?? '');
