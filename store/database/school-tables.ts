/** Tables of the register of schools (S2.7, S2.8): public data, nobody's personal ones. */
import type { ColumnType, Generated } from 'kysely';
import type { Day, Instant } from '../../workflows/journey/values.js';
import type { Country, EstablishmentStatus } from '../schools/establishment.js';

type Derived = ColumnType<string, never, never>;

export interface EstablishmentsTable {
  urn: string;
  ukprn: string | null;
  name: string;
  type_code: string;
  type_name: string;
  type_group: string;
  status: EstablishmentStatus;
  phase: string | null;
  la_code: string | null;
  la_name: string | null;
  region: string | null;
  trust_code: string | null;
  trust_name: string | null;
  town: string | null;
  postcode: string | null;
  easting: number | null;
  northing: number | null;
  closed_on: Day | null;
  country: Country;
  /** What the name is compared by. */
  name_key: string;
  /** The words of the key. */
  name_words: Derived;
  /** Both null where the register has no postcode, or none of the usual form. */
  postcode_key: string | null;
  outward: string | null;
}

/** One row, or none before the first load. */
interface SchoolRegisterTable {
  singleton: Generated<boolean>;
  file: string;
  date: Day;
  sha256: string;
  rows: number;
  faults: number;
  loaded_at: Instant;
}

export interface SchoolTables {
  establishments: EstablishmentsTable;
  school_register: SchoolRegisterTable;
}
