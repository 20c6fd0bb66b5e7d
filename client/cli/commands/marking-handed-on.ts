/** `journeys marking decline` and `journeys marking reassign`: scripts that go to somebody else (S5.4). */
import type { Command } from 'commander';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { toldOf, type ToldOptions } from '../options.js';
import { receiptPage } from '../output/receipt-page.js';
import { londonMoment } from '../output/times.js';
import { addToldOptions } from './journey-commands.js';

const ASSESSOR = 'id of the assessor';

export function addHandedOn(group: Command, cli: Cli, candidateHelp: string): void {
  addDecline(group, cli, candidateHelp);
  addReassign(group, cli, candidateHelp);
}

function addDecline(group: Command, cli: Cli, candidateHelp: string): void {
  const command = group
    .command('decline')
    .summary('say that an assessor knows who wrote a script')
    .description(
      'Say that an assessor knows who wrote a script: it leaves their queue and goes to somebody else, and a mark of theirs does not count unless the result is released (S5.4). The office says it by "declare-conflict".',
    )
    .argument('<assessor>', ASSESSOR)
    .argument('<candidate>', candidateHelp)
    .requiredOption('--reason <code>', 'a coded reason, such as knows-the-author')
    .option('--note <text>', 'what more there is to say; kept in the store, only an id travels')
    .option('--id <id>', 'an id of your own, so that sending it again is safe')
    .option('--at <time>', 'in a rehearsal: the moment at which it is given, with its zone')
    .action(async (assessor: string, candidate: string, _: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions & ToldOptions>();
      const { actor: _actor, ...told } = toldOf(options);
      const declined = await cli.withJourneys(options, (journeys) =>
        journeys.declineScript(assessor, candidate, told),
      );
      await cli.answer(
        options,
        declined,
        () => `Taken back: ${declined.candidate}, ${londonMoment(declined.at)}\n`,
      );
    });
  withExamples(command, 'marking decline assessor-02 C-5F0A1B2C3D --reason knows-the-author');
}

function addReassign(group: Command, cli: Cli, candidateHelp: string): void {
  const command = group
    .command('reassign')
    .summary('for the provider’s office: give a script to somebody else')
    .description(
      'For the provider’s office: give a script that is not marked yet to another assessor, with a reason. Both are told (S5.4).',
    )
    .argument('<candidate>', candidateHelp)
    .option('--from <assessor>', 'whose it is, if several have it')
    .option('--to <assessor>', 'who is to have it; default: whoever is free');
  addToldOptions(command, 'reassignScript').action(async (candidate: string, _: object, self: Command) => {
    const options = self.optsWithGlobals<SharedOptions & ToldOptions & { from?: string; to?: string }>();
    const { from, to } = options;
    const receipt = await cli.withJourneys(options, (journeys) =>
      journeys.reassign(candidate, { from, to }, toldOf(options)),
    );
    await cli.answer(options, receipt, () => receiptPage(receipt, []));
  });
  withExamples(
    command,
    'marking reassign C-5F0A1B2C3D --reason illness',
    'marking reassign C-5F0A1B2C3D --from assessor-02 --to assessor-03 --reason illness',
  );
}
