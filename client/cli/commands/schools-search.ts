/** `journeys schools find`, `show` and `nearest`. */
import type { Command } from 'commander';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { writeOutput } from '../files.js';
import { wholeNumber } from '../options.js';
import type { NearestQuestion } from '../../schools/questions.js';

interface Filters extends SharedOptions {
  all?: boolean;
  la?: string;
  type?: string;
  limit: string;
}

interface FindOptions extends Filters {
  urn?: string;
  postcode?: string;
  page: string;
  csv?: string;
}

export function addSchoolSearches(group: Command, cli: Cli): void {
  addFind(group, cli);
  addShowSchool(group, cli);
  addNearest(group, cli);
}

function addFind(group: Command, cli: Cli): void {
  const find = withFilters(
    group
      .command('find')
      .summary('find schools by name, number or postcode')
      .description(
        'Find schools by words of the name in any order (accents, capitals and apostrophes do not matter, "St" is "Saint", and the beginning of a word will do), by number, or by postcode; the best first.',
      )
      .argument('[text...]', 'words of the name')
      .option('--urn <number>', 'unique reference number, whatever the status')
      .option('--postcode <postcode>', 'a postcode, or its first half such as LS6'),
  )
    .option('--limit <number>', 'schools on a page, 1 to 1,000', '20')
    .option('--page <number>', 'which page', '1')
    .option('--csv <file>', 'write the page as CSV, formula-safe, with all that is known of each school')
    .action(async (words: string[], _: FindOptions, self: Command) => {
      const options = self.optsWithGlobals<FindOptions>();
      const { urn, postcode, csv } = options;
      const question = {
        ...(words.length === 0 ? {} : { name: words.join(' ') }),
        ...(urn === undefined ? {} : { urn }),
        ...(postcode === undefined ? {} : { postcode }),
        ...filtersOf(options),
        limit: wholeNumber('limit', options.limit, 1, 1_000),
        page: wholeNumber('page', options.page, 1, 100_000),
      };
      const found = await cli.withJourneys(options, (journeys) => journeys.findSchools(question));
      const { foundPage, schoolsCsv } = await import('../output/schools-page.js');
      if (csv !== undefined) await writeOutput(csv, schoolsCsv(found.schools));
      await cli.answer(options, found, () =>
        foundPage(found, question.all || urn !== undefined, csv ?? null),
      );
    });
  withExamples(
    find,
    'schools find elm grove primary',
    'schools find "St Mary’s" --la Leeds --limit 50',
    'schools find --postcode LS6 --all',
    'schools find academy --la 383 --csv leeds.csv',
    'schools find --urn 100000 --json',
  );
}

function addShowSchool(group: Command, cli: Cli): void {
  const show = group
    .command('show')
    .summary('all that is known of one school')
    .description('All that the register says of one school, open or closed.')
    .argument('<urn>', 'unique reference number, 6 digits')
    .action(async (urn: string, _: SharedOptions, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const school = await cli.withJourneys(options, (journeys) => journeys.school(urn));
      await cli.answer(options, { school }, async () => {
        const { schoolPage } = await import('../output/schools-page.js');
        return schoolPage(school);
      });
    });
  withExamples(show, 'schools show 100000', 'schools show 100000 --json');
}

function addNearest(group: Command, cli: Cli): void {
  const nearest = withFilters(
    group
      .command('nearest')
      .summary('the schools nearest to a place')
      .description(
        'The schools nearest to a place, in a straight line by the British National Grid. A postcode is taken to be in the middle of the schools that have it.',
      )
      .requiredOption('--to <place>', 'a URN, a postcode or its first half, or EASTING,NORTHING in metres'),
  )
    .option('--limit <number>', 'how many, 1 to 1,000', '10')
    .action(async (_: Filters, self: Command) => {
      const options = self.optsWithGlobals<Filters & { to: string }>();
      const question = {
        to: placeOf(options.to),
        ...filtersOf(options),
        limit: wholeNumber('limit', options.limit, 1, 1_000),
      };
      const answer = await cli.withJourneys(options, (journeys) => journeys.nearestSchools(question));
      await cli.answer(options, answer, async () => {
        const { nearestPage } = await import('../output/schools-page.js');
        return nearestPage(answer);
      });
    });
  withExamples(
    nearest,
    'schools nearest --to 100000 --limit 5',
    'schools nearest --to "LS6 2AB"',
    'schools nearest --to 429756,433860 --json',
  );
}

const withFilters = (command: Command): Command =>
  command
    .option('--all', 'closed schools and those that are not open yet, too')
    .option('--la <authority>', 'of this local authority, by code or name')
    .option('--type <type>', 'of this type of establishment, by code or name');

const filtersOf = ({ all, la, type }: Filters): Pick<NearestQuestion, 'la' | 'type'> & { all: boolean } => ({
  all: all ?? false,
  ...(la === undefined ? {} : { la }),
  ...(type === undefined ? {} : { type }),
});

function placeOf(text: string): NearestQuestion['to'] {
  const [, easting, northing] = /^\s*(\d+(?:\.\d+)?)\s*,\s*(\d+(?:\.\d+)?)\s*$/.exec(text) ?? [];
  if (easting !== undefined) return { easting: Number(easting), northing: Number(northing) };
  return /^\s*\d+\s*$/.test(text) ? { urn: text.trim() } : { postcode: text };
}
