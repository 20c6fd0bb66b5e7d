/** `journeys export`: everything as CSV or JSON Lines (S6.3). */
import { open } from 'node:fs/promises';
import type { Command } from 'commander';
import { BadInput } from '../../errors.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { filterOf, choiceOf, type FilterOptions } from '../options.js';
import { judgedOn, withFilters } from './list.js';

interface ExportOptions extends SharedOptions, FilterOptions {
  format?: string;
  output?: string;
  names?: boolean;
}

export function addExport(program: Command, cli: Cli): void {
  const command = withFilters(program.command('export'))
    .summary('export participants as CSV or JSON Lines')
    .description(
      'Export participants as CSV (formula-safe) or JSON Lines, one a line, with the columns of the read model (S6.3).',
    )
    .option(
      '--format <csv|jsonl|enrolment>',
      'default: csv; with --json, jsonl; enrolment: a file with personal data that "enrol --csv" takes again',
    )
    .option('--output <file>', 'write to a file instead of the screen')
    .option('--names', 'add people’s names; without it there is no personal data')
    .action(async (_: ExportOptions, self: Command) => {
      const options = self.optsWithGlobals<ExportOptions>();
      const format = choiceOf('format', options.format ?? (options.json ? 'jsonl' : 'csv'), [
        'csv',
        'jsonl',
        'enrolment',
      ]);
      const filter = filterOf(options, await judgedOn(undefined));
      await cli.withJourneys(options, async (journeys) => {
        const lines = journeys.export(filter, format, { names: options.names ?? false });
        const { output } = options;
        if (output === undefined) for await (const line of lines) cli.terminal.out(line);
        else await writeLines(output, lines);
      });
    });
  withExamples(
    command,
    'export --cohort npq-senco-2026-autumn > cohort.csv',
    'export --format jsonl --output all.jsonl',
    'export --cohort npq-senco-2026-autumn --format enrolment --output again.csv',
    'export --provider northstar-learning --outcome passed --names --output passed.csv',
  );
}

/**
 * Line by line, so that any number of rows takes no more memory than one page; what is refused leaves the file
 * as it was.
 */
async function writeLines(file: string, lines: AsyncGenerator<string>): Promise<void> {
  const first = await lines.next();
  const opened = await open(file, 'w').catch(() => {
    throw new BadInput([`The file ${file} cannot be written. Check its folder.`], 'file-unwritable');
  });
  try {
    if (!first.done) await opened.write(first.value);
    for await (const line of lines) await opened.write(line);
  } finally {
    await opened.close();
  }
}
