/** `journeys what-if`: what would follow, changing nothing (S8.3). */
import { Option, type Command } from 'commander';
import type { Journeys } from '../../journeys.js';
import { BadInput } from '../../errors.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';

interface WhatIfOptions extends SharedOptions {
  deferral?: boolean;
  from?: string;
  until?: string;
  missedEvent?: string;
  resit?: boolean;
  cohort?: string;
}

type Supposition = Parameters<Journeys['whatIf']>[1];

export function addWhatIf(program: Command, cli: Cli): void {
  const command = program
    .command('what-if')
    .summary('what a deferral, missed event, resit or other cohort would change; nothing is changed')
    .description(
      'What a deferral, a missed event, a resit or another cohort would do to every later date, the outcome forecast and the statutory deadline (S8.3). Nothing is changed.',
    )
    .argument('<journey>', 'id or reference of the journey')
    .addOption(
      new Option('--deferral', 'suppose a deferral, with --from and --until').conflicts([
        'missedEvent',
        'resit',
      ]),
    )
    .option('--from <day>', 'its first day, YYYY-MM-DD')
    .option('--until <day>', 'the day of the return, YYYY-MM-DD')
    .addOption(
      new Option('--missed-event <event>', 'suppose that this event is missed').conflicts([
        'resit',
        'cohort',
      ]),
    )
    .addOption(new Option('--resit', 'suppose a fail and another attempt').conflicts(['cohort']))
    .option('--cohort <cohort>', 'suppose a move to this cohort; with --deferral, a return to it')
    .action(async (journey: string, _: WhatIfOptions, self: Command) => {
      const options = self.optsWithGlobals<WhatIfOptions>();
      const supposition = suppositionOf(options);
      await cli.withJourneys(options, async (journeys) => {
        const answer = await journeys.whatIf(journey, supposition);
        await cli.answer(options, answer, async () => {
          const { whatIfPage } = await import('../output/what-if-page.js');
          return whatIfPage(answer);
        });
      });
    });
  withExamples(
    command,
    'what-if jny-aaaaaaaaaaaaaaaaaaaa --deferral --from 2027-01-11 --until 2027-09-01',
    'what-if jny-aaaaaaaaaaaaaaaaaaaa --missed-event event-2',
    'what-if jny-aaaaaaaaaaaaaaaaaaaa --resit',
    'what-if jny-aaaaaaaaaaaaaaaaaaaa --cohort npq-senco-2027-spring --json',
  );
}

function suppositionOf({ deferral, from, until, missedEvent, resit, cohort }: WhatIfOptions): Supposition {
  if (deferral) {
    if (from !== undefined && until !== undefined) {
      return { suppose: 'deferral', from, until, cohort: cohort ?? null };
    }
    throw new BadInput(['--deferral: say --from and --until as well']);
  }
  if (from !== undefined || until !== undefined)
    throw new BadInput(['--from and --until belong to --deferral']);
  if (missedEvent !== undefined) return { suppose: 'missed-event', event: missedEvent };
  if (resit) return { suppose: 'resit' };
  if (cohort !== undefined) return { suppose: 'cohort', cohort };
  throw new BadInput(['Say what to suppose: --deferral, --missed-event, --resit or --cohort']);
}
