/**
 * What names and postcodes are compared by. Keys are kept in the table: whoever changes how they are made
 * adds a migration that forgets the hash of the register, so that it is loaded again.
 */

/** `St. Mary’s Catholic Primary` and `saint marys CATHOLIC primary` are `st marys catholic primary` both. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’‘ʼ`´]/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/(?<=^| )saint(?= |$)/g, 'st')
    .trim();

/** `ls6 2ab` and `LS62AB` are `LS62AB` both. */
const postcodeKey = (postcode: string): string => postcode.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

const WHOLE = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/;
const OUTWARD = /^[A-Z]{1,2}\d[A-Z\d]?$/;

/**
 * A whole postcode, or its outward half alone.
 * @returns null for anything else
 */
export function readPostcode(text: string): { outward: string; whole: string | null } | null {
  const key = postcodeKey(text);
  const [, outward] = WHOLE.exec(key) ?? [];
  if (outward !== undefined) return { outward, whole: key };
  return OUTWARD.test(key) ? { outward: key, whole: null } : null;
}
