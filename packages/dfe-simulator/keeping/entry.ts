/** What changed the world: everything that does is one of these, so that the seed and these again make it. */
import type { Id, Instant } from '../world/world.js';
import type { WriteOperation } from './writes.js';

/** A request of a lead provider that was accepted. */
export interface ProviderEntry {
  by: 'provider';
  operation: WriteOperation;
  provider: Id;
  at: Instant;
  /** The record in the path; empty where the path names none. */
  id: Id;
  attributes: Readonly<Record<string, unknown>>;
}

/** Something that the Department did: its staff, its nightly job, the public through its forms. */
export interface DepartmentEntry {
  by: 'department';
  action: string;
  at: Instant;
  input: unknown;
}

export type Entry = ProviderEntry | DepartmentEntry;

/** An entry with the id of the record that came of it, which must come of it again. */
export type LoggedEntry = Entry & { made: Id | null };
