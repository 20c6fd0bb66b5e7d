/** `journeys tokens`: what a provider's own systems come in with (S6). */
import type { Command } from 'commander';
import { scopes } from '../../../access/roles.js';
import type { Token } from '../../../store/api/tokens.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { choiceOf, wholeNumber } from '../options.js';
import { page } from '../output/plain.js';

interface Given extends SharedOptions {
  provider: string;
  deliveryPartner?: string;
  name: string;
  scopes: string;
  days: string;
  overlapHours: string;
}

const LIFE = 'for how many days it is good, 1 to 366';

export function addTokens(program: Command, cli: Cli): void {
  const group = program
    .command('tokens')
    .summary('what a provider’s own systems come in with')
    .description(
      'Tokens for the HTTP API: each for one provider, for what it is needed for and no more, and until a day. A token is shown once; the store has its digest alone.',
    );
  addCreate(group, cli);
  addList(group, cli);
  addRevoke(group, cli);
  addRotate(group, cli);
  withExamples(group, 'tokens list', 'tokens rotate token-5f0a1b2c3d4e');
}

function addCreate(group: Command, cli: Cli): void {
  const create = group
    .command('create')
    .summary('make one; it is shown once')
    .description('Make a token, and show it: nobody can read it again.')
    .requiredOption('--provider <id>', 'whose participants it is for')
    .option('--delivery-partner <id>', 'only those of this delivery partner')
    .requiredOption('--name <text>', 'what it is for, such as "learning environment"')
    .requiredOption('--scopes <name,name,…>', scopes.join(', '))
    .option('--days <number>', LIFE, '90')
    .action(async (_: object, self: Command) => {
      const options = self.optsWithGlobals<Given>();
      const { provider, deliveryPartner = null, name, days } = options;
      const made = await cli.withJourneys(options, (journeys) =>
        journeys.createToken({
          ...{ provider, deliveryPartner, name },
          scopes: options.scopes.split(',').map((one) => choiceOf('scopes', one.trim(), scopes)),
          days: wholeNumber('days', days, 1, 366),
        }),
      );
      await cli.answer(options, made, () => shownOnce(made));
    });
  withExamples(
    create,
    'tokens create --provider northstar-learning --name "learning environment" --scopes read,study,sessions',
  );
}

function addList(group: Command, cli: Cli): void {
  const list = group
    .command('list')
    .summary('those there are')
    .description('Tokens with what they are for, until when, and when they were last used.')
    .option('--provider <id>', 'of this provider')
    .action(async (_: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions & { provider?: string }>();
      const tokens = await cli.withJourneys(options, (journeys) => journeys.tokens(options.provider));
      await cli.answer(options, { tokens }, () => listPage(tokens));
    });
  withExamples(list, 'tokens list', 'tokens list --provider northstar-learning --json');
}

function addRevoke(group: Command, cli: Cli): void {
  const revoke = group
    .command('revoke')
    .summary('from now on it opens nothing')
    .description('Take a token back: from now on it opens nothing. What was done with it keeps its id.')
    .argument('<id>', 'as "tokens list" shows it')
    .action(async (id: string, _: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      await cli.withJourneys(options, (journeys) => journeys.revokeToken(id));
      await cli.answer(options, { id, revoked: true }, () => `Revoked: ${id}\n`);
    });
  withExamples(revoke, 'tokens revoke token-5f0a1b2c3d4e');
}

function addRotate(group: Command, cli: Cli): void {
  const rotate = group
    .command('rotate')
    .summary('another in its place')
    .description(
      'Make another token for the same; the old one stays good for a while, so that nobody has to be quick.',
    )
    .argument('<id>', 'as "tokens list" shows it')
    .option('--days <number>', LIFE, '90')
    .option('--overlap-hours <number>', 'for how long the old one is good as well, 0 to 720', '24')
    .action(async (id: string, _: object, self: Command) => {
      const options = self.optsWithGlobals<Given>();
      const rotation = {
        days: wholeNumber('days', options.days, 1, 366),
        overlapHours: wholeNumber('overlap-hours', options.overlapHours, 0, 720),
      };
      const made = await cli.withJourneys(options, (journeys) => journeys.rotateToken(id, rotation));
      await cli.answer(options, made, () => shownOnce(made));
    });
  withExamples(rotate, 'tokens rotate token-5f0a1b2c3d4e --overlap-hours 48');
}

const shownOnce = ({ id, token, expires }: { id: string; token: string; expires: string }): string =>
  page([
    `Made: ${id}, good until ${expires}`,
    `Token: ${token}`,
    'It is shown this once. Keep it where secrets are kept, and send it as "Authorization: Bearer TOKEN".',
  ]);

async function listPage(tokens: readonly Token[]): Promise<string> {
  if (tokens.length === 0) return 'None. "journeys tokens create" makes one.\n';
  const { tableOf } = await import('../output/table.js');
  const { londonSecond } = await import('../output/times.js');
  const when = (at: string | null) => (at === null ? null : londonSecond(`${at.slice(0, 19)}Z`));
  return tableOf(
    ['Id', 'Provider', 'Name', 'For', 'Good until', 'Last used'],
    tokens.map(({ id, provider, deliveryPartner, name, scopes: given, expires, revoked, lastUsed }) => [
      ...[id, deliveryPartner ?? provider, name, given.join(' ')],
      ...[revoked === null ? when(expires) : `revoked ${when(revoked)}`, when(lastUsed) ?? 'never'],
    ]),
  );
}
