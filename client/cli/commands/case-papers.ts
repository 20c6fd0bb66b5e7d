/** `journeys cohort papers`, `cohort paper` and `case-study`: the papers of case studies (S5.2). */
import type { Command } from 'commander';
import { basename } from 'node:path';
import type { PaperKept } from '../../actions/case-papers.js';
import { partlyFailed, withExamples, type Cli, type SharedOptions } from '../cli.js';
import { readInput, writeOutput } from '../files.js';
import { bulkCounts } from '../output/bulk-page.js';
import { keptPage, papersPage } from '../output/papers-page.js';
import { londonMoment } from '../output/times.js';

interface PaperOptions extends SharedOptions {
  rehearsal?: boolean;
  file: string;
  provider?: string;
  reason?: string;
  note?: string;
}

export function addCasePapers(group: Command, cli: Cli): void {
  addList(group, cli);
  addPut(group, cli);
}

function addList(group: Command, cli: Cli): void {
  const command = group
    .command('papers')
    .summary('which windows of a cohort have their case study’s paper')
    .description(
      'Which windows of a cohort have their case study’s paper (S5.2): never what is in it. Every provider has its own.',
    )
    .argument('<cohort>', 'id of the cohort')
    .option('--rehearsal', 'the papers of the rehearsals; one that was not put is invented')
    .action(async (cohort: string, _: object, self: Command) => {
      const options = self.optsWithGlobals<PaperOptions>();
      const mode = options.rehearsal ? 'rehearsal' : 'live';
      const windows = await cli.withJourneys(options, (journeys) => journeys.casePapers(cohort, { mode }));
      await cli.answer(options, { cohort, mode, windows }, () => papersPage(windows, mode));
    });
  withExamples(command, 'cohort papers npq-senco-2026-autumn');
}

function addPut(group: Command, cli: Cli): void {
  const command = group
    .command('paper')
    .summary('put the case study’s paper of a window')
    .description(
      'Put the case study’s paper of a window (S5.2). Participants cannot read it before their window opens; then it goes with the message of the opening, and to everybody who has the window open already. Another one in its place needs a reason. The same again changes nothing.',
    )
    .argument('<cohort>', 'id of the cohort')
    .argument('<window>', 'the window, such as window-2028-03')
    .requiredOption('--file <file>', 'the paper: .docx, .pdf or .txt, at most 5 MB')
    .option('--provider <id>', 'whose paper it is; need not be told with --scope')
    .option('--reason <code>', 'why another one is put in its place, such as misprint')
    .option('--note <text>', 'what those are told who have the window open; kept in the store')
    .option('--rehearsal', 'for the rehearsals, which never see the paper of the others')
    .action(async (cohort: string, window: string, _: object, self: Command) => {
      const options = self.optsWithGlobals<PaperOptions>();
      await put(cli, cohort, window, options);
    });
  withExamples(
    command,
    'cohort paper npq-senco-2026-autumn window-2028-03 --provider northstar-learning --file case-study.pdf',
    'cohort paper npq-senco-2026-autumn window-2028-03 --scope northstar-learning --file second.pdf --reason misprint',
  );
}

async function put(cli: Cli, cohort: string, window: string, options: PaperOptions): Promise<void> {
  const { file, provider, reason, note } = options;
  const mode = options.rehearsal ? 'rehearsal' : 'live';
  const bytes = await readInput(file);
  const kept: PaperKept = await cli.withJourneys(options, (journeys) =>
    journeys.putCasePaper(cohort, window, { bytes, name: basename(file) }, { mode, provider, reason, note }),
  );
  await cli.answer(options, kept, () => keptPage(kept));
  const { refused, failed } = bulkCounts(kept.released);
  if (refused + failed > 0) cli.exit(partlyFailed);
}

export function addCaseStudy(program: Command, cli: Cli): void {
  const command = program
    .command('case-study')
    .summary('the case study on which a participant works, as a file')
    .description(
      'The case study on which a participant works (S5.2), from the moment at which their window opens; before that it is refused (paper-not-released).',
    )
    .argument('<journey>', 'id or reference of the journey')
    .option('--output <file>', 'where to write it; without it, only says what there is')
    .action(async (journey: string, given: { output?: string }, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const { content, ...known } = await cli.withJourneys(options, (journeys) =>
        journeys.caseStudy(journey),
      );
      const { output } = given;
      if (output !== undefined) await writeOutput(output, content);
      const answer = { ...known, bytes: content.length, ...(output === undefined ? {} : { output }) };
      const { window, attempt, opened, fileName, version } = known;
      const said = `${fileName}, version ${version}, ${content.length} bytes: ${window}, attempt ${attempt}, released ${londonMoment(opened)}\n`;
      await cli.answer(options, answer, () => (output === undefined ? said : `${said}Written: ${output}\n`));
    });
  withExamples(
    command,
    'case-study jny-aaaaaaaaaaaaaaaaaaaa',
    'case-study jny-aaaaaaaaaaaaaaaaaaaa --output case-study.pdf',
  );
}
