/** `journeys dfe participants`: people with an accepted application, and their training status. */
import type { Command } from 'commander';
import {
  deferralReasons,
  schedules,
  trainingStatuses,
  withdrawalReasons,
} from '../../../../activities/dfe/names.js';
import { withExamples, type Cli } from '../../cli.js';
import { listDfe, withListOptions, type ListOptions } from './lists.js';
import { addShowRecord, changeDfe } from './records.js';
import type { DfeOptions } from './session.js';

interface Filters extends ListOptions {
  updatedSince?: string;
  status?: string;
  fromParticipant?: string;
}

const example = '7d0f6c1e-2a4b-4c8d-9e1f-3a5b7c9d1e2f';
const sorts = ['created', 'updated'];

export function addParticipants(dfe: Command, cli: Cli): void {
  const group = dfe
    .command('participants')
    .summary('who takes part: list, defer, resume, withdraw')
    .description(
      'Participants: people with an accepted application with this provider, and their training status for each course.',
    );
  addParticipantList(group, cli);
  const show = addShowRecord(group, cli, 'participants', 'participant', (api, id) => api.readParticipant(id));
  withExamples(show, `dfe participants show ${example}`);
  addDefer(group, cli);
  addResume(group, cli);
  addWithdraw(group, cli);
  addChangeSchedule(group, cli);
  withExamples(group, 'dfe participants list --status deferred', `dfe participants show ${example}`);
}

function addParticipantList(group: Command, cli: Cli): void {
  const command = group
    .command('list')
    .summary('list participants')
    .description('List participants of this provider.')
    .option('--updated-since <time>', 'who, or whose applications, changed on or after this day or moment')
    .option('--status <status>', `with this training status: ${trainingStatuses.join(', ')}`)
    .option('--from-participant <id>', 'whose record took in this one, now retired');
  withListOptions(command, sorts).action(async (_: Filters, self: Command) => {
    const options = self.optsWithGlobals<Filters>();
    const { updatedSince, status: trainingStatus, fromParticipant: fromParticipantId } = options;
    const asked = { updatedSince, trainingStatus, fromParticipantId };
    await listDfe(cli, options, { kind: 'participants', asked }, sorts);
  });
  withExamples(
    command,
    'dfe participants list --status withdrawn',
    `dfe participants list --from-participant ${example}`,
    'dfe participants list --all --csv participants.csv',
  );
}

interface StatusOptions extends DfeOptions {
  course: string;
  reason?: string;
  schedule?: string;
  cohort?: string;
}

const COURSE = ['--course <course>', 'the course', 'npq-senco'] as const;

const statusCommand = (group: Command, name: string, summary: string, description: string): Command =>
  group
    .command(name)
    .summary(summary)
    .description(description)
    .argument('<id>', 'the Department’s id of the participant')
    .option(...COURSE);

function addDefer(group: Command, cli: Cli): void {
  const command = statusCommand(
    group,
    'defer',
    'a pause',
    'Tell the Department that a participant pauses. Something must have been declared before.',
  )
    .requiredOption('--reason <reason>', deferralReasons.join(', '))
    .action(async (id: string, _: StatusOptions, self: Command) => {
      const options = self.optsWithGlobals<StatusOptions>();
      const { asked } = await import('../../../dfe/asked.js');
      const { deferSchema } = await import('../../../../activities/dfe/requests.js');
      const request = asked(deferSchema, { courseIdentifier: options.course, reason: options.reason }, id);
      const said = { done: 'Deferred.', found: 'Deferred: found so when it was read back.' };
      await changeDfe(cli, options, 'participants', said, (api) => api.defer(id, request));
    });
  withExamples(command, `dfe participants defer ${example} --reason parental-leave`);
}

function addResume(group: Command, cli: Cli): void {
  const command = statusCommand(
    group,
    'resume',
    'back to active',
    'Tell the Department that a participant is active again, after a deferral or a withdrawal.',
  ).action(async (id: string, _: StatusOptions, self: Command) => {
    const options = self.optsWithGlobals<StatusOptions>();
    const { asked } = await import('../../../dfe/asked.js');
    const { resumeSchema } = await import('../../../../activities/dfe/requests.js');
    const request = asked(resumeSchema, { courseIdentifier: options.course }, id);
    const said = { done: 'Active again.', found: 'Active: found so when it was read back.' };
    await changeDfe(cli, options, 'participants', said, (api) => api.resume(id, request));
  });
  withExamples(command, `dfe participants resume ${example}`);
}

function addWithdraw(group: Command, cli: Cli): void {
  const command = statusCommand(
    group,
    'withdraw',
    'the end of it',
    'Tell the Department that a participant stops, as of now: it cannot be dated back. "started" must have been declared before. Nothing dated later can then be declared; what happened before still can.',
  )
    .requiredOption('--reason <reason>', withdrawalReasons.join(', '))
    .action(async (id: string, _: StatusOptions, self: Command) => {
      const options = self.optsWithGlobals<StatusOptions>();
      const { asked } = await import('../../../dfe/asked.js');
      const { withdrawSchema } = await import('../../../../activities/dfe/requests.js');
      const request = asked(withdrawSchema, { courseIdentifier: options.course, reason: options.reason }, id);
      const said = { done: 'Withdrawn.', found: 'Withdrawn: found so when it was read back.' };
      await changeDfe(cli, options, 'participants', said, (api) => api.withdraw(id, request));
    });
  withExamples(command, `dfe participants withdraw ${example} --reason change-in-career`);
}

function addChangeSchedule(group: Command, cli: Cli): void {
  const command = statusCommand(
    group,
    'change-schedule',
    'another schedule or cohort',
    'Move a participant to another schedule, and to another cohort if that is named.',
  )
    .requiredOption('--schedule <schedule>', schedules.join(', '))
    .option('--cohort <year>', 'the year in which the new cohort starts; the same cohort unless told')
    .action(async (id: string, _: StatusOptions, self: Command) => {
      const options = self.optsWithGlobals<StatusOptions>();
      const { asked } = await import('../../../dfe/asked.js');
      const { changeScheduleSchema } = await import('../../../../activities/dfe/requests.js');
      const { course: courseIdentifier, schedule: scheduleIdentifier, cohort } = options;
      const request = asked(changeScheduleSchema, { courseIdentifier, scheduleIdentifier, cohort }, id);
      const said = { done: 'Schedule changed.', found: 'The schedule was found so when it was read back.' };
      await changeDfe(cli, options, 'participants', said, (api) => api.changeSchedule(id, request));
    });
  withExamples(
    command,
    `dfe participants change-schedule ${example} --schedule npq-leadership-spring`,
    `dfe participants change-schedule ${example} --schedule npq-leadership-autumn --cohort 2026`,
  );
}
