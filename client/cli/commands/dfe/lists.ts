/** The lists of the Department’s records: options that all have, and how they are read and shown. */
import type { Command } from 'commander';
import type { ReadKinds } from '../../../../dfe/polling/kinds.js';
import type { Session } from '../../../../dfe/session/session.js';
import type { Typed } from '../../../../dfe/session/asked.js';
import type { Listed } from '../../../../dfe/session/lists.js';
import { BadInput } from '../../../errors.js';
import { partlyFailed, type Cli } from '../../cli.js';
import { answerDfe, withDfe, type DfeOptions } from './session.js';

export interface ListOptions extends DfeOptions {
  page?: string;
  perPage?: string;
  all?: boolean;
  csv?: string;
  sort?: string;
  descending?: boolean;
}

/** The option, and which attribute of a record it is about: the Department cannot filter by it, we do. */
export type OwnFilter<R> = readonly [option: string, attribute: keyof R & string, values: readonly string[]];

export interface ListCommand<K extends keyof ReadKinds> {
  kind: K;
  /** What is asked of the Department, by the port's names. */
  asked: Typed;
  filters?: { of: readonly OwnFilter<ReadKinds[K]>[]; typed: Typed };
  /** Instead of the list itself. */
  read?: (session: Session) => Promise<Listed<ReadKinds[K]>>;
}

const USUAL_SIZE = '50';

export function withListOptions(command: Command, sorts: readonly string[]): Command {
  command
    .option('--page <number>', 'which page; the first unless told')
    .option('--per-page <number>', `records on a page, 1 to 3,000; ${USUAL_SIZE} unless told`)
    .option('--all', 'the whole list, however long, read twice to be sure that nothing is missed')
    .option('--csv <file>', 'write them as CSV, formula-safe, with every attribute');
  if (sorts.length === 0) return command;
  return command
    .option('--sort <order>', `by ${sorts.join(', ')}; created unless told`)
    .option('--descending', 'the last first');
}

export async function listDfe<K extends keyof ReadKinds>(
  cli: Cli,
  options: ListOptions,
  command: ListCommand<K>,
  sorts: readonly string[] = [],
): Promise<void> {
  const { askedOfList } = await import('../../../../dfe/session/asked.js');
  const { lists } = await import('../../../../dfe/polling/lists.js');
  const { readPage, readWhole } = await import('../../../../dfe/session/lists.js');
  const { kind } = command;
  const keep = await keeping(command);
  const whole = (options.all ?? false) || keep !== null;
  refuseIdle(options, whole, keep !== null);
  const sort = await sortOf(options, sorts);
  const pages = whole ? {} : { page: options.page ?? '1', perPage: options.perPage ?? USUAL_SIZE, sort };
  const query = askedOfList(lists[kind].query, { ...command.asked, ...pages });
  if (options.csv !== undefined) {
    const { checkOutput } = await import('../../files.js');
    await checkOutput(options.csv);
  }
  await withDfe(cli, options, async (session) => {
    const { kindWords } = await import('../../output/dfe/list-page.js');
    const { passProgress } = await import('../../output/dfe/progress.js');
    const progress = passProgress(cli.terminal, `${kindWords[kind]}s`, options.json ?? false);
    const listed = command.read
      ? await command.read(session)
      : whole
        ? await readWhole(session.api, kind, query, sort, progress.at).finally(() => progress.end())
        : await readPage(session.api, kind, query);
    await answerList(cli, options, session, kind, {
      ...listed,
      records: keep ? listed.records.filter(keep) : listed.records,
    });
  });
}

export async function answerList<K extends keyof ReadKinds>(
  cli: Cli,
  options: ListOptions,
  session: Session,
  kind: K,
  listed: Listed<ReadKinds[K]>,
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

/** Null where nothing is left out. */
async function keeping<K extends keyof ReadKinds>({ filters }: ListCommand<K>) {
  const { oneOf } = await import('../../options.js');
  const wanted = (filters?.of ?? []).flatMap(([option, attribute, values]) => {
    const text = filters?.typed[option];
    return text === undefined ? [] : [{ attribute, value: oneOf(option, text, values) }];
  });
  if (wanted.length === 0) return null;
  return (record: ReadKinds[K]) =>
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
  const { oneOf } = await import('../../options.js');
  const by = oneOf('sort', sort ?? 'created', sorts);
  return `${descending ? '-' : ''}${by === 'name' ? by : `${by}_at`}`;
}
