/** `journeys show`: one participant on a page (S6.3). */
import type { Command } from 'commander';
import { ClientError } from '../../errors.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { momentOption } from '../options.js';

export function addShow(program: Command, cli: Cli): void {
  const command = program
    .command('show')
    .summary('show one participant: where, why, what next and when, who must act')
    .description('Show one participant: where, why, what comes next and when, and who must act (S6.3).')
    .argument('<journey>', 'id or reference of the journey, as "list" shows them')
    .option('--at <day or time>', 'what was true then: a day (its end, in London) or a time with its zone')
    .action(async (journey: string, { at }: { at?: string }, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const moment = at === undefined ? undefined : momentOption('at', at);
      await cli.withJourneys(options, async (journeys) => {
        const reading = await journeys.view(journey, { at: moment });
        const person = await seen(journeys.person(journey));
        const name = person ? `${person.givenName} ${person.familyName}` : null;
        await cli.answer(options, { ...reading, name }, async () => {
          const { showPage } = await import('../output/show-page.js');
          return showPage(reading, person, cli.terminal.width);
        });
      });
    });
  withExamples(
    command,
    'show jny-aaaaaaaaaaaaaaaaaaaa',
    'show jny-aaaaaaaaaaaaaaaaaaaa --at 2027-03-31',
    'show jny-aaaaaaaaaaaaaaaaaaaa --at "2027-03-31 16:00 Europe/London" --json',
  );
}

/** Who may see the journey and not the person, such as a coach, sees the page without. */
async function seen<T>(person: Promise<T>): Promise<T | null> {
  return person.catch((error: unknown) => {
    if (error instanceof ClientError && (error.code === 'not-allowed' || error.code === 'reason-needed'))
      return null;
    throw error;
  });
}
