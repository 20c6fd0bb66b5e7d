/** `journeys funding`: who is funded, by which line of which table (S2.7). */
import type { Command } from 'commander';
import { valueOf } from '../../../environment/values.js';
import { factOptions } from '../../funding/fact-options.js';
import type { TypedFacts } from '../../funding/question.js';
import type { Fact } from '../../../programmes/funding/facts.js';
import type { Establishment } from '../../../store/schools/establishment.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';

interface ExplainOptions extends SharedOptions {
  programme?: string;
  cohort?: string;
  urn?: string;
  schools?: string;
}

/** Options of facts, as commander names them. */
type FactOptions = Record<string, string | undefined>;

const PROGRAMME = 'the programme whose rule is asked: npq-senco or early-years';

export function addFunding(program: Command, cli: Cli): void {
  const group = program
    .command('funding')
    .summary('who is funded, and by which line of the rule')
    .description(
      'Who is funded (S2.7): the Department’s rule and the early years programme’s own, as tables; see docs/funding.md.',
    );
  addExplain(group, cli);
  addTable(group, cli);
  withExamples(
    group,
    'funding explain --mode zero --country wales --setting other --previously-funded no',
    'funding table',
  );
}

function addExplain(group: Command, cli: Cli): void {
  const command = group
    .command('explain')
    .summary('decide one case, and say which line decided')
    .description(
      'Decide one case: the answer with its code, the sentence for the applicant, which line decided, and why the lines before it did not. Nothing is guessed: a fact that is needed and not given is asked for.',
    )
    .option('--programme <id>', `${PROGRAMME}; default: npq-senco`)
    .option('--cohort <id>', 'the programme of this cohort')
    .option(
      '--urn <number>',
      'the establishment, looked up in the register of schools: gives type and country',
    )
    .option(
      '--schools <file>',
      'where --urn is looked up; else JOURNEYS_SCHOOLS, else the register that is loaded',
    );
  for (const [flags, help] of factOptions) command.option(flags, help);
  command.action(async (_: object, self: Command) => {
    const options = self.optsWithGlobals<ExplainOptions & FactOptions>();
    const { caseAsked, tableAsked } = await import('../../funding/question.js');
    const { explainFunding } = await import('../../../programmes/funding/decide.js');
    const table = tableAsked(options.programme, options.cohort);
    const establishment = await establishmentOf(cli, options);
    const asked = caseAsked(table, typedFacts(options), establishment);
    const explanation = explainFunding(table, asked);
    const { id, programme } = table;
    const answer = { programme, table: id, ...explanation, case: asked, establishment };
    await cli.answer(options, answer, async () => {
      const { explanationPage } = await import('../output/funding-page.js');
      return explanationPage(table, asked, explanation, establishment);
    });
  });
  withExamples(
    command,
    'funding explain --mode capped --country england --previously-funded no --setting school --type 34',
    'funding explain --mode full --previously-funded no --setting school --urn 100000 --schools edubasealldata.csv',
    'funding explain --programme early-years --country england --setting early-years --early-years childminder --json',
  );
}

function addTable(group: Command, cli: Cli): void {
  const command = group
    .command('table')
    .summary('the rules themselves, line by line')
    .description('The rules themselves: every line with its conditions, answer, code and sentence.')
    .option('--programme <id>', `${PROGRAMME}; default: both`)
    .action(async (_: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions & { programme?: string }>();
      const { tableAsked } = await import('../../funding/question.js');
      const { fundingTables } = await import('../../../programmes/funding/tables.js');
      const { programme } = options;
      const tables = programme === undefined ? fundingTables : [tableAsked(programme, undefined)];
      await cli.answer(options, { tables }, async () => {
        const { tablePage } = await import('../output/funding-page.js');
        return tables.map(tablePage).join('\n');
      });
    });
  withExamples(command, 'funding table', 'funding table --programme early-years --json');
}

/** Each fact under the option that commander made of its flag. */
function typedFacts(options: FactOptions): TypedFacts {
  const byOption: Record<Fact, string | undefined> = {
    mode: options['mode'],
    country: options['country'],
    previouslyFunded: options['previouslyFunded'],
    setting: options['setting'],
    establishmentType: options['type'],
    riseListed: options['rise'],
    earlyYears: options['earlyYears'],
    employment: options['employment'],
    referred: options['referred'],
  };
  return Object.fromEntries(Object.entries(byOption).filter(([, text]) => text !== undefined));
}

async function establishmentOf(cli: Cli, options: ExplainOptions): Promise<Establishment | null> {
  const { urn } = options;
  const { BadInput, NotFound } = await import('../../errors.js');
  if (urn === undefined) {
    if (options.schools === undefined) return null;
    throw new BadInput(['--schools: is where --urn is looked up. Give --urn as well, or leave it out.']);
  }
  const file = options.schools ?? valueOf(cli.terminal.env, 'JOURNEYS_SCHOOLS');
  if (!file) return cli.withJourneys(options, (journeys) => journeys.school(urn));
  const { schoolsInFile } = await import('../../schools/schools.js');
  const found = (await schoolsInFile(file)).findEstablishment(urn);
  if (found) return found;
  throw new NotFound(
    'school of the file with the URN',
    urn,
    'Check the number, or give its type and country by hand.',
  );
}
