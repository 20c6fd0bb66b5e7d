/** `journeys owed`, `journeys week` and `journeys diary`: what an office looks at in the morning (S6.3). */
import type { Command } from 'commander';
import { daySchema } from '../../input/dates.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { filterOf, choiceOf, typed, wholeNumber, type FilterOptions } from '../options.js';
import { judgedOn, withFilters } from './list.js';

interface SpanOptions extends SharedOptions, FilterOptions {
  from?: string;
  days: string;
}

interface OwedOptions extends SharedOptions, FilterOptions {
  by?: string;
  late?: boolean;
}

const owing = ['participant', 'headteacher', 'coach', 'assessor', 'provider'] as const;
const FROM = 'the first day, YYYY-MM-DD; default: today, and for a rehearsal the day of its own clock';
const DAYS = 'how many days, 1 to 400';

export function addOfficeDay(program: Command, cli: Cli): void {
  addOwed(program, cli);
  addWeek(program, cli);
  addDiary(program, cli);
}

function addOwed(program: Command, cli: Cli): void {
  const command = withFilters(program.command('owed'))
    .summary('who owes what, soonest due first')
    .description(
      'Who owes what, soonest due first: participants, headteachers, coaches, assessors and the provider (S6.3). Rehearsals are judged by their own clocks.',
    )
    .option('--by <role>', `what one of them owes: ${owing.join(', ')}`)
    .option('--late', 'only what should have been done by now')
    .action(async (_: OwedOptions, self: Command) => {
      const options = self.optsWithGlobals<OwedOptions>();
      const by = options.by === undefined ? null : choiceOf('by', options.by, owing);
      const filter = filterOf(options, await judgedOn(undefined));
      const all = await cli.withJourneys(options, (journeys) => journeys.owed(filter));
      const owed = all.filter(({ who, overdue }) => (by ?? who) === who && (overdue || !options.late));
      await cli.answer(options, { owed }, async () => {
        const { owedPage } = await import('../output/office-day-pages.js');
        return owedPage(owed);
      });
    });
  withExamples(
    command,
    'owed --cohort npq-senco-2026-autumn --late',
    'owed --coach coach-07 --by coach',
    'owed --provider northstar-learning --by provider --json',
  );
}

function addWeek(program: Command, cli: Cli): void {
  const command = withFilters(program.command('week'))
    .summary('what happens in the next seven days')
    .description(
      'What happens in the next seven days: event days, coaching sessions, due dates, windows (S6.3).',
    )
    .option('--from <day>', FROM)
    .option('--days <number>', DAYS, '7')
    .action(async (_: SpanOptions, self: Command) => {
      const options = self.optsWithGlobals<SpanOptions>();
      const filter = filterOf(options, await judgedOn(options.from));
      const span = spanOf(options);
      const ahead = await cli.withJourneys(options, (journeys) => journeys.week(filter, span));
      await cli.answer(options, { ...span, ahead }, async () => {
        const { weekPage } = await import('../output/office-day-pages.js');
        return weekPage(ahead);
      });
    });
  withExamples(command, 'week --provider northstar-learning', 'week --coach coach-07 --days 14');
}

function addDiary(program: Command, cli: Cli): void {
  const command = program
    .command('diary')
    .summary('a coach’s diary: whom they meet in the next days')
    .description('A coach’s diary: whom they meet in the next days, and when they are away (S6.3).')
    .argument('<coach>', 'id of the coach')
    .option('--from <day>', FROM)
    .option('--days <number>', DAYS, '7')
    .action(async (coach: string, _: object, self: Command) => {
      const options = self.optsWithGlobals<SpanOptions>();
      const diary = await cli.withJourneys(options, (journeys) => journeys.diary(coach, spanOf(options)));
      await cli.answer(options, diary, async () => {
        const { diaryPage } = await import('../output/office-day-pages.js');
        return diaryPage(diary);
      });
    });
  withExamples(command, 'diary coach-07', 'diary coach-07 --from 2027-01-11 --days 31');
}

const spanOf = ({ from, days }: SpanOptions) => ({
  ...(from === undefined ? {} : { from: typed('from', daySchema, from) }),
  days: wholeNumber('days', days, 1, 400),
});
