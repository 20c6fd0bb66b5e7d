/** The options of `journeys dfe`, read: loaded only when one of its commands runs. */
import type { SessionOptions } from '../../../../dfe/session/session.js';
import { readSettings, type Settings } from '../../../connection/settings.js';
import { BadInput } from '../../../errors.js';
import { instantSchema } from '../../../input/instants.js';
import { serverOptions, type Cli, type SharedOptions } from '../../cli.js';
import { typed, wholeNumber } from '../../options.js';

export const settingsOf = (cli: Cli, options: DfeCommandOptions): Settings =>
  readSettings(serverOptions(options), cli.terminal.env);

export function sessionOptions(cli: Cli, options: DfeCommandOptions): SessionOptions {
  const { url, tokenFile, wait, serverDate, json } = options;
  const say = (line: string) => {
    if (!json) cli.terminal.err(`${line}\n`);
  };
  return {
    provider: providerOf(options),
    url,
    tokenFile,
    waitMs: wait === undefined ? undefined : wholeNumber('wait', wait, 1, 3_600) * 1_000,
    serverDate: serverDate === undefined ? undefined : typed('server-date', instantSchema, serverDate),
    stop: cli.terminal.stop,
    onWait: (ms) => say(`Waiting ${Math.ceil(ms / 1_000)} seconds before the next attempt (Ctrl-C ends it)…`),
    onAlone: ({ code }) => {
      if (code === 'not-configured') return;
      say('The database does not answer: this command counts its requests alone, apart from the worker’s.');
    },
  };
}

/** S6.1: a scope is one provider's; its delivery partners have no access to the Department. */
function providerOf(options: DfeCommandOptions): string | undefined {
  const { provider } = options;
  const scope = serverOptions(options).scope;
  if (scope === undefined || scope === 'all') return provider;
  if (scope.deliveryPartner !== undefined) {
    throw new BadInput(['--scope: delivery partners have no access to the Department’s API.']);
  }
  if (provider === undefined || provider === scope.provider) return scope.provider;
  throw new BadInput([`--provider: "${provider}" is outside the scope of ${scope.provider}.`]);
}
export interface DfeCommandOptions extends SharedOptions {
  provider?: string;
  url?: string;
  tokenFile?: string;
  wait?: string;
  serverDate?: string;
}
