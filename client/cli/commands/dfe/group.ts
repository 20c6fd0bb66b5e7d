/** `journeys dfe`: the Department’s lead-provider API, from a terminal (S6.3). */
import type { Command } from 'commander';
import { withExamples, type Cli } from '../../cli.js';
import { applications } from './applications.js';
import { addChanges } from './changes.js';
import { addCheck } from './check.js';
import { declarations } from './declarations.js';
import { outcomes } from './outcomes.js';
import { participants } from './participants.js';
import { addRecords } from './records.js';
import { withDfeOptions } from './session.js';
import { partners, statements } from './statements.js';

export function addDfe(program: Command, cli: Cli): void {
  const group = program
    .command('dfe')
    .summary('the Department’s API: applications, participants, declarations, results')
    .description(
      'The Department for Education’s API for lead providers: see and do by hand what it offers, for one provider. Ids are the Department’s own. What the Department refuses ends with code 1 and its words. See "The Department’s API" in docs/operations.md.',
    );
  withDfeOptions(group);
  addRecords(group, cli, applications);
  addRecords(group, cli, participants);
  addRecords(group, cli, declarations);
  addRecords(group, cli, outcomes);
  addRecords(group, cli, statements);
  addRecords(group, cli, partners);
  addChanges(group, cli);
  addCheck(group, cli);
  withExamples(
    group,
    'dfe check --provider northstar-learning',
    'dfe applications list --status pending',
    'dfe declarations list --cohort 2026 --json',
  );
}
