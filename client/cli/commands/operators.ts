/** `journeys staff add`, `change` and `remove`: who works here, and may sign in as what (S6). */
import type { Command } from 'commander';
import { operatorRoles } from '../../../access/roles.js';
import type { Operator } from '../../../store/access/operators.js';
import type { Staff } from '../../../store/people/staff.js';
import { BadInput, NotFound } from '../../errors.js';
import type { Journeys } from '../../journeys.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { choiceOf, wholeNumber } from '../options.js';

interface Given extends SharedOptions {
  role?: string;
  provider?: string;
  deliveryPartner?: string;
  name?: string;
  email?: string;
  capacity?: string;
  schoolUrn?: string;
  issuer?: string;
  subject?: string;
}

interface Known {
  operator: Operator | null;
  staff: Staff | null;
}

export function addOperators(group: Command, cli: Cli): void {
  const add = group
    .command('add')
    .summary('add somebody, who may then sign in')
    .description('Add somebody: a coach and an assessor under the id by which journeys name them.')
    .argument('<id>', 'an opaque id, such as coach-07')
    .requiredOption('--role <role>', operatorRoles.join(', '))
    .requiredOption('--name <name>', 'their name')
    .requiredOption('--email <address>', 'their email address, with which they sign in first')
    .option('--provider <id>', 'the provider they work for; none for support and the Department')
    .action(async (id: string, _: Given, self: Command) => {
      const options = self.optsWithGlobals<Given>();
      await cli.withJourneys(options, async (journeys) => {
        const known = await knownAs(journeys, id, options.provider);
        if (known.operator?.active) {
          throw new BadInput([`id: "${id}" is there already. Change it with "journeys staff change".`]);
        }
        await save(journeys, id, known, options);
      });
      await cli.answer(options, { id, saved: true }, () => `Added: ${id}\n`);
    });
  withExamples(
    withMore(add),
    'staff add coach-07 --role coach --provider northstar-learning --name "Sam Okafor" --email sam@example.org --capacity 20',
    'staff add support-01 --role support --name "Ines Marlow" --email ines@example.org',
  );
  const change = group
    .command('change')
    .summary('change what is known of somebody')
    .description(
      'Change what is known of somebody; what is not named stays. A role or a provider is another id.',
    )
    .argument('<id>', 'as "staff list" shows it')
    .option('--name <name>', 'their name')
    .option('--email <address>', 'their email address')
    .option('--provider <id>', 'the provider they work for, to find them')
    .action(async (id: string, _: Given, self: Command) => {
      const options = self.optsWithGlobals<Given>();
      await cli.withJourneys(options, async (journeys) => {
        const known = await knownAs(journeys, id, options.provider);
        if (!known.operator && !known.staff) {
          throw new NotFound('operator', id, '"journeys staff list" shows those there are.');
        }
        await save(journeys, id, known, options);
      });
      await cli.answer(options, { id, saved: true }, () => `Changed: ${id}\n`);
    });
  withExamples(withMore(change), 'staff change coach-07 --provider northstar-learning --capacity 12');
  const remove = group
    .command('remove')
    .summary('somebody may not sign in any more')
    .description(
      'From now on they may do nothing. What they did keeps their id; whom a coach has, has to be given to another one.',
    )
    .argument('<id>', 'as "staff list" shows it')
    .action(async (id: string, _: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      await cli.withJourneys(options, (journeys) => journeys.endOperator(id));
      await cli.answer(options, { id, removed: true }, () => `Removed: ${id}\n`);
    });
  withExamples(remove, 'staff remove coach-07');
}

const withMore = (command: Command): Command =>
  command
    .option('--delivery-partner <id>', 'the delivery partner, for its people')
    .option('--capacity <number>', 'participants at once for a coach, scripts for an assessor')
    .option('--school-urn <number>', 'the school they belong to, for conflicts of interest')
    .option('--issuer <url>', 'who vouches for them at sign-in; comes by itself with the first one')
    .option('--subject <text>', 'how that issuer calls them');

async function knownAs(journeys: Journeys, id: string, provider: string | undefined): Promise<Known> {
  const operator = (await journeys.operators(provider)).find((one) => one.id === id) ?? null;
  const of = provider ?? operator?.provider ?? null;
  const staff = of === null ? [] : await journeys.staff(of);
  return { operator, staff: staff.find((one) => one.id === id) ?? null };
}

/** Coaches and assessors are known to journeys as well; the others sign in alone. */
async function save(journeys: Journeys, id: string, known: Known, given: Given): Promise<void> {
  const before = known.operator ?? known.staff;
  const role = choiceOf('role', given.role ?? before?.role ?? '', operatorRoles);
  const name = given.name ?? before?.name ?? '';
  const email = given.email ?? before?.email ?? '';
  const provider = given.provider ?? before?.provider ?? null;
  await journeys.saveOperator({
    ...{ id, role, provider, name, email },
    deliveryPartner: given.deliveryPartner ?? known.operator?.deliveryPartner ?? null,
    issuer: given.issuer ?? null,
    subject: given.subject ?? null,
  });
  if ((role !== 'coach' && role !== 'assessor') || provider === null) return;
  const { capacity: most, schoolUrn } = given;
  const capacity =
    most === undefined ? (known.staff?.capacity ?? null) : wholeNumber('capacity', most, 0, 10_000);
  const urn = schoolUrn ?? known.staff?.urn ?? null;
  await journeys.saveStaff({ id, role, provider, name, email, capacity, urn });
}
