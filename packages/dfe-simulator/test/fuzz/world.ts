/** Enough people, in every cohort and course, that random requests find something to do. */
import { createApplication, createPerson } from '../../rules/staff/index.js';
import type { Simulator } from '../../simulator.js';
import { courses } from '../../world/names.js';

/** Registers a person for every course in every cohort with the provider; half of them are eligible. */
export function populate(simulator: Simulator, providerKey: string): void {
  const { world } = simulator;
  const provider = simulator.ids.get(providerKey);
  const at = simulator.now();
  if (provider === undefined) throw new Error(`The default seed names no provider ${providerKey}.`);
  for (const cohort of world.cohorts.keys()) {
    for (const course of courses) {
      const fullName = `Test ${course} ${cohort}`;
      const user = createPerson(world, at, { fullName }).id;
      const eligibleForFunding = world.issued % 4 < 2;
      createApplication(world, at, { user, provider, course, cohort, eligibleForFunding });
    }
  }
}

/** Ids that requests may name, one of them unknown. */
export function idsOf({
  world,
}: Simulator): Record<'applications' | 'people' | 'declarations' | 'statements' | 'partners', string[]> {
  const unknown = '00000000-0000-4000-8000-000000000000';
  const some = (ids: Iterable<string>) => [...[...ids].slice(-60), unknown];
  return {
    applications: some(world.applications.keys()),
    people: some(world.users.keys()),
    declarations: some(world.declarations.keys()),
    statements: some(world.statements.keys()),
    partners: some(world.deliveryPartners.keys()),
  };
}
export type Ids = ReturnType<typeof idsOf>;
