/** `Siân O’Brien` and `SIAN OBRIEN` are one name: people type it differently. */
export const nameMark = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
