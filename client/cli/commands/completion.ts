/** `journeys completion`: what a shell needs to complete our commands and options. */
import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { withExamples } from '../cli.js';

/** Last of all, for it goes through every command that is there; adds the hidden one too that shells ask. */
export function addCompletion(program: Command): void {
  inShort(program, () => tab(program, { completionCommandName: 'completion' }));
  const command = program.commands.find((one) => one.name() === 'completion');
  if (!command) throw new Error('the completion library no longer adds its command');
  command
    .summary('print the script by which a shell completes commands and options')
    .description(
      'Print the script by which a shell (bash, zsh, fish, powershell) completes commands and options of `journeys`.',
    );
  withExamples(command, 'completion bash > ~/.local/share/bash-completion/completions/journeys');
}

/** A shell has one line for each, so that it is given the summaries. */
function inShort(program: Command, work: () => void): void {
  const whole = everyCommand(program).map((command) => [command, command.description()] as const);
  for (const [command] of whole) command.description(command.summary() || command.description());
  work();
  for (const [command, description] of whole) command.description(description);
}

const everyCommand = (command: Command): Command[] => [command, ...command.commands.flatMap(everyCommand)];
