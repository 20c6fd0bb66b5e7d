/** `journeys reference`: this command line as a page of documentation. */
import type { Command } from 'commander';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';

export function addReference(program: Command, cli: Cli): void {
  const command = program
    .command('reference')
    .summary('print the whole reference of this command line as Markdown')
    .description('Print the whole reference of this command line as Markdown, as it stands in docs/cli.md.')
    .action(async (_: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const { cliReference } = await import('../reference.js');
      const markdown = cliReference(program);
      await cli.answer(options, { markdown }, () => markdown);
    });
  withExamples(command, 'reference > cli.md');
}
