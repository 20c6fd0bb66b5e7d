/**
 * Programmes and cohorts travel by value with every journey (S1.6, decision 013), yet they are few: journeys in the same
 * process share one frozen copy of each, which is most of what a resting journey would otherwise hold.
 */
import type { Enrolment } from './command.js';

/** More definitions than a provider runs at once; it bounds what is remembered of those gone by. */
const MOST_DEFINITIONS = 64;
const copies = new Map<string, unknown>();

/** The enrolment with the shared copies of its definitions, equal to its own in every value. */
export const withSharedDefinitions = (enrolment: Enrolment): Enrolment => ({
  ...enrolment,
  programme: shared(enrolment.programme),
  cohort: shared(enrolment.cohort),
});

function shared<T>(definition: T): T {
  const content = JSON.stringify(definition);
  const known = copies.get(content) as T | undefined;
  if (known !== undefined) return known;
  if (copies.size >= MOST_DEFINITIONS) copies.clear();
  copies.set(content, frozen(definition));
  return definition;
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
