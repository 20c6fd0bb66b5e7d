/** What is typed after a command of `journeys dfe`: declared, and read under the port’s names. */
import type { Command } from 'commander';
import type { Part } from './spec.js';

export type Typed = Readonly<Record<string, string | undefined>>;

/** An option, or an argument where it has no name. */
export function addPart(command: Command, { flags, help, isNeeded, usual }: Part): void {
  if (!flags.startsWith('--')) command.argument(flags, help);
  else if (isNeeded) command.requiredOption(flags, help);
  else command.option(flags, help, usual);
}

/** `secondPartner` of `--second-partner <id>`, as the options are read. */
export const optionOf = (flags: string): string =>
  flags.replace(/^--| .*$/g, '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** What was typed, under the port’s names. */
export const askedBy = (parts: readonly Part[], options: Typed, words: readonly string[] = []): Typed => {
  const left = [...words];
  return Object.fromEntries(
    parts.flatMap(({ flags, as }) =>
      as === null ? [] : [[as, flags.startsWith('--') ? options[optionOf(flags)] : left.shift()]],
    ),
  );
};
