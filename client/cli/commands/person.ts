/** Commands with which a person's own data go: the application form, and changed details. */
import type { Command } from 'commander';
import { commandSpecs } from '../../commands/index.js';
import { columnHelp } from '../../enrolment/columns.js';
import { formColumns, type FormAnswers } from '../../input/form.js';
import type { PersonChange } from '../../input/person.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { toldOf, type ToldOptions } from '../options.js';
import { warningLines } from '../output/plain.js';
import { receiptPage } from '../output/receipt-page.js';
import { addToldOptions } from './journey-commands.js';

const example = 'jny-aaaaaaaaaaaaaaaaaaaa';

export function addPersonCommands(program: Command, cli: Cli): void {
  addReceiveForm(program, cli);
  addChangeDetails(program, cli);
}

function addReceiveForm(program: Command, cli: Cli): void {
  const { summary } = commandSpecs.receiveForm;
  const command = program
    .command('receive-form')
    .summary('take in the provider’s application form')
    .description(`${summary}. Answers are given in the form's own words.`)
    .argument('<journey>', 'id or reference of the journey');
  for (const column of formColumns) command.option(`--${dashed(column)} <answer>`, columnHelp[column]);
  addToldOptions(command, 'receiveForm').action(async (journey: string, _: object, self: Command) => {
    const options = self.optsWithGlobals<SharedOptions & ToldOptions & Record<string, string | undefined>>();
    const answers: FormAnswers = {};
    for (const column of formColumns) {
      const answer = options[camel(column)];
      if (answer !== undefined) answers[column] = answer;
    }
    await cli.withJourneys(options, async (journeys) => {
      const { receipt, warnings } = await journeys.receiveApplication(journey, answers, toldOf(options));
      await cli.answer(
        options,
        { ...receipt, warnings },
        () => warningLines(warnings) + receiptPage(receipt),
      );
    });
  });
  withExamples(command, `receive-form ${example} ${commandSpecs.receiveForm.example}`);
}

const details: [option: string, key: keyof PersonChange, help: string][] = [
  ['--given-name <name>', 'givenName', 'given name'],
  ['--family-name <name>', 'familyName', 'family name'],
  ['--email <address>', 'email', 'email address; the old one is told of the change'],
  ['--second-email <address>', 'secondEmail', 'another address; "none" forgets it'],
  ['--phone <number>', 'phone', 'telephone number; "none" forgets it'],
  ['--trn <number>', 'trn', 'teacher reference number, 7 digits'],
  ['--school-urn <number>', 'urn', 'unique reference number of the school; "none" forgets it'],
  ['--setting-name <name>', 'settingName', 'name of the school or setting; "none" forgets it'],
  ['--headteacher-name <name>', 'headteacherName', 'name of the headteacher; "none" forgets it'],
  ['--headteacher-email <address>', 'headteacherEmail', 'address of the headteacher; "none" forgets it'],
];

function addChangeDetails(program: Command, cli: Cli): void {
  const { summary } = commandSpecs.changeDetails;
  const command = program
    .command('change-details')
    .summary('change a person’s name, addresses or school')
    .description(`${summary}. The values go to the store; the journey hears only which have changed.`)
    .argument('<journey>', 'id or reference of the journey');
  for (const [flags, , help] of details) command.option(flags, help);
  addToldOptions(command, 'changeDetails').action(async (journey: string, _: object, self: Command) => {
    const options = self.optsWithGlobals<SharedOptions & ToldOptions & Record<string, string | undefined>>();
    const change: Record<string, string | null> = {};
    for (const [flags, key] of details) {
      const value = options[camel(flags.slice(2).split(' ')[0] ?? '')];
      if (value !== undefined) change[key] = value === 'none' ? null : value;
    }
    await cli.withJourneys(options, async (journeys) => {
      const receipt = await journeys.changeDetails(journey, change, toldOf(options));
      await cli.answer(options, receipt, () => receiptPage(receipt));
    });
  });
  withExamples(command, `change-details ${example} ${commandSpecs.changeDetails.example}`);
}

/** `senco_since` → `senco-since`: the column's name as an option's. */
export const dashed = (column: string): string => column.replaceAll('_', '-');
export const camel = (name: string): string =>
  name.replaceAll(/[_-]([a-z])/g, (_, letter: string) => letter.toUpperCase());
