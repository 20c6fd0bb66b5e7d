/** Showing one of the Department’s records, and saying what became of a change. */
import type { Command } from 'commander';
import type { ReadKinds } from '../../../../dfe/polling/kinds.js';
import type { DfeApi, Written } from '../../../../dfe/port.js';
import type { Cli } from '../../cli.js';
import { answerDfe, withDfe, type DfeOptions } from './session.js';

/** What a page of each record is made by; loaded when one is shown. */
async function pageOf<K extends keyof ReadKinds>(kind: K, record: ReadKinds[K]): Promise<string> {
  const pages = await import('../../output/dfe/record-pages.js');
  const { participantPage } = await import('../../output/dfe/participant-page.js');
  const of: { [P in keyof ReadKinds]: (record: ReadKinds[P]) => string } = {
    applications: pages.applicationPage,
    participants: participantPage,
    declarations: pages.declarationPage,
    outcomes: pages.outcomePage,
    statements: pages.statementPage,
    deliveryPartners: pages.partnerPage,
  };
  return of[kind](record);
}

/** `show <id>`. */
export function addShowRecord<K extends keyof ReadKinds>(
  group: Command,
  cli: Cli,
  kind: K,
  one: string,
  read: (api: DfeApi, id: string) => Promise<ReadKinds[K]>,
): Command {
  return group
    .command('show')
    .summary(`one ${one}, in full`)
    .description(`One ${one}, with all that the Department says of it.`)
    .argument('<id>', `the Department’s id of the ${one}`)
    .action(async (id: string, _: DfeOptions, self: Command) => {
      const options = self.optsWithGlobals<DfeOptions>();
      const { askedId } = await import('../../../../dfe/session/asked.js');
      const asked = askedId(id);
      await withDfe(cli, options, async (session) => {
        const record = await read(session.api, asked);
        await answerDfe(cli, options, session, { record }, () => pageOf(kind, record));
      });
    });
}

/** What is said of a change: that it was done now, or that it was found so. */
export interface Said {
  done: string;
  found: string;
}

/**
 * Changes something, and answers with what became of it and the record.
 * @param note something more to say of it
 */
export async function changeDfe<K extends keyof ReadKinds>(
  cli: Cli,
  options: DfeOptions,
  kind: K,
  said: Said,
  change: (api: DfeApi) => Promise<Written<ReadKinds[K]>>,
  note: (written: Written<ReadKinds[K]>) => string | null = () => null,
): Promise<void> {
  await withDfe(cli, options, async (session) => {
    const written = await change(session.api);
    await answerDfe(cli, options, session, written, async () => {
      const more = note(written);
      const lines = [written.found ? said.found : said.done, ...(more === null ? [] : [more])];
      return `${lines.join('\n')}\n\n${await pageOf(kind, written.record)}`;
    });
  });
}
