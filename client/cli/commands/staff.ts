/** `journeys staff`: coaches, assessors and a provider's people. */
import type { Command } from 'commander';
import { addAvailability } from './availability.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { operatorRoles } from '../../../access/roles.js';
import { choiceOf } from '../options.js';
import { addOperators } from './operators.js';

const roles = [
  'coach',
  'assessor',
  'provider',
  ...operatorRoles.filter((role) => role !== 'coach' && role !== 'assessor'),
] as const;

export function addStaff(program: Command, cli: Cli): void {
  const group = program
    .command('staff')
    .summary('coaches, assessors, and who may sign in as what')
    .description(
      'Coaches, assessors, offices, support: who works here, and who may sign in as what (S6). Journeys name them by opaque ids only.',
    );
  addOperators(group, cli);
  const list = group
    .command('list')
    .summary('who works for a provider')
    .description(
      'Who works for a provider and who may sign in, by id; without a provider, everybody who may.',
    )
    .option('--provider <id>', 'the provider')
    .option('--role <role>', roles.join(', '))
    .action(async (_: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions & { provider?: string; role?: string }>();
      const role = options.role === undefined ? undefined : choiceOf('role', options.role, roles);
      const { provider } = options;
      const found = await cli.withJourneys(options, async (journeys) => ({
        staff: provider === undefined ? [] : await journeys.staff(provider),
        operators: await journeys.operators(provider),
      }));
      const isMeant = (one: { role: string }) => role === undefined || one.role === role;
      const staff = found.staff.filter(isMeant);
      const operators = found.operators.filter(isMeant);
      await cli.answer(options, { staff, operators }, async () => {
        const { staffPage } = await import('../output/staff-page.js');
        return staffPage(staff, operators);
      });
    });
  withExamples(list, 'staff list --provider northstar-learning --role coach');
  addAvailability(group, cli);
  withExamples(group, 'staff list --provider northstar-learning');
}
