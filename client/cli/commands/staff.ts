/** `journeys staff`: coaches, assessors and a provider's people. */
import type { Command } from 'commander';
import { addAvailability } from './availability.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { choiceOf, wholeNumber } from '../options.js';

interface SaveOptions extends SharedOptions {
  role: string;
  provider: string;
  name: string;
  email: string;
  capacity?: string;
  schoolUrn?: string;
}

const roles = ['coach', 'assessor', 'provider'] as const;

export function addStaff(program: Command, cli: Cli): void {
  const group = program
    .command('staff')
    .summary('coaches, assessors and a provider’s people')
    .description('Coaches, assessors and a provider’s people: journeys name them by opaque ids only.');
  const save = group
    .command('save')
    .summary('add or change somebody')
    .description('Add or change a coach, an assessor, or one of a provider’s people.')
    .argument('<id>', 'an opaque id, such as coach-07')
    .requiredOption('--role <role>', roles.join(', '))
    .requiredOption('--provider <id>', 'the provider they work for')
    .requiredOption('--name <name>', 'their name')
    .requiredOption('--email <address>', 'their email address')
    .option(
      '--capacity <number>',
      'participants at once for a coach, scripts for an assessor; no limit unless told',
    )
    .option('--school-urn <number>', 'the school they belong to, for conflicts of interest')
    .action(async (id: string, _: SaveOptions, self: Command) => {
      const options = self.optsWithGlobals<SaveOptions>();
      const { provider, name, email, capacity, schoolUrn } = options;
      const staff = {
        id,
        role: choiceOf('role', options.role, roles),
        provider,
        name,
        email,
        capacity: capacity === undefined ? null : wholeNumber('capacity', capacity, 0, 10_000),
        urn: schoolUrn ?? null,
      };
      await cli.withJourneys(options, (journeys) => journeys.saveStaff(staff));
      await cli.answer(options, { id, saved: true }, () => `Saved: ${id}\n`);
    });
  withExamples(
    save,
    'staff save coach-07 --role coach --provider northstar-learning --name "Sam Okafor" --email sam@example.org --capacity 20',
  );
  const list = group
    .command('list')
    .summary('who works for a provider')
    .description('Who works for a provider, by id.')
    .requiredOption('--provider <id>', 'the provider')
    .option('--role <role>', roles.join(', '))
    .action(async (_: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions & { provider: string; role?: string }>();
      const role = options.role === undefined ? undefined : choiceOf('role', options.role, roles);
      const staff = await cli.withJourneys(options, (journeys) => journeys.staff(options.provider, role));
      await cli.answer(options, { staff }, async () => {
        if (staff.length === 0) return 'Nobody.\n';
        const { tableOf } = await import('../output/table.js');
        const rows = staff.map((one) => [
          one.id,
          one.role,
          one.name,
          one.email,
          one.capacity,
          one.scriptsMarked,
        ]);
        return tableOf(['Id', 'Role', 'Name', 'Email', 'Capacity', 'Scripts marked'], rows);
      });
    });
  withExamples(list, 'staff list --provider northstar-learning --role coach');
  addAvailability(group, cli);
  withExamples(group, 'staff list --provider northstar-learning');
}
