/** `journeys correct-arrival`: the door was wrong about when a case study began to arrive (S5.3). */
import type { Command } from 'commander';
import { commandSpecs } from '../../commands/index.js';
import { NotFound } from '../../errors.js';
import type { Journeys } from '../../journeys.js';
import { instantSchema } from '../../input/instants.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { toldOf, typed, type ToldOptions } from '../options.js';
import { receiptPage } from '../output/receipt-page.js';
import { addToldOptions } from './journey-commands.js';

interface Given extends SharedOptions, ToldOptions {
  submission: string;
  arrived: string;
}

export function addCorrectArrival(program: Command, cli: Cli): void {
  const { summary, example } = commandSpecs.correctArrival;
  const command = program
    .command('correct-arrival')
    .summary('put right when a case study began to arrive')
    .description(`${summary}.`)
    .argument('<journey>', 'id or reference of the journey')
    .requiredOption('--submission <id>', 'the id under which it was handed in, as "document" lists it')
    .requiredOption('--arrived <time>', 'when it really began to arrive, with its zone');
  addToldOptions(command, 'correctArrival').action(async (journey: string, _: object, self: Command) => {
    const options = self.optsWithGlobals<Given>();
    const corrected = typed<string>('arrived', instantSchema, options.arrived);
    const receipt = await cli.withJourneys(options, async (journeys) => {
      const handedIn = await documentOf(journeys, journey, options.submission);
      return journeys.command(journey, { type: 'correctArrival', ...handedIn, corrected }, toldOf(options));
    });
    await cli.answer(options, receipt, () => receiptPage(receipt, []));
  });
  withExamples(command, `correct-arrival jny-aaaaaaaaaaaaaaaaaaaa ${example}`);
}

/** What arrived under an id, and its words: counted when it was read, which a document that could not be read was not. */
async function documentOf(
  journeys: Journeys,
  journey: string,
  command: string,
): Promise<{ document: string; words: number }> {
  const arrival = (await journeys.arrivals(journey)).find((one) => one.command === command);
  if (!arrival || arrival.purpose !== 'case-study') {
    throw new NotFound(
      'case study that was handed in as',
      command,
      '"journeys document" lists what arrived.',
    );
  }
  const onFile = (await journeys.documents(journey)).find(({ sha256 }) => sha256 === arrival.sha256);
  if (onFile) return { document: arrival.sha256, words: onFile.words ?? 0 };
  throw new NotFound(
    'document read for',
    command,
    `It arrived, but was not read: hand it in again with --id ${command}, then put its arrival right.`,
  );
}
