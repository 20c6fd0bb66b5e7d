/** The two kinds of definition, each read with all of its rules (S1.6, S1.7). */
import { cohortChecksFor } from './checks/cohort-faults.js';
import { cohortSchema, type Cohort } from './cohort-schema.js';
import type { DefinitionCheck } from './checks/fault.js';
import { parseDefinition, type Parsed } from './parse.js';
import { programmeChecks } from './checks/programme-faults.js';
import { programmeSchema } from './programme-schema.js';
import { providerFaults } from './checks/provider-faults.js';
import type { Provider } from './providers.js';
import type { Programme } from './schema.js';

/** A programme, or every fault in it by path (S1.6). */
export function parseProgramme(input: unknown): Parsed<Programme> {
  return parseDefinition(input, programmeSchema, programmeChecks, undefined);
}

/** A cohort of that programme and those providers, or every fault in it by path (S1.6, S1.7, S1.9). */
export function parseCohort(input: unknown, programme: Programme, providers: Provider[]): Parsed<Cohort> {
  const named: DefinitionCheck<Cohort, Programme> = {
    needs: ['contracts', 'groups'],
    find: (cohort) => providerFaults(cohort, providers),
  };
  return parseDefinition(input, cohortSchema, [...cohortChecksFor(input, programme), named], programme);
}
