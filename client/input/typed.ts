/** What spreadsheets, telephones and copied pages make of what people type. */

/** Characters without a width, which come along when something is copied from a page. */
const UNSEEN = /[\u00AD\u200B\u200E\u200F\u2060\uFEFF]/g;
/** They turn text around, which no number has a use for; telephones copy them along with one. */
const DIRECTIONS = /[\u202A-\u202E\u2066-\u2069]/g;
const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const HYPHENS = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;

/** Without what nobody sees. */
export const seen = (text: string): string => text.replaceAll(UNSEEN, '');

/** Plain digits, spaces and hyphens; and without the marks with which a spreadsheet keeps text as text. */
export function plainCharacters(text: string): string {
  const plain = seen(text)
    .replaceAll(DIRECTIONS, '')
    .replaceAll(SPACES, ' ')
    .replaceAll(HYPHENS, '-')
    .normalize('NFKC')
    .trim();
  const [, quoted] = /^="(.*)"$/.exec(plain) ?? [];
  return (quoted ?? plain.replace(/^'/, '')).trim();
}

/** `1234567.0` and `1,234,567` are whole numbers that a spreadsheet has dressed up. */
export const plainDigits = (text: string): string => {
  const plain = plainCharacters(text).replace(/^(\d+)\.0+$/, '$1');
  return /^\d{1,3}(,\d{3})+$/.test(plain) ? plain.replaceAll(',', '') : plain;
};

/** `1.23E+06`: the digits are gone for good. */
export const isRounded = (text: string): boolean => /^\d([.,]\d+)?E\+?\d+$/i.test(plainCharacters(text));

export const ROUNDED =
  'was rounded by a spreadsheet, so its digits are lost: format the column as text and type it again';

/** What people write into a cell for which they have nothing. */
export const meansNothing = (text: string): boolean =>
  /^(n\/?a|none|nil|not known|unknown|tbc|-+)$/i.test(text);
