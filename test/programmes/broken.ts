/** Definitions to be broken on purpose: deep copies, and the lines of the faults found in them. */
import { cohortOf, listProviders, programmeOf } from '../../programmes/catalogue.js';
import type { Cohort } from '../../programmes/cohort-schema.js';
import { faultLine } from '../../programmes/checks/fault.js';
import { parseCohort, parseProgramme } from '../../programmes/parse-programme.js';
import type { Element, ElementKind, ElementOf, Programme } from '../../programmes/schema.js';

/** The faults of the NPQ for SENCOs after a change to a copy of it, one line each. */
export function programmeBroken(change: (programme: Programme) => void): string[] {
  const copy = structuredClone(programmeOf('npq-senco'));
  change(copy);
  return parseProgramme(copy).faults.map(faultLine);
}

/** The faults of the autumn 2026 cohort after a change to a copy of it, one line each. */
export function cohortBroken(change: (cohort: Cohort) => void): string[] {
  const copy = cohortCopy();
  change(copy);
  return parseCohort(copy, programmeOf('npq-senco'), listProviders()).faults.map(faultLine);
}

export function cohortCopy(): Cohort {
  return structuredClone(cohortOf('npq-senco-2026-autumn'));
}

/** One element by its id and kind; fails the test when there is none. */
export function elementOf<K extends ElementKind>(programme: Programme, id: string, kind: K): ElementOf<K> {
  const found = programme.stages.flatMap(({ elements }) => elements).find((element) => element.id === id);
  if (!found || !isKind(found, kind)) throw new Error(`There is no ${kind} "${id}".`);
  return found;
}

function isKind<K extends ElementKind>(element: Element, kind: K): element is ElementOf<K> {
  return element.kind === kind;
}
