/** `journeys session-completed`: the signal of S3.5. */
import type { Command } from 'commander';
import { NotFound } from '../../errors.js';
import { freeTextSchema } from '../../input/contact.js';
import { instantSchema } from '../../input/instants.js';
import type { Journeys } from '../../journeys.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { typed, wholeNumber } from '../options.js';
import { warningLines } from '../output/plain.js';

interface SessionOptions extends SharedOptions {
  session: string;
  at: string;
  minutes: string;
  coach?: string;
  notes?: string;
  id?: string;
}

export function addSessionCompleted(program: Command, cli: Cli): void {
  const command = program
    .command('session-completed')
    .summary('signal that a coaching session was completed; "complete-session" does it with a receipt')
    .description(
      'Signal that a coaching session was completed (S3.5). A signal has no answer: if it is refused, the provider sees it in the timeline. "complete-session" does the same with a receipt.',
    )
    .argument('<journey>', 'id or reference of the journey')
    .requiredOption('--session <session>', 'the coaching session')
    .requiredOption(
      '--at <time>',
      'when it began, with its zone: 2026-11-03T16:00Z or "2026-11-03 16:00 Europe/London"',
    )
    .requiredOption('--minutes <minutes>', 'how long it lasted, 1 to 480')
    .option('--coach <coach>', 'who held it; default: the participant’s coach')
    .option('--notes <text>', 'what was talked about; kept in the store, only an id travels')
    .option('--id <id>', 'an id of your own: the same id counts once')
    .action(async (journey: string, _: SessionOptions, self: Command) => {
      const options = self.optsWithGlobals<SessionOptions>();
      const completion = {
        session: options.session,
        held: typed('at', instantSchema, options.at),
        minutes: wholeNumber('minutes', options.minutes, 1, 480),
        notes: options.notes === undefined ? null : typed('notes', freeTextSchema, options.notes),
        ...(options.id === undefined ? {} : { id: options.id }),
      };
      await cli.withJourneys(options, async (journeys) => {
        const coach = options.coach ?? (await coachOf(journeys, journey));
        const id = await journeys.sessionCompleted(journey, { ...completion, coach });
        const warnings = await journeys.doubts(journey, { type: 'completeSession', ...completion });
        await cli.answer(
          options,
          { journey, id, signalled: true, ...(warnings.length > 0 ? { warnings } : {}) },
          () =>
            `${warningLines(warnings)}Signalled as ${id}. Whether it was taken, "journeys timeline ${journey} --last 3" shows.\n`,
        );
      });
    });
  withExamples(
    command,
    'session-completed jny-aaaaaaaaaaaaaaaaaaaa --session coaching-1 --at 2027-01-20T16:00Z --minutes 60',
    'session-completed jny-aaaaaaaaaaaaaaaaaaaa --session coaching-1 --at "2027-01-20 16:00 Europe/London" --minutes 60 --coach coach-07',
  );
}

async function coachOf(journeys: Journeys, journey: string): Promise<string> {
  const { view } = await journeys.view(journey);
  if (view.coach !== null) return view.coach;
  throw new NotFound('coach of journey', journey, 'Say who held the session with --coach.');
}
