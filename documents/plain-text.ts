import iconv from 'iconv-lite';
import { refusal } from './refusals.js';
import type { Line } from './count/line.js';

const TAB = 0x09;
const CARRIAGE_RETURN = 0x0d;
const ESCAPE_AND_AFTER = 0x1f;
const NEXT_LINE = 0x85;
/** The five bytes that mean nothing in Windows-1252. */
const UNUSED_IN_WINDOWS_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** Formats that are written in characters but are no plain text: their mark-up would be counted as words. */
const MARKED_UP = /^\s*(?:%PDF-|\{\\rtf|<\?xml|<!doctype|<html)/i;

/**
 * The lines of a plain text file: UTF-8 (with or without a byte order mark), UTF-16 with one, or else
 * Windows-1252, which is what older editors on Windows write.
 * @throws DocumentRefused wrong-type, if it is no text.
 */
export function plainTextLines(bytes: Uint8Array): Line[] {
  const text = textFrom(bytes);
  if (text === undefined || MARKED_UP.test(text)) throw refusal('wrong-type', 'content');
  const lines = text.split(/\r\n|[\n\r\f\u0085\u2028\u2029]/u);
  const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';
  return lines.map((line, at) => ({ text: line, heading: isBlank(lines[at - 1]) ? 'alone' : 'possible' }));
}

/** The text in these bytes, marked up or not; nothing if they are no text. */
export function textFrom(bytes: Uint8Array): string | undefined {
  const text = decode(bytes);
  return text === undefined || looksBinary(text) ? undefined : text;
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strictly('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strictly('utf-16be', bytes);
  return strictly('utf-8', bytes) ?? windows1252(bytes);
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** By iconv-lite: the TextDecoder of some Node releases reads Windows-1252 as Latin-1 and loses its quotation marks. */
function windows1252(bytes: Uint8Array): string | undefined {
  if (bytes.some((byte) => UNUSED_IN_WINDOWS_1252.has(byte))) return undefined;
  return iconv.decode(bytes, 'windows-1252');
}

/** Programs and pictures hold control characters; text holds no others than tabs, line ends and page breaks. */
function looksBinary(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < TAB || (code > CARRIAGE_RETURN && code <= ESCAPE_AND_AFTER)) return true;
    if (code >= 0x7f && code <= 0x9f && code !== NEXT_LINE) return true;
  }
  return false;
}
