/** `journeys timeline`: everything that happened, and the dates ahead (S6.3). */
import type { Command } from 'commander';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { wholeNumber } from '../options.js';

interface TimelineOptions {
  last?: string;
  messages: boolean;
}

export function addTimeline(program: Command, cli: Cli): void {
  const command = program
    .command('timeline')
    .summary('everything that happened to one participant, what was sent, and the dates ahead')
    .description('Everything that happened to one participant, what was sent, and the dates ahead (S6.3).')
    .argument('<journey>', 'id or reference of the journey')
    .option('--last <number>', 'only so many of the newest entries')
    .option('--no-messages', 'leave out what was sent')
    .action(async (journey: string, { last, messages }: TimelineOptions, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const most = last === undefined ? null : wholeNumber('last', last, 1, 100_000);
      await cli.withJourneys(options, async (journeys) => {
        const timeline = await journeys.timeline(journey);
        const past = timeline.past.filter(({ kind }) => messages || kind === 'event');
        const chosen = { ...timeline, past: most === null ? past : past.slice(-most) };
        await cli.answer(options, chosen, async () => {
          const { timelinePage } = await import('../output/timeline-page.js');
          return timelinePage(chosen);
        });
      });
    });
  withExamples(
    command,
    'timeline jny-aaaaaaaaaaaaaaaaaaaa',
    'timeline jny-aaaaaaaaaaaaaaaaaaaa --last 20 --no-messages',
    'timeline jny-aaaaaaaaaaaaaaaaaaaa --json',
  );
}
