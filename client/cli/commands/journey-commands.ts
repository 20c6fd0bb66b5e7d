/** A sub-command for every other command of S2 to S5, made from the table of commands. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import {
  asksForReason,
  askedTypes,
  commandSpecs,
  commandFields,
  kebab,
  usualActor,
} from '../../commands/index.js';
import type { Field, FieldKind } from '../../commands/field.js';
import type { CommandInput } from '../../commands/prepare.js';
import { purposeOf } from '../../commands/purpose.js';
import type { CommandInputType } from '../../commands/spec.js';
import { BadInput, withArrival } from '../../errors.js';
import type { HandedIn, Journeys } from '../../journeys.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { readInput } from '../files.js';
import { toldOf, typed, type ToldOptions } from '../options.js';
import { warningLines } from '../output/plain.js';
import { receiptPage } from '../output/receipt-page.js';

/** Those that have a file of their own: with a person's data, without a journey, or with more to tell than a receipt. */
const apart: readonly CommandInputType[] = [
  'receiveForm',
  'changeDetails',
  'recordMark',
  'reassignScript',
  'correctArrival',
  'recordBounce',
];

/** Parts that nobody types: they are found out from what is handed in. */
const untyped: ReadonlySet<FieldKind> = new Set<FieldKind>(['words', 'reading', 'contents']);

export function addJourneyCommands(program: Command, cli: Cli): void {
  for (const type of askedTypes) if (!apart.includes(type)) addOne(program, cli, type);
}

function addOne(program: Command, cli: Cli, type: CommandInputType): void {
  const { summary, example } = commandSpecs[type];
  const name = kebab(type);
  const command = program
    .command(name)
    .summary(brief(summary))
    .description(`${summary}.`)
    .argument('<journey>', 'id or reference of the journey');
  for (const [field, { kind, placeholder, help, optional }] of commandFields(type)) {
    if (untyped.has(kind)) continue;
    const flags = `--${kebab(field)} ${placeholder}`;
    if (optional) command.option(flags, help);
    else command.requiredOption(flags, help);
  }
  addToldOptions(command, type).action(async (journey: string, _: object, self: Command) => {
    const options = self.optsWithGlobals<SharedOptions & ToldOptions & Record<string, string | undefined>>();
    const commandOptions = toldOf(options);
    const read = readParts(type, options);
    await cli.withJourneys(options, async (journeys) => {
      const { parts, papers } = await resolved(journeys, journey, type, read, commandOptions.id);
      const [paper] = papers;
      // The id under which it has arrived is the id of the command.
      const as = paper ? { ...commandOptions, id: paper.command } : commandOptions;
      const input = { ...parts, type } as CommandInput;
      const sent = journeys.command(journey, input, as);
      const receipt = await sent.catch((error: unknown) => {
        throw paper ? withArrival(error, { command: paper.command, at: paper.arrived }) : error;
      });
      const more = papers.length > 0 ? { documents: papers } : {};
      await cli.answer(
        options,
        { ...receipt, ...more },
        () => warningLines(receipt.warnings ?? []) + receiptPage(receipt, papers),
      );
    });
  });
  withExamples(command, `${name} jny-aaaaaaaaaaaaaaaaaaaa ${example}`);
}

/** As the list of commands shows it: without the clause it comes from. */
const brief = (summary: string): string =>
  summary.charAt(0).toLowerCase() + summary.slice(1).replace(/ \([^()]*\)$/, '');

/** What goes with any command: who asks, why, a note, an id, and in a rehearsal the moment. */
export function addToldOptions(command: Command, type: CommandInputType): Command {
  const actor = usualActor(type);
  const usual = actor ? `; default: ${actor.role}:${actor.id}` : '; has to be said';
  const due = asksForReason(type) ? '; this command asks for one' : '';
  return command
    .option('--as <role:id>', `who asks, by role and opaque id${usual}`)
    .option('--reason <code>', `a coded reason, such as parental-leave${due}`)
    .option('--note <text>', 'what more there is to say; kept in the store, only an id travels')
    .option('--id <id>', 'an id of your own, so that sending it again is safe')
    .option('--at <time>', 'in a rehearsal: the moment at which it is given, with its zone');
}

/** The parts as typed, each checked; free text, files and cohorts are still to be looked after. */
function readParts(
  type: CommandInputType,
  options: Record<string, string | undefined>,
): Record<string, unknown> {
  const faults: string[] = [];
  const parts: Record<string, unknown> = {};
  for (const [name, field] of commandFields(type)) {
    const text = options[name];
    try {
      parts[name] = text === undefined ? null : typed(kebab(name), field.typed, text);
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      faults.push(...error.faults);
    }
  }
  const [first, ...rest] = faults;
  if (first !== undefined) throw new BadInput([first, ...rest]);
  return parts;
}

interface Resolved {
  parts: Record<string, unknown>;
  papers: HandedIn[];
}

async function resolved(
  journeys: Journeys,
  journey: string,
  type: CommandInputType,
  read: Record<string, unknown>,
  id: string | undefined,
): Promise<Resolved> {
  const parts = { ...read };
  const papers: HandedIn[] = [];
  const fields: [string, Field<unknown>][] = commandFields(type);
  for (const [name, { kind }] of fields) {
    const value = parts[name];
    if (kind === 'cohort' && typeof value === 'string') parts[name] = await cohortOf(value);
    if (kind === 'document' && typeof value === 'string') {
      const bytes = () => readInput(value);
      const purpose = purposeOf(type, read);
      const paper = await journeys.handInDocument(journey, bytes, basename(value), purpose, { id });
      papers.push(paper);
      parts[name] = paper.document;
    }
  }
  for (const [name, { kind }] of fields) {
    if (kind === 'words') parts[name] = papers[0]?.words ?? 0;
    if (kind === 'reading') parts[name] = papers[0]?.reading;
    if (kind === 'contents' || (kind === 'version' && parts[name] === null)) parts[name] = undefined;
  }
  return { parts, papers };
}

async function cohortOf(id: string) {
  const { intakeOf } = await import('../../input/enrolment.js');
  return intakeOf(id).cohort;
}
