/** The whole command line, put together from small groups. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { projectFolder } from '../../environment/running.js';
import { addSharedOptions, cliOf, type Cli } from './cli.js';
import { addAudit } from './commands/audit.js';
import { addBounces } from './commands/bounces.js';
import { addCaseStudy } from './commands/case-papers.js';
import { addCompletion } from './commands/completion.js';
import { addCorrectArrival } from './commands/correct-arrival.js';
import { addDfe } from './commands/dfe/group.js';
import { addEnrol } from './commands/enrol.js';
import { addExport } from './commands/export.js';
import { addFunding } from './commands/funding.js';
import { addGroups } from './commands/groups.js';
import { addJourneyCommands } from './commands/journey-commands.js';
import { addList } from './commands/list.js';
import { addMarking } from './commands/marking.js';
import { addOfficeDay } from './commands/office-day.js';
import { addPersonCommands } from './commands/person.js';
import { addPaperCommands } from './commands/papers.js';
import { addProgramme } from './commands/programme.js';
import { addRecord } from './commands/record.js';
import { addReference } from './commands/reference.js';
import { addReviews } from './commands/reviews.js';
import { addRehearse } from './commands/rehearse.js';
import { addSchools } from './commands/schools.js';
import { addSessionCompleted } from './commands/session-completed.js';
import { addShow } from './commands/show.js';
import { addStaff } from './commands/staff.js';
import { addTokens } from './commands/tokens.js';
import { addTimeline } from './commands/timeline.js';
import { addVersions } from './commands/versions.js';
import { addWhatIf } from './commands/what-if.js';
import { addWhere } from './commands/where.js';
import type { ExitCode } from './exit-codes.js';
import type { Terminal } from './terminal.js';
import { findJourney } from './which-journey.js';

/** Groups of commands as the help shows them, in this order. */
const groups: [string, ((program: Command, cli: Cli) => void)[]][] = [
  [
    'Enrol and see:',
    [
      addEnrol,
      addShow,
      addTimeline,
      addList,
      addOfficeDay,
      addExport,
      addWhatIf,
      addPaperCommands,
      addCaseStudy,
    ],
  ],
  [
    'Commands to one journey:',
    [
      addSessionCompleted,
      addJourneyCommands,
      addCorrectArrival,
      addReviews,
      addPersonCommands,
      addMarking,
      addBounces,
    ],
  ],
  ['Rehearse:', [addRehearse]],
  ['The Department:', [addDfe]],
  [
    'Programmes, people, record and servers:',
    [
      addProgramme,
      addFunding,
      addSchools,
      addStaff,
      addTokens,
      addAudit,
      addRecord,
      addGroups,
      addVersions,
      addWhere,
      addReference,
    ],
  ],
];

export function buildProgram(terminal: Terminal, exit: (code: ExitCode) => void): Command {
  const program = new Command('journeys')
    .version(versionOf(), '-V, --version', 'print which version this is')
    .description('Carries every participant through a long professional qualification.')
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      getOutHelpWidth: () => terminal.width,
    })
    .configureHelp({ showGlobalOptions: true })
    .showSuggestionAfterError()
    .showHelpAfterError('(add --help for the options and examples)')
    .exitOverride();
  addSharedOptions(program);
  const cli = cliOf(terminal, exit);
  for (const [heading, adders] of groups) {
    program.commandsGroup(heading);
    for (const add of adders) add(program, cli);
  }
  addCompletion(program);
  for (const command of program.commands) inherit(command, program);
  program.hook('preAction', (_, action) => findJourney(cli, action));
  return program;
}

/** Of the package, wherever it lies. */
function versionOf(): string {
  const text = readFileSync(join(projectFolder, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Sub-commands built before the program was ready take over how it writes and ends. */
function inherit(command: Command, from: Command): void {
  command.copyInheritedSettings(from);
  for (const below of command.commands) inherit(below, command);
}
