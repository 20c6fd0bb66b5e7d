/** What is typed after a command of `journeys dfe`: declared, and read under the port’s names. */
import type { Command } from 'commander';
import type { TypedParameters } from '../../../../dfe/session/asked.js';
import type { ParameterSpec, ParameterSpecs } from './spec.js';

const detailsOf = (part: string | ParameterSpec): ParameterSpec =>
  typeof part === 'string' ? { help: part } : part;
const isOption = (flags: string): boolean => flags.startsWith('--');

export function addParts(command: Command, parts: ParameterSpecs): void {
  for (const [flags, part] of Object.entries(parts)) {
    const { help, isNeeded, usual } = detailsOf(part);
    if (!isOption(flags)) command.argument(flags, help);
    else if (isNeeded) command.requiredOption(flags, help);
    else command.option(flags, help, usual);
  }
}

/** `secondPartner` of `--second-partner <id>`, as the options are read. */
const keyOf = (flags: string): string =>
  flags.replace(/^--| .*$/g, '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** What was typed, under the port’s names; what is ours alone is left out. */
export async function readParameters(
  parts: ParameterSpecs,
  typed: TypedParameters,
  words: readonly string[] = [],
): Promise<TypedParameters> {
  const { optionNames } = await import('../../../../dfe/session/asked.js');
  const names = new Map(Object.entries(optionNames).map(([name, option]) => [option, name]));
  const left = [...words];
  const asked: Record<string, string | undefined> = {};
  for (const [flags, part] of Object.entries(parts)) {
    const { as, own } = detailsOf(part);
    const name = as ?? names.get(flags.replace(/ .*$/, ''));
    if (name !== undefined && !own) asked[name] = isOption(flags) ? typed[keyOf(flags)] : left.shift();
  }
  return asked;
}

/** The filters that were given and that the Department does not have. */
export const ownFiltersOf = (parts: ParameterSpecs, typed: TypedParameters) =>
  Object.entries(parts).flatMap(([flags, part]) => {
    const { own } = detailsOf(part);
    const text = typed[keyOf(flags)];
    return own && text !== undefined ? [{ ...own, option: keyOf(flags), text }] : [];
  });
