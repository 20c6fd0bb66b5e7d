/** What a bench tells: figures side by side, each with what it is measured against. */

export interface Row {
  what: string;
  /** Already rounded for reading. */
  value: string;
  /** What it is compared with, and the value of that in the same run. */
  against?: string;
  /** The comparison in one number. */
  ratio?: number;
  target?: string;
}

export interface Figure {
  title: string;
  rows: Row[];
  notes: string[];
}

export interface Progress {
  /** One line about what is being done. */
  say: (line: string) => void;
}

/** One figure that can be asked for by its name. */
export interface Measurement {
  name: string;
  title: string;
  measure: (progress: Progress) => Promise<Figure[]>;
}

export const round = (value: number, digits = 2): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: digits, minimumFractionDigits: 0 });

export const kib = (bytes: number): string => `${round(bytes / 1_024, 0)} KiB`;

export const ratioOf = (value: number, against: number): number =>
  Math.round((value / against) * 1_000) / 1_000;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}
