/** Runs one command line and answers with its exit code; whatever goes wrong is said in a sentence. */
import { CommanderError } from 'commander';
import { ClientError, BadInput, DepartmentError, keptArrivalOf, type KeptArrival } from '../errors.js';
import { errorsBelow } from './errors-below.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { jsonText, shown } from './output/plain.js';
import { inLondon, londonSecond } from './output/times.js';
import { buildProgram } from './program.js';
import type { Terminal } from './terminal.js';

export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok;
  const program = buildProgram(terminal, (answered) => {
    code = answered;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.ok : exitCodes['bad-input'];
    }
    return printError(error, args.includes('--json'), terminal);
  }
}

function printError(error: unknown, asJson: boolean, terminal: Terminal): ExitCode {
  const { code, message, faults, exit } = described(error);
  const department = error instanceof DepartmentError ? error.told : null;
  const arrival = keptArrivalOf(error);
  if (asJson) {
    const told = {
      ...(faults.length > 1 ? { faults } : {}),
      ...(department ? { department } : {}),
      ...(arrival ? { arrival } : {}),
    };
    terminal.err(`${jsonText({ error: { code, message, ...told } })}\n`);
  } else {
    // What the rules say has the dates of the record; what was typed wrongly is shown as it is to be typed.
    const said = exit === exitCodes.refused ? inLondon(message) : message;
    const lines = faults.length > 1 ? ['Not done:', ...faults.map((fault) => `  - ${fault}`)] : [said];
    // The Department's own words may speak of a person: they go to whoever asked, and nowhere else.
    const words = (department?.errors ?? []).map(({ title, detail }) =>
      shown(detail === '' ? title : `${title}: ${detail}`),
    );
    lines.push(...words.map((one) => `The Department says: ${one}`));
    if (arrival) lines.push(arrivalWords(arrival));
    terminal.err(`${lines.join('\n')}\n${exit === exitCodes.refused ? `(refused: ${code})\n` : ''}`);
  }
  return exit;
}

const arrivalWords = ({ command, at }: KeptArrival): string =>
  `It arrived on ${londonSecond(at)}, and that is kept. To send the same file again, add --id ${command}.`;

interface Described {
  code: string;
  message: string;
  faults: readonly string[];
  exit: ExitCode;
}

function described(error: unknown): Described {
  if (error instanceof BadInput) return { ...error, message: error.message, exit: exitCodes['bad-input'] };
  if (error instanceof ClientError) {
    return { code: error.code, message: error.message, faults: [], exit: exitCodes[error.kind] };
  }
  for (const [kind, exit] of errorsBelow) {
    if (error instanceof kind) return { code: error.code, message: error.message, faults: [], exit };
  }
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return {
    code: 'internal',
    message: `Something went wrong inside: ${message} (${name}). If it happens again, report it.`,
    faults: [],
    exit: exitCodes.internal,
  };
}
