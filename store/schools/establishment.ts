/** An establishment of the register "Get information about schools" (GIAS), as we keep it (S2.7, S2.8). */
import type { Day, Instant } from '../../workflows/journey/values.js';

export const establishmentStatuses = [
  'Open',
  'Open, but proposed to close',
  'Proposed to open',
  'Closed',
] as const;

export type EstablishmentStatus = (typeof establishmentStatuses)[number];

/** Those that teach children today. */
export const openStatuses = ['Open', 'Open, but proposed to close'] as const;

/**
 * Where an establishment is, as its type, local authority and region tell; `england` alone is in England.
 * `bfpo` are schools for the children of service families abroad, `overseas` is anywhere else.
 */
export const countries = [
  'england',
  'wales',
  'scotland',
  'jersey',
  'guernsey',
  'isle-of-man',
  'gibraltar',
  'bfpo',
  'overseas',
  'online',
] as const;

export type Country = (typeof countries)[number];

/** What the register leaves blank is null. */
export interface Establishment {
  /** Unique reference number, 6 digits. */
  urn: string;
  /** UK provider reference number, 8 digits. */
  ukprn: string | null;
  name: string;
  /** Such as `30`, for a Welsh establishment. */
  typeCode: string;
  typeName: string;
  /** Such as `Academies`. */
  typeGroup: string;
  status: EstablishmentStatus;
  phase: string | null;
  laCode: string | null;
  laName: string | null;
  /** Region of England, or what the register says in its place. */
  region: string | null;
  trustCode: string | null;
  trustName: string | null;
  town: string | null;
  postcode: string | null;
  /** British National Grid, metres; both are known, or neither. */
  easting: number | null;
  northing: number | null;
  /** The day on which it closed, or on which it is proposed to close. */
  closedOn: Day | null;
  country: Country;
}

/** Which register is in use: the file that it was loaded from. */
export interface SchoolRegister {
  file: string;
  /** The day of which the register is: from the name of the file, else when the file was last changed. */
  date: Day;
  /** Of the file's bytes, in hexadecimal digits. */
  sha256: string;
  /** Establishments that are kept. */
  rows: number;
  /** Rows in which something was wrong. */
  faults: number;
  loadedAt: Instant;
}
