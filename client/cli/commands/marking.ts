/** `journeys marking`: what assessors have to mark, blind (S5.4, S6.4). */
import type { Command } from 'commander';
import { commandSpecs } from '../../commands/index.js';
import { markerRoleWords } from '../../reading/marker-roles.js';
import { addHandedOn } from './marking-handed-on.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { writeOutput } from '../files.js';
import { toldOf, typed, type ToldOptions } from '../options.js';
import { many, rehearsalMark } from '../output/plain.js';
import { dayWords, londonMoment } from '../output/times.js';

const CANDIDATE = 'candidate number of the script, as the queue shows it';
const ASSESSOR = 'id of the assessor';

export function addMarking(program: Command, cli: Cli): void {
  const group = program
    .command('marking')
    .summary('what assessors have to mark, by candidate number')
    .description(
      'What assessors have to mark, blind: scripts are named by candidate numbers, and nothing shown leads to a participant (S5.4, S6.4).',
    );
  addQueue(group, cli);
  addScript(group, cli);
  addMark(group, cli);
  addHandedOn(group, cli, CANDIDATE);
  addBehind(group, cli);
  withExamples(group, 'marking queue assessor-02');
}

function addQueue(group: Command, cli: Cli): void {
  const command = group
    .command('queue')
    .summary('what an assessor has to mark, soonest due first')
    .description('What an assessor has to mark, soonest due first; live scripts come before rehearsed ones.')
    .argument('<assessor>', ASSESSOR)
    .action(async (assessor: string, _: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const scripts = await cli.withJourneys(options, (journeys) => journeys.markingQueue(assessor));
      await cli.answer(options, { assessor, scripts }, async () => {
        if (scripts.length === 0) return 'Nothing is to be marked.\n';
        const { tableOf } = await import('../output/table.js');
        const rows = scripts.map(({ candidate, mode, role, window, words, due }) => [
          `${candidate}${rehearsalMark(mode)}`,
          markerRoleWords[role],
          window,
          words,
          dayWords(due),
        ]);
        return tableOf(['Candidate', 'Task', 'Window', 'Words', 'Mark due'], rows);
      });
    });
  withExamples(command, 'marking queue assessor-02', 'marking queue assessor-02 --json');
}

function addScript(group: Command, cli: Cli): void {
  const command = group
    .command('script')
    .summary('a script as a file')
    .description(
      'Write a script to a file, as a copy without its author’s traces; refused where a conflict of interest arose meanwhile (S5.4).',
    )
    .argument('<assessor>', ASSESSOR)
    .argument('<candidate>', CANDIDATE)
    .requiredOption('--output <file>', 'where to write it')
    .action(async (assessor: string, candidate: string, { output }: { output: string }, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const { bytes, ...script } = await cli.withJourneys(options, (journeys) =>
        journeys.openScript(assessor, candidate),
      );
      await writeOutput(output, bytes);
      await cli.answer(
        options,
        { ...script, bytes: bytes.length, output },
        () => `Written: ${output} (${script.kind}, ${many(script.words, 'word')})\n`,
      );
    });
  withExamples(command, 'marking script assessor-02 C-5F0A1B2C3D --output script.docx');
}

function addMark(group: Command, cli: Cli): void {
  const { summary, fields, example } = commandSpecs.recordMark;
  const command = group
    .command('mark')
    .summary('record the mark of a script')
    .description(`${summary}. A mark is given once.`)
    .argument('<assessor>', ASSESSOR)
    .argument('<candidate>', CANDIDATE)
    .requiredOption(`--scores ${fields.scores.placeholder}`, fields.scores.help)
    .option('--note <text>', 'what more there is to say; kept in the store, only an id travels')
    .option('--id <id>', 'an id of your own, so that sending it again is safe')
    .option('--at <time>', 'in a rehearsal: the moment at which it is given, with its zone')
    .action(async (assessor: string, candidate: string, _: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions & ToldOptions & { scores: string }>();
      const points = typed('scores', fields.scores.typed, options.scores) as Record<string, number>;
      const { note, id, at } = toldOf(options);
      const receipt = await cli.withJourneys(options, (journeys) =>
        journeys.markScript(assessor, candidate, points, { note, id, at }),
      );
      await cli.answer(
        options,
        receipt,
        () =>
          `Marked: ${receipt.candidate}, ${markerRoleWords[receipt.role]}, ${many(receipt.total, 'point')}, ${londonMoment(receipt.at)}\n`,
      );
    });
  withExamples(command, `marking mark ${example}`);
}

function addBehind(group: Command, cli: Cli): void {
  const command = group
    .command('behind')
    .summary('for the provider’s office: whose script it is, and who marks it')
    .description(
      'For the provider’s office, when an assessor asks about a script: whose it is, and who marks it. Never for assessors.',
    )
    .argument('<candidate>', CANDIDATE)
    .action(async (candidate: string, _: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const scripts = await cli.withJourneys(options, (journeys) => journeys.scriptBehind(candidate));
      await cli.answer(options, { scripts }, async () => {
        const { tableOf } = await import('../output/table.js');
        const rows = scripts.map(({ journey, assessor, role, due, marked }) => [
          journey,
          assessor,
          markerRoleWords[role],
          dayWords(due),
          marked === null ? null : londonMoment(marked),
        ]);
        return tableOf(['Journey', 'Assessor', 'Task', 'Due', 'Marked'], rows);
      });
    });
  withExamples(command, 'marking behind C-5F0A1B2C3D');
}
