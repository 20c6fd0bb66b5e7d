/** `journeys dfe statements` and `partners`: what is only read. */
import type { Command } from 'commander';
import { withExamples, type Cli } from '../../cli.js';
import { listDfe, withListOptions, type ListOptions } from './lists.js';
import { addShowRecord } from './records.js';

interface Filters extends ListOptions {
  cohort?: string;
  updatedSince?: string;
}

const statement = '5e7a9c1d-3b4f-4d8e-a0c2-9b1d3f5a7c9e';
const partner = '3c5e7a9b-1d2f-4b6d-8e0a-7f9b1c3d5e7a';
const COHORT = ['--cohort <years>', 'of cohorts that start in these years, such as 2025,2026'] as const;

export function addStatements(dfe: Command, cli: Cli): void {
  const group = dfe
    .command('statements')
    .summary('when declarations are paid')
    .description(
      'Statements: until when declarations are taken for each, and when it is paid. The Department gives no amounts here.',
    );
  const list = group
    .command('list')
    .summary('list statements')
    .description('List statements on which declarations are paid, by the day of payment.')
    .option(...COHORT)
    .option('--updated-since <time>', 'that changed on or after this day or moment');
  withListOptions(list, []).action(async (_: Filters, self: Command) => {
    const options = self.optsWithGlobals<Filters>();
    const { cohort, updatedSince } = options;
    await listDfe(cli, options, { kind: 'statements', asked: { cohort, updatedSince } });
  });
  withExamples(list, 'dfe statements list --cohort 2026', 'dfe statements list --json');
  const show = addShowRecord(group, cli, 'statements', 'statement', (api, id) => api.readStatement(id));
  withExamples(show, `dfe statements show ${statement}`);
  withExamples(group, 'dfe statements list --cohort 2026');
}

const sorts = ['created', 'updated', 'name'];

export function addPartners(dfe: Command, cli: Cli): void {
  const group = dfe
    .command('partners')
    .summary('delivery partners by the Department’s ids')
    .description('Delivery partners of this provider, which declarations name, and their cohorts.');
  const list = group
    .command('list')
    .summary('list delivery partners')
    .description('List delivery partners of this provider.')
    .option(...COHORT);
  withListOptions(list, sorts).action(async (_: Filters, self: Command) => {
    const options = self.optsWithGlobals<Filters>();
    await listDfe(cli, options, { kind: 'deliveryPartners', asked: { cohort: options.cohort } }, sorts);
  });
  withExamples(list, 'dfe partners list --cohort 2026 --sort name');
  const show = addShowRecord(group, cli, 'deliveryPartners', 'delivery partner', (api, id) =>
    api.readDeliveryPartner(id),
  );
  withExamples(show, `dfe partners show ${partner}`);
  withExamples(group, 'dfe partners list --cohort 2026');
}
