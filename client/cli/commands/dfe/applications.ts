/** `journeys dfe applications`: who applied to this provider, and the answers to them. */
import type { Command } from 'commander';
import { schedules } from '../../../../dfe/names.js';
import { withExamples, type Cli } from '../../cli.js';
import { listDfe, withListOptions, type ListOptions } from './lists.js';
import { addShowRecord, changeDfe } from './records.js';
import type { DfeOptions } from './session.js';

interface Filters extends ListOptions {
  cohort?: string;
  updatedSince?: string;
  participant?: string;
  status?: string;
}

const example = 'c4e9a1d2-5b7f-4a3e-9c80-1d2e3f4a5b6c';
const sorts = ['created', 'updated'];
const statuses = ['pending', 'accepted', 'rejected'];

export function addApplications(dfe: Command, cli: Cli): void {
  const group = dfe
    .command('applications')
    .summary('who applied: list, accept, reject')
    .description('Applications to this provider: see them, accept or reject them, change a funded place.');
  addApplicationList(group, cli);
  const show = addShowRecord(group, cli, 'applications', 'application', (api, id) => api.readApplication(id));
  withExamples(show, `dfe applications show ${example}`);
  addAccept(group, cli);
  addReject(group, cli);
  addFundedPlace(group, cli);
  withExamples(group, 'dfe applications list --status pending', `dfe applications accept ${example}`);
}

function addApplicationList(group: Command, cli: Cli): void {
  const command = group
    .command('list')
    .summary('list applications')
    .description('List applications to this provider, whatever their status.')
    .option('--cohort <years>', 'of cohorts that start in these years, such as 2025,2026')
    .option('--updated-since <time>', 'that changed on or after this day or moment, or whose person did')
    .option('--participant <ids>', 'of these participants')
    .option('--status <status>', `${statuses.join(', ')}; the whole list is read for it`);
  withListOptions(command, sorts).action(async (_: Filters, self: Command) => {
    const options = self.optsWithGlobals<Filters>();
    const { cohort, updatedSince, participant: participantId, status } = options;
    const asked = { cohort, updatedSince, participantId };
    const filters = { of: [['status', 'status', statuses]] as const, typed: { status } };
    await listDfe(cli, options, { kind: 'applications', asked, filters }, sorts);
  });
  withExamples(
    command,
    'dfe applications list --provider northstar-learning --status pending',
    'dfe applications list --cohort 2026 --sort updated --descending',
    'dfe applications list --all --csv applications.csv',
    'dfe applications list --updated-since 2026-10-01 --json',
  );
}

interface AcceptOptions extends DfeOptions {
  fundedPlace?: string;
  schedule?: string;
}

function addAccept(group: Command, cli: Cli): void {
  const command = group
    .command('accept')
    .summary('accept an application')
    .description(
      'Accept an application. The Department then rejects the person’s other applications for the course in the cohort, with whatever provider, and derives the schedule from the date unless it is named.',
    )
    .argument('<id>', 'the Department’s id of the application')
    .option(
      '--funded-place <yes|no>',
      'whether it takes one of the funded places: needed in a cohort with a limited number of them',
    )
    .option('--schedule <schedule>', schedules.slice(0, 2).join(', ') + ' and others')
    .action(async (id: string, _: AcceptOptions, self: Command) => {
      const options = self.optsWithGlobals<AcceptOptions>();
      const { asked } = await import('../../../../dfe/session/asked.js');
      const { acceptSchema } = await import('../../../../dfe/requests.js');
      const { fundedPlace, schedule: scheduleIdentifier } = options;
      const request = asked(acceptSchema, { fundedPlace, scheduleIdentifier }, id);
      const said = { done: 'Accepted.', found: 'Accepted: found so when it was read back.' };
      await changeDfe(cli, options, 'applications', said, (api) => api.acceptApplication(id, request));
    });
  withExamples(
    command,
    `dfe applications accept ${example} --funded-place yes`,
    `dfe applications accept ${example} --funded-place no --schedule npq-leadership-autumn`,
  );
}

function addReject(group: Command, cli: Cli): void {
  const command = group
    .command('reject')
    .summary('reject an application')
    .description(
      'Reject an application, also one that was accepted, as long as no declaration on it stands. The provider cannot take it back.',
    )
    .argument('<id>', 'the Department’s id of the application')
    .action(async (id: string, _: DfeOptions, self: Command) => {
      const options = self.optsWithGlobals<DfeOptions>();
      const { askedId } = await import('../../../../dfe/session/asked.js');
      const asked = askedId(id);
      const said = { done: 'Rejected.', found: 'Rejected: found so when it was read back.' };
      await changeDfe(cli, options, 'applications', said, (api) => api.rejectApplication(asked));
    });
  withExamples(command, `dfe applications reject ${example}`);
}

function addFundedPlace(group: Command, cli: Cli): void {
  const command = group
    .command('funded-place')
    .summary('give or take a funded place')
    .description(
      'Give an accepted application a funded place, or take it, in a cohort with a limited number of them.',
    )
    .argument('<id>', 'the Department’s id of the application')
    .argument('<yes|no>', 'whether it takes a funded place')
    .action(async (id: string, fundedPlace: string, _: DfeOptions, self: Command) => {
      const options = self.optsWithGlobals<DfeOptions>();
      const { asked } = await import('../../../../dfe/session/asked.js');
      const { fundedPlaceSchema } = await import('../../../../dfe/requests.js');
      const request = asked(fundedPlaceSchema, { fundedPlace }, id);
      const words = request.fundedPlace ? 'A funded place' : 'No funded place';
      const said = { done: `${words}: changed.`, found: `${words}: found so when it was read back.` };
      await changeDfe(cli, options, 'applications', said, (api) => api.changeFundedPlace(id, request));
    });
  withExamples(command, `dfe applications funded-place ${example} no`);
}
