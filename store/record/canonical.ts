/**
 * The canonical form of a value, and the hashes of the record (S7.1).
 *
 * Canonical form: JSON in UTF-8 without white space, as `JSON.stringify` writes each text and number,
 * with the keys of every object in ascending order of their UTF-16 code units; what JSON leaves out
 * (`undefined`) is left out. It is RFC 8785 for the values that occur here.
 *
 *     hash of a definition   = SHA-256(canonical form of the programme or cohort)
 *     hash before event 1    = SHA-256(canonical form of the enrolment, programme and cohort by their hashes)
 *     hash of event n        = SHA-256(32 bytes of the hash before it ‖ canonical form of the event)
 */
import { createHash } from 'node:crypto';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import type { Start } from './start.js';

export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}

export const hashOfValue = (value: unknown): Buffer => createHash('sha256').update(canonical(value)).digest();

/** What the chain of a journey begins with: who is enrolled for what. */
export function hashOfEnrolment(start: Start, programme: Buffer, cohort: Buffer): Buffer {
  const { journey, mode, provider, deliveryPartner, reference } = start;
  return hashOfValue({
    journey,
    mode,
    programme: programme.toString('hex'),
    cohort: cohort.toString('hex'),
    provider,
    deliveryPartner,
    reference,
  });
}

export const hashOfEvent = (previous: Buffer, event: JourneyEvent): Buffer =>
  createHash('sha256').update(previous).update(canonical(event)).digest();
