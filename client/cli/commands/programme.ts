/** `journeys programme`: definitions, checked and drawn (S1.6, S1.7). */
import type { Command } from 'commander';
import type { DefinitionFault } from '../../../programmes/checks/fault.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { exitCodes } from '../exit-codes.js';
import { writeOutput } from '../files.js';

interface DrawOptions extends SharedOptions {
  cohort?: string;
  svg?: string;
}

export function addProgramme(program: Command, cli: Cli): void {
  const group = program
    .command('programme')
    .summary('check, draw and list programmes and cohorts')
    .description('Check, draw and list programmes and cohorts, which are data (S1.6, S1.7).');
  addCheck(group, cli);
  addDraw(group, cli);
  addProgrammeList(group, cli);
  withExamples(
    group,
    'programme check my-programme.yaml',
    'programme draw npq-senco --svg npq.svg',
    'programme list',
  );
}

function addCheck(group: Command, cli: Cli): void {
  const command = group
    .command('check')
    .summary('check a file that holds a programme or a cohort')
    .description('Check a file that holds a programme or a cohort; every fault is named by path (S1.6).')
    .argument('<file>', 'a .yaml, .json, .ts or .mjs file; a module is run, so check only your own')
    .option('--programme <file>', 'for a cohort: the file of its programme, instead of the catalogue')
    .option('--svg <file>', 'draw it as well, if it is sound')
    .action(async (file: string, given: { programme?: string; svg?: string }, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const { checkProgrammeFile } = await import('../../../programmes/checks/check.js');
      const result = await checkProgrammeFile(file, given.programme);
      const sound = result.faults.length === 0;
      const { programme, cohort, ...rest } = result;
      if (sound && given.svg !== undefined && programme) {
        const { drawSvg } = await import('../../../programmes/drawings/svg.js');
        await writeOutput(given.svg, drawSvg(programme, cohort ?? undefined));
      }
      await cli.answer(options, { ...rest, sound }, async () => {
        if (!sound || !programme) return faultPage(file, result.faults);
        const { drawText } = await import('../../../programmes/drawings/text.js');
        const warnings = await faultLines('Warning: ', result.warnings);
        return `${drawText(programme, cohort ?? undefined)}\n${warnings}${file}: sound.\n`;
      });
      if (!sound) cli.exit(exitCodes['bad-input']);
    });
  withExamples(
    command,
    'programme check my-programme.yaml',
    'programme check my-cohort.json --programme my-programme.yaml --svg plan.svg',
  );
}

async function faultPage(file: string, faults: readonly DefinitionFault[]): Promise<string> {
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  return `${file}: ${count}.\n${await faultLines('- ', faults)}`;
}

async function faultLines(mark: string, faults: readonly DefinitionFault[]): Promise<string> {
  const { faultLine } = await import('../../../programmes/checks/fault.js');
  return faults.map((fault) => `${mark}${faultLine(fault)}\n`).join('');
}

function addDraw(group: Command, cli: Cli): void {
  const command = group
    .command('draw')
    .summary('draw a programme of the catalogue, with a cohort’s dates if it is named')
    .description('Draw a programme of the catalogue: stages, elements, hours; with a cohort also the dates.')
    .argument('<id>', 'id of a programme or of a cohort')
    .option('--cohort <id>', 'with the dates of this cohort')
    .option('--svg <file>', 'write a picture instead')
    .action(async (id: string, _: DrawOptions, self: Command) => {
      const options = self.optsWithGlobals<DrawOptions>();
      const { cohort, programme } = await definitions(id, options.cohort);
      const svg = options.svg;
      if (svg !== undefined) {
        const { drawSvg } = await import('../../../programmes/drawings/svg.js');
        await writeOutput(svg, drawSvg(programme, cohort));
      }
      const { drawText } = await import('../../../programmes/drawings/text.js');
      const answer = {
        programme: `${programme.id}@${programme.version}`,
        cohort: cohort?.id ?? null,
        svg: svg ?? null,
      };
      await cli.answer(options, answer, () =>
        svg === undefined ? drawText(programme, cohort) : `Drawn: ${svg}\n`,
      );
    });
  withExamples(command, 'programme draw npq-senco', 'programme draw npq-senco-2026-autumn --svg autumn.svg');
}

async function definitions(id: string, cohortId: string | undefined) {
  const { listCohorts, programmeOf } = await import('../../../programmes/catalogue.js');
  const { intakeOf } = await import('../../input/enrolment.js');
  const { suggestion } = await import('../../input/suggest.js');
  const { BadInput } = await import('../../errors.js');
  if (cohortId !== undefined) return intakeOf(cohortId);
  if (listCohorts().some((cohort) => cohort.id === id)) return intakeOf(id);
  const programmes = [...new Set(listCohorts().map((cohort) => cohort.programme))];
  if (programmes.includes(id)) return { programme: programmeOf(id), cohort: undefined };
  const there = [...programmes, ...listCohorts().map((cohort) => cohort.id)];
  throw new BadInput([
    `There is no programme or cohort "${id}".${suggestion(id, there)} There are: ${there.join(', ')}.`,
  ]);
}

function addProgrammeList(group: Command, cli: Cli): void {
  const command = group
    .command('list')
    .summary('the programmes and cohorts of the catalogue')
    .description('The programmes and cohorts of the catalogue, with the providers that have a contract.')
    .action(async (_: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const { listCohorts } = await import('../../../programmes/catalogue.js');
      const cohorts = listCohorts().map(
        ({ id, title, programme, programmeVersion, applications, contracts }) => ({
          cohort: id,
          title,
          programme: `${programme}@${programmeVersion}`,
          applications,
          providers: contracts.map(({ provider }) => provider),
        }),
      );
      await cli.answer(options, { cohorts }, async () => {
        const { tableOf } = await import('../output/table.js');
        return tableOf(
          ['Cohort', 'Programme', 'Applications', 'Providers'],
          cohorts.map((one) => [
            one.cohort,
            one.programme,
            `${one.applications.open} to ${one.applications.deadline}`,
            one.providers.join(', '),
          ]),
        );
      });
    });
  withExamples(command, 'programme list', 'programme list --json');
}
