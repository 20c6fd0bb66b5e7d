/**
 * What people typed, made safe to print: names and free text of the store pass here once, before any
 * template sees them, so that no name can break a header, hide behind another or turn a line around.
 */

/** Line ends, tabs, other control characters, and the marks that reverse the direction of what follows. */
const controls = /[\p{Cc}\u2028\u2029]+/gu;
const directions = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

const LONGEST_NAME = 120;
const LONGEST_TEXT = 4000;

/** One line: of a name, a school, a subject. A right-to-left name is isolated from the words around it. */
export function oneLine(value: string, longest = LONGEST_NAME): string {
  const line = [...value.normalize('NFC').replaceAll(directions, '').replaceAll(controls, ' ')]
    .slice(0, longest)
    .join('')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
  return rightToLeft.test(line) ? `\u2068${line}\u2069` : line;
}

/** Several lines, as somebody wrote them. */
export function manyLines(value: string): string[] {
  return value
    .slice(0, LONGEST_TEXT)
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => oneLine(line, LONGEST_TEXT))
    .filter((line) => line !== '');
}

/** The isolation marks of a right-to-left name, which headers and calendars do without. */
export const withoutMarks = (value: string): string => value.replaceAll(directions, '');
