/** `journeys record-bounce` and `journeys bounces`: messages that came back (S6.5). */
import { Option, type Command } from 'commander';
import { commandSpecs } from '../../commands/index.js';
import { BadInput } from '../../errors.js';
import type { CommandInput, BounceReceipt, ReadBounce } from '../../journeys.js';
import { partlyFailed, withExamples, type Cli, type SharedOptions } from '../cli.js';
import { readInput } from '../files.js';
import { toldOf, typed, type ToldOptions } from '../options.js';
import { bouncePage, bounceFilesPage, type FileRead } from '../output/bounce-page.js';
import { addToldOptions } from './journey-commands.js';

/** A report returns the mail at most, and no mail of ours is larger. */
const LARGEST = 16 * 1024 * 1024;

interface RecordOptions extends SharedOptions, ToldOptions {
  message: string;
  permanent: string;
}

export function addBounces(program: Command, cli: Cli): void {
  addRecordBounce(program, cli);
  const group = program
    .command('bounces')
    .summary('mails that came back: read them as they are')
    .description('Mails that came back, read as they were received (S6.5).');
  const read = group
    .command('read')
    .summary('read mails that came back, and record the bounces among them')
    .description(
      'Read mails that came back (.eml), and record those that say that a message of ours did not arrive. Somebody who is away, a receipt, a delay: each is said to be what it is and changes nothing. The same mail again changes nothing either. A file that cannot be read is told; then it ends with code 5.',
    )
    .argument('<files...>', 'mails as they were received, with all their headers')
    .addOption(new Option('--as <role:id>', 'who reports it; default: provider:office'))
    .action(async (files: string[], _: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions & ToldOptions>();
      const commandOptions = toldOf({ as: options.as });
      const read = await cli.withJourneys(options, async (journeys) => {
        const results: FileRead[] = [];
        for (const file of files)
          results.push(await readOne(file, (mail) => journeys.readBounce(mail, commandOptions)));
        return results;
      });
      await cli.answer(options, { read }, () => bounceFilesPage(read));
      if (read.some(({ fault }) => fault !== null)) cli.exit(partlyFailed);
    });
  withExamples(read, 'bounces read returned.eml', 'bounces read inbox/*.eml --json');
  withExamples(group, 'bounces read returned.eml');
}

/** One file that is no mail does not keep the others from being read. */
async function readOne(file: string, read: (mail: Uint8Array) => Promise<ReadBounce>): Promise<FileRead> {
  try {
    return { file, mail: await read(await readInput(file, LARGEST)), fault: null };
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return { file, mail: null, fault: error.message };
  }
}

function addRecordBounce(program: Command, cli: Cli): void {
  const { summary, example, fields } = commandSpecs.recordBounce;
  const { message, permanent } = fields;
  const command = program
    .command('record-bounce')
    .summary('record that a message came back')
    .description(
      `${summary}. The journey tries another address if there is one; once it has ended, the bounce is filed with the message and nothing else happens.`,
    )
    .argument('<journey>', 'id or reference of the journey')
    .requiredOption(`--message ${message.placeholder}`, message.help)
    .requiredOption(`--permanent ${permanent.placeholder}`, permanent.help);
  addToldOptions(command, 'recordBounce').action(async (journey: string, _: object, self: Command) => {
    const options = self.optsWithGlobals<RecordOptions>();
    const input: CommandInput = {
      type: 'recordBounce',
      message: typed('message', message.typed, options.message) as string,
      permanent: typed('permanent', permanent.typed, options.permanent) as boolean,
    };
    const receipt = await cli.withJourneys(options, (journeys) =>
      journeys.command(journey, input, toldOf(options)),
    );
    await cli.answer(options, receipt, () => bouncePage(receipt as BounceReceipt));
  });
  withExamples(command, `record-bounce jny-aaaaaaaaaaaaaaaaaaaa ${example}`);
}
