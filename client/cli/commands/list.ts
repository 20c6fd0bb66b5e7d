/** `journeys list` and `journeys caseload`: many participants at once (S6.3). */
import type { Command } from 'commander';
import type { CountedBy, JourneySort, Judged } from '../../../store/read-model/read-model.js';
import { daySchema } from '../../input/dates.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { filterOf, filterOptions, choiceOf, typed, wholeNumber, type FilterOptions } from '../options.js';

interface ListOptions extends SharedOptions, FilterOptions {
  by?: string;
  size: string;
  sort: string;
  descending?: boolean;
  after?: string;
  on?: string;
}

const countable: Record<string, CountedBy> = {
  mode: 'mode',
  programme: 'programme',
  cohort: 'cohort',
  provider: 'provider',
  'delivery-partner': 'deliveryPartner',
  group: 'group',
  coach: 'coach',
  stage: 'stage',
  status: 'status',
  wait: 'wait',
  'wait-for': 'waitFor',
  'must-act': 'mustAct',
  attention: 'attention',
  outcome: 'outcome',
};
const sorts: readonly JourneySort[] = ['reference', 'enrolled', 'updated', 'next-deadline'];

export function addList(program: Command, cli: Cli): void {
  const list = withFilters(program.command('list'))
    .summary('list participants with filters, or count them')
    .description('List participants with filters, or count them by what they have in common (S6.3).')
    .option('--by <what>', `count instead: by ${Object.keys(countable).join(', ')}`)
    .option('--sort <order>', `by ${sorts.join(', ')}`, 'reference')
    .option('--descending', 'the last first')
    .option('--size <number>', 'participants on a page, 1 to 1,000', '50')
    .option('--after <cursor>', 'the page after the one that named this cursor')
    .option(
      '--on <day>',
      'the day on which "overdue", "behind" and who must act are judged; default: today, and for a rehearsal the day of its clock',
    )
    .action(async (_: ListOptions, self: Command) => {
      const options = self.optsWithGlobals<ListOptions>();
      const filter = filterOf(options, await judgedOn(options.on));
      await cli.withJourneys(options, async (journeys) => {
        const { listPage, countPage } = await import('../output/list-page.js');
        if (options.by !== undefined) {
          const by = choiceOf('by', options.by, Object.keys(countable));
          const counts = await journeys.count(filter, countable[by] ?? 'stage');
          return cli.answer(options, { by, counts }, () => countPage(by, counts));
        }
        const answer = await journeys.list(filter, {
          size: wholeNumber('size', options.size, 1, 1_000),
          sort: choiceOf('sort', options.sort, sorts),
          descending: options.descending ?? false,
          ...(options.after === undefined ? {} : { after: options.after }),
        });
        return cli.answer(options, answer, () => listPage(answer));
      });
    });
  withExamples(
    list,
    'list --cohort npq-senco-2026-autumn --attention',
    'list --provider northstar-learning --behind --sort next-deadline',
    'list --cohort npq-senco-2026-autumn --by stage',
    'list --search AUT26-0 --json',
  );
  addCaseload(program, cli);
}

function addCaseload(program: Command, cli: Cli): void {
  const caseload = withFilters(program.command('caseload'))
    .summary('coaches’ caseloads at a glance')
    .description('Coaches’ caseloads at a glance: participants, overdue, behind, at risk, attention (S6.3).')
    .option(
      '--on <day>',
      'the day on which it is judged; default: today, and for a rehearsal the day of its clock',
    )
    .action(async (_: ListOptions, self: Command) => {
      const options = self.optsWithGlobals<ListOptions>();
      const judged = await judgedOn(options.on);
      const on = typeof judged === 'string' ? judged : judged.live;
      await cli.withJourneys(options, async (journeys) => {
        const loads = await journeys.caseloads(filterOf(options, judged), judged);
        await cli.answer(options, { on, caseloads: loads }, async () => {
          const { caseloadPage } = await import('../output/list-page.js');
          return caseloadPage(judged, loads);
        });
      });
    });
  withExamples(
    caseload,
    'caseload --provider northstar-learning',
    'caseload --coach coach-07 --on 2027-03-01',
  );
}

/** Only those options that choose journeys; `--provider` and the like are filters here. */
export function withFilters(command: Command): Command {
  for (const [flags, help] of filterOptions) command.option(flags, help);
  return command;
}

/** The day told, for all; else today, while every rehearsal is judged by its own clock. */
export async function judgedOn(on: string | undefined): Promise<Judged> {
  if (on !== undefined) return typed('on', daySchema, on);
  const { instantOfMillis, londonDate } = await import('../../../workflows/journey/calendar.js');
  return { live: londonDate(instantOfMillis(Date.now())) };
}
