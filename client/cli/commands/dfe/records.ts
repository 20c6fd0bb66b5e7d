/** The commands of one kind of the Department’s records, made from its table. */
import type { Command } from 'commander';
import type { ReadKinds } from '../../../../dfe/polling/kinds.js';
import { withExamples, type Cli } from '../../cli.js';
import type { TypedParameters } from '../../../../dfe/session/asked.js';
import type { RecordKind } from '../../../../dfe/session/lists.js';
import { addRecordList } from './lists.js';
import { addParts, readParameters } from './parts.js';
import { answerDfe, withDfe } from './session.js';
import type { DfeCommandOptions } from './session-options.js';
import type { Change, RecordGroup } from './spec.js';

export function addRecords<K extends RecordKind>(dfe: Command, cli: Cli, records: RecordGroup<K>): void {
  const { name, summary, description, examples } = records;
  const group = dfe.command(name).summary(summary).description(description);
  addRecordList(group, cli, records);
  if (records.show) addShow(group, cli, records, records.show);
  for (const change of records.changes ?? []) addChange(group, cli, records, change);
  withExamples(group, ...examples);
}

/** What a page of each record is made by; loaded when one is shown. */
async function pageOf<K extends RecordKind>(kind: K, record: ReadKinds[K]): Promise<string> {
  const pages = await import('../../output/dfe/record-pages.js');
  const { participantPage } = await import('../../output/dfe/participant-page.js');
  const of: { [P in RecordKind]: (record: ReadKinds[P]) => string } = {
    applications: pages.applicationPage,
    participants: participantPage,
    declarations: pages.declarationPage,
    outcomes: pages.outcomePage,
    statements: pages.statementPage,
    deliveryPartners: pages.partnerPage,
  };
  return of[kind](record);
}

const idOf = (one: string): string => `the Department’s id of the ${one}`;

function addShow<K extends RecordKind>(
  group: Command,
  cli: Cli,
  { name, kind, one }: RecordGroup<K>,
  { read, example }: NonNullable<RecordGroup<K>['show']>,
): void {
  const command = group
    .command('show')
    .summary(`one ${one}, in full`)
    .description(`One ${one}, with all that the Department says of it.`)
    .argument('<id>', idOf(one))
    .action(async (id: string, _: DfeCommandOptions, self: Command) => {
      const options = self.optsWithGlobals<DfeCommandOptions>();
      const { askedId } = await import('../../../../dfe/session/asked.js');
      const asked = askedId(id);
      await withDfe(cli, options, async (session) => {
        const record = await read(session.api, asked);
        await answerDfe(cli, options, session, { record }, () => pageOf(kind, record));
      });
    });
  withExamples(command, `dfe ${name} show ${example}`);
}

/** An operation that changes something, and answers with what became of it and the record. */
function addChange<K extends RecordKind>(
  group: Command,
  cli: Cli,
  { name, kind, one }: RecordGroup<K>,
  change: Change<K>,
): void {
  const { of = one, parts = {}, schema } = change;
  const command = group.command(change.name).summary(change.summary).description(change.description);
  if (of !== null) command.argument('<id>', idOf(of));
  addParts(command, parts);
  command.action(async (...given: unknown[]) => {
    const self = given.at(-1) as Command;
    const words = [...self.args];
    const id = of === null ? undefined : words.shift();
    const options = self.optsWithGlobals<DfeCommandOptions & { again?: boolean }>();
    const { asked, askedId } = await import('../../../../dfe/session/asked.js');
    const requests = await import('../../../../dfe/requests.js');
    const request = schema
      ? asked(requests[schema], await readParameters(parts, options as TypedParameters, words), id)
      : askedId(id ?? '');
    await withDfe(cli, options, async (session) => {
      const written = await change.perform(session.api, id ?? '', request, options.again ?? false);
      await answerDfe(cli, options, session, written, async () => {
        const said = change.said(request);
        const more = change.note?.(request, written.record) ?? null;
        const lines = [written.found ? said.found : said.done, ...(more === null ? [] : [more])];
        return `${lines.join('\n')}\n\n${await pageOf(kind, written.record)}`;
      });
    });
  });
  withExamples(command, ...change.examples.map((example) => `dfe ${name} ${change.name} ${example}`));
}
