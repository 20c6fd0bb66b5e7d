/** The lists of the Department’s records: options that all have, and how they are read and shown. */
import type { Command } from 'commander';
import type { ReadKinds } from '../../../../dfe/polling/kinds.js';
import type { Session } from '../../../../dfe/session/session.js';
import type { RecordKind, RecordList } from '../../../../dfe/session/lists.js';
import { BadInput } from '../../../errors.js';
import { partlyFailed, withExamples, type Cli } from '../../cli.js';
import type { TypedParameters } from '../../../../dfe/session/asked.js';
import { addParts, readParameters, ownFiltersOf } from './parts.js';
import { answerDfe, withDfe } from './session.js';
import type { ListOptions, ParameterSpecs, RecordGroup } from './spec.js';

type Options = ListOptions & Record<string, unknown>;

const USUAL_SIZE = '50';

/** `list`, with the filters of the kind, and what all lists have. */
export function addRecordList<K extends RecordKind>(group: Command, cli: Cli, records: RecordGroup<K>): void {
  const { summary, description, parts, sorts = [], examples } = records.list;
  const command = group.command('list').summary(summary).description(description);
  addParts(command, parts);
  command
    .option('--page <number>', 'which page; default: the first')
    .option('--per-page <number>', `records on a page, 1 to 3,000; default: ${USUAL_SIZE}`)
    .option('--all', 'the whole list, however long, read twice to be sure that nothing is missed')
    .option('--csv <file>', 'write them as CSV, formula-safe, with every attribute');
  if (sorts.length > 0) {
    command
      .option('--sort <order>', `by ${sorts.join(', ')}; default: created`)
      .option('--descending', 'the last first');
  }
  command.action(async (_: ListOptions, self: Command) => {
    await list(cli, self.optsWithGlobals<Options>(), records);
  });
  withExamples(command, ...examples);
}

async function list<K extends RecordKind>(
  cli: Cli,
  options: Options,
  { kind, list: { parts, sorts = [], instead } }: RecordGroup<K>,
): Promise<void> {
  const { askedOfList } = await import('../../../../dfe/session/asked.js');
  const { lists } = await import('../../../../dfe/polling/lists.js');
  const { readRecordPage, readWhole } = await import('../../../../dfe/session/lists.js');
  const other = (await instead?.(options)) ?? null;
  const typed = options as TypedParameters;
  const given = other ? {} : await readParameters(parts, typed);
  const keep = await keeping(parts, typed);
  const whole = (options.all ?? false) || keep !== null;
  refuseIdle(options, whole, keep !== null);
  const sort = await sortOf(options, sorts);
  const pages = whole ? {} : { page: options.page ?? '1', perPage: options.perPage ?? USUAL_SIZE, sort };
  const query = askedOfList(lists[kind].query, { ...given, ...pages });
  if (options.csv !== undefined) {
    const { checkOutput } = await import('../../files.js');
    await checkOutput(options.csv);
  }
  await withDfe(cli, options, async (session) => {
    const { kindWords } = await import('../../output/dfe/list-page.js');
    const { passProgress } = await import('../../output/dfe/progress.js');
    const progress = passProgress(cli.terminal, `${kindWords[kind]}s`, options.json ?? false);
    const listed = other
      ? await other(session)
      : whole
        ? await readWhole(session.api, kind, query, sort, progress.at).finally(() => progress.end())
        : await readRecordPage(session.api, kind, query);
    const records = keep ? listed.records.filter(keep) : listed.records;
    await answerList(cli, options, session, kind, { ...listed, records });
  });
}

export async function answerList<K extends keyof ReadKinds>(
  cli: Cli,
  options: ListOptions,
  session: Session,
  kind: K,
  listed: RecordList<ReadKinds[K]>,
  more: object = {},
): Promise<void> {
  const { csv } = options;
  if (csv !== undefined) await writeCsv(csv, kind, listed.records);
  await answerDfe(cli, options, session, { ...listed, ...more }, async () => {
    const { dfeListPage } = await import('../../output/dfe/list-page.js');
    return dfeListPage(kind, listed, cli.terminal.width, csv ?? null);
  });
  if (!listed.settled) cli.exit(partlyFailed);
}

async function writeCsv<K extends keyof ReadKinds>(file: string, kind: K, records: ReadKinds[K][]) {
  const { dfeCsv } = await import('../../output/dfe/csv.js');
  const { writeOutput } = await import('../../files.js');
  await writeOutput(file, dfeCsv(kind, records));
}

/** By the filters that the Department does not have; null where nothing is left out. */
async function keeping(parts: ParameterSpecs, typed: TypedParameters) {
  const { choiceOf } = await import('../../options.js');
  const wanted = ownFiltersOf(parts, typed).map(({ option, text, attribute, values }) => ({
    attribute,
    value: choiceOf(option, text, values),
  }));
  if (wanted.length === 0) return null;
  return (record: object) =>
    wanted.every(({ attribute, value }) => (record as Record<string, unknown>)[attribute] === value);
}

/** Options that would do nothing are refused. */
function refuseIdle({ page, perPage }: ListOptions, whole: boolean, filtered: boolean): void {
  if (!whole || (page === undefined && perPage === undefined)) return;
  const why = filtered
    ? 'the whole list is read for a filter that the Department does not have'
    : '--all has no pages';
  throw new BadInput([`--page, --per-page: ${why}. Leave them out.`]);
}

async function sortOf({ sort, descending }: ListOptions, sorts: readonly string[]) {
  if (sort === undefined && !descending) return undefined;
  const { choiceOf } = await import('../../options.js');
  const by = choiceOf('sort', sort ?? 'created', sorts);
  return `${descending ? '-' : ''}${by === 'name' ? by : `${by}_at`}`;
}
