import { SaxesParser, type SaxesTagNS } from 'saxes';
import { refusal } from '../refusals.js';
import { nameOf } from './names.js';

/** What is done at each place of a part, in reading order. */
export interface Visitor {
  open(name: string, tag: SaxesTagNS): void;
  close?(name: string): void;
  text?(text: string): void;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** @throws DocumentRefused unreadable */
export function decodeXml(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw refusal('unreadable', 'file');
  }
}

/**
 * Goes through one part of a Word document from front to back, keeping nothing of it.
 * @throws DocumentRefused unreadable, or whatever the visitor throws
 */
export function visit(bytes: Uint8Array, visitor: Visitor): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const names: string[] = [];
  parser.on('error', () => {
    throw refusal('unreadable', 'file');
  });
  parser.on('opentag', (tag) => {
    const name = nameOf(tag);
    names.push(name);
    visitor.open(name, tag);
  });
  parser.on('closetag', () => visitor.close?.(names.pop() ?? ''));
  parser.on('text', (text) => visitor.text?.(text));
  parser.on('cdata', (text) => visitor.text?.(text));
  parser.write(decodeXml(bytes)).close();
}
