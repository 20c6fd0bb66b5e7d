/** `journeys dfe participants`: people with an accepted application, and their training status. */
import type { Command } from 'commander';
import type { ZodType } from 'zod';
import {
  deferralReasons,
  schedules,
  trainingStatuses,
  withdrawalReasons,
} from '../../../../dfe/names.js';
import type { DfeApi, Written } from '../../../../dfe/port.js';
import type { Participant } from '../../../../dfe/records/participant.js';
import type * as Requests from '../../../../dfe/requests.js';
import { withExamples, type Cli } from '../../cli.js';
import { listDfe, withListOptions, type ListOptions } from './lists.js';
import { addShowRecord, changeDfe, type Said } from './records.js';
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

interface StatusChange<A> {
  name: string;
  summary: string;
  description: string;
  /** What the request has to look like. */
  schema: (requests: typeof Requests) => ZodType<A>;
  /** What is asked beside the course. */
  attributes: (options: StatusOptions) => object;
  tell: (api: DfeApi, id: string, request: A) => Promise<Written<Participant>>;
  said: Said;
}

/** A command that tells the Department one thing about a participant in one course. */
const addStatusChange = <A>(group: Command, cli: Cli, change: StatusChange<A>): Command =>
  group
    .command(change.name)
    .summary(change.summary)
    .description(change.description)
    .argument('<id>', 'the Department’s id of the participant')
    .option('--course <course>', 'the course', 'npq-senco')
    .action(async (id: string, _: StatusOptions, self: Command) => {
      const options = self.optsWithGlobals<StatusOptions>();
      const { asked } = await import('../../../../dfe/session/asked.js');
      const schema = change.schema(await import('../../../../dfe/requests.js'));
      const given = { courseIdentifier: options.course, ...change.attributes(options) };
      const request = asked(schema, given, id);
      await changeDfe(cli, options, 'participants', change.said, (api) => change.tell(api, id, request));
    });

function addDefer(group: Command, cli: Cli): void {
  const command = addStatusChange(group, cli, {
    name: 'defer',
    summary: 'a pause',
    description: 'Tell the Department that a participant pauses. Something must have been declared before.',
    schema: ({ deferSchema }) => deferSchema,
    attributes: ({ reason }) => ({ reason }),
    tell: (api, id, request) => api.defer(id, request),
    said: { done: 'Deferred.', found: 'Deferred: found so when it was read back.' },
  }).requiredOption('--reason <reason>', deferralReasons.join(', '));
  withExamples(command, `dfe participants defer ${example} --reason parental-leave`);
}

function addResume(group: Command, cli: Cli): void {
  const command = addStatusChange(group, cli, {
    name: 'resume',
    summary: 'back to active',
    description: 'Tell the Department that a participant is active again, after a deferral or a withdrawal.',
    schema: ({ resumeSchema }) => resumeSchema,
    attributes: () => ({}),
    tell: (api, id, request) => api.resume(id, request),
    said: { done: 'Active again.', found: 'Active: found so when it was read back.' },
  });
  withExamples(command, `dfe participants resume ${example}`);
}

function addWithdraw(group: Command, cli: Cli): void {
  const command = addStatusChange(group, cli, {
    name: 'withdraw',
    summary: 'the end of it',
    description:
      'Tell the Department that a participant stops, as of now: it cannot be dated back. "started" must have been declared before. Nothing dated later can then be declared; what happened before still can.',
    schema: ({ withdrawSchema }) => withdrawSchema,
    attributes: ({ reason }) => ({ reason }),
    tell: (api, id, request) => api.withdraw(id, request),
    said: { done: 'Withdrawn.', found: 'Withdrawn: found so when it was read back.' },
  }).requiredOption('--reason <reason>', withdrawalReasons.join(', '));
  withExamples(command, `dfe participants withdraw ${example} --reason change-in-career`);
}

function addChangeSchedule(group: Command, cli: Cli): void {
  const command = addStatusChange(group, cli, {
    name: 'change-schedule',
    summary: 'another schedule or cohort',
    description: 'Move a participant to another schedule, and to another cohort if that is named.',
    schema: ({ changeScheduleSchema }) => changeScheduleSchema,
    attributes: ({ schedule: scheduleIdentifier, cohort }) => ({ scheduleIdentifier, cohort }),
    tell: (api, id, request) => api.changeSchedule(id, request),
    said: { done: 'Schedule changed.', found: 'The schedule was found so when it was read back.' },
  })
    .requiredOption('--schedule <schedule>', schedules.join(', '))
    .option('--cohort <year>', 'the year in which the new cohort starts; the same cohort unless told');
  withExamples(
    command,
    `dfe participants change-schedule ${example} --schedule npq-leadership-spring`,
    `dfe participants change-schedule ${example} --schedule npq-leadership-autumn --cohort 2026`,
  );
}
