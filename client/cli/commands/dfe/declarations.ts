/** `journeys dfe declarations`: the milestones that a provider is paid by. */
import type { Command } from 'commander';
import type { DfeApi } from '../../../../dfe/port.js';
import type { Declaration } from '../../../../dfe/records/declaration.js';
import type { DeclareRequest } from '../../../../dfe/requests.js';
import { declarationStates, declarationTypes } from '../../../../dfe/names.js';
import { withExamples, type Cli } from '../../cli.js';
import { listDfe, withListOptions, type ListOptions } from './lists.js';
import { addShowRecord, changeDfe } from './records.js';
import type { DfeOptions } from './session.js';

interface Filters extends ListOptions {
  cohort?: string;
  updatedSince?: string;
  participant?: string;
  type?: string;
  state?: string;
}

const example = '1f3b5d7e-9a2c-4e6f-8b0d-5c7e9a1b3d5f';
const person = '7d0f6c1e-2a4b-4c8d-9e1f-3a5b7c9d1e2f';
const partner = '3c5e7a9b-1d2f-4b6d-8e0a-7f9b1c3d5e7a';

export function addDeclarations(dfe: Command, cli: Cli): void {
  const group = dfe
    .command('declarations')
    .summary('milestones: list, declare, void')
    .description(
      'Declarations: the milestones that this provider is paid by, and those on applications that are now its own.',
    );
  addDeclarationList(group, cli);
  const show = addShowRecord(group, cli, 'declarations', 'declaration', (api, id) => api.readDeclaration(id));
  withExamples(show, `dfe declarations show ${example}`);
  addDeclare(group, cli);
  addVoid(group, cli);
  addChangePartner(group, cli);
  withExamples(group, 'dfe declarations list --cohort 2026', `dfe declarations show ${example}`);
}

function addDeclarationList(group: Command, cli: Cli): void {
  const command = group
    .command('list')
    .summary('list declarations')
    .description('List declarations, the oldest first.')
    .option('--cohort <years>', 'of cohorts that start in these years, such as 2025,2026')
    .option('--updated-since <time>', 'that changed on or after this day or moment')
    .option('--participant <ids>', 'of these participants')
    .option('--type <type>', `${declarationTypes.join(', ')}; the whole list is read for it`)
    .option('--state <state>', `${declarationStates.join(', ')}; the whole list is read for it`);
  withListOptions(command, []).action(async (_: Filters, self: Command) => {
    const options = self.optsWithGlobals<Filters>();
    const { cohort, updatedSince, participant: participantId, type, state } = options;
    const asked = { cohort, updatedSince, participantId };
    const of = [
      ['type', 'declarationType', declarationTypes],
      ['state', 'state', declarationStates],
    ] as const;
    await listDfe(cli, options, { kind: 'declarations', asked, filters: { of, typed: { type, state } } });
  });
  withExamples(
    command,
    `dfe declarations list --participant ${person}`,
    'dfe declarations list --cohort 2026 --type started --state submitted',
    'dfe declarations list --all --csv declarations.csv',
  );
}

interface DeclareOptions extends DfeOptions {
  participant: string;
  type: string;
  date: string;
  course: string;
  passed?: string;
  partner?: string;
  secondPartner?: string;
  again?: boolean;
}

function addDeclare(group: Command, cli: Cli): void {
  const command = group
    .command('declare')
    .summary('declare a milestone')
    .description(
      'Declare a milestone, at most once: after a lost answer it is looked for before it is sent again. The Department does not check the order of milestones.',
    )
    .requiredOption('--participant <id>', 'the Department’s id of the participant')
    .requiredOption('--type <type>', declarationTypes.join(', '))
    .requiredOption('--date <time>', 'when it was reached: a day, or a moment with its zone')
    .option('--course <course>', 'the course', 'npq-senco')
    .option('--passed <yes|no>', 'the result: with "completed", and only with it')
    .option('--partner <id>', 'the delivery partner: in England, from cohort 2024 on')
    .option('--second-partner <id>', 'a second delivery partner')
    .option('--again', 'it may have been sent before, with the same date: look first whether it stands')
    .action(async (_: DeclareOptions, self: Command) => {
      const options = self.optsWithGlobals<DeclareOptions>();
      const { asked } = await import('../../../../dfe/session/asked.js');
      const { declareSchema } = await import('../../../../dfe/requests.js');
      const request = asked(declareSchema, {
        participantId: options.participant,
        declarationType: options.type,
        declarationDate: options.date,
        courseIdentifier: options.course,
        hasPassed: options.passed,
        deliveryPartnerId: options.partner,
        secondaryDeliveryPartnerId: options.secondPartner,
      });
      const said = { done: 'Declared.', found: 'It stands already: found when it was looked for.' };
      const mayHaveBeenSent = options.again ?? false;
      const declare = (api: DfeApi) => api.declare(request, { mayHaveBeenSent });
      await changeDfe(cli, options, 'declarations', said, declare, ({ record }) =>
        otherwise(request, record),
      );
    });
  withExamples(
    command,
    `dfe declarations declare --participant ${person} --type started --date 2026-10-20 --partner ${partner}`,
    `dfe declarations declare --participant ${person} --type completed --date 2028-05-22T12:00Z --passed yes --partner ${partner}`,
  );
}

/** One that was found is known by its date alone: the rest may have been changed since, or sent otherwise. */
function otherwise(asked: DeclareRequest, { hasPassed, deliveryPartnerId }: Declaration): string | null {
  const result = 'hasPassed' in asked && hasPassed !== null && hasPassed !== asked.hasPassed;
  const partner = (asked.deliveryPartnerId ?? null) !== deliveryPartnerId;
  if (!result && !partner) return null;
  const what = [...(result ? ['result'] : []), ...(partner ? ['delivery partner'] : [])].join(' and ');
  return `Its ${what} is not what was given now. If yours is right, use "outcomes record" for a result and "declarations change-partner" for a partner.`;
}

function addVoid(group: Command, cli: Cli): void {
  const command = group
    .command('void')
    .summary('take a declaration back')
    .description(
      'Take a declaration back. One that was paid is clawed back on the next statement. Voiding "completed" voids the result, too.',
    )
    .argument('<id>', 'the Department’s id of the declaration')
    .action(async (id: string, _: DfeOptions, self: Command) => {
      const options = self.optsWithGlobals<DfeOptions>();
      const { askedId } = await import('../../../../dfe/session/asked.js');
      const asked = askedId(id);
      const said = { done: 'Taken back.', found: 'Taken back: found so when it was read back.' };
      await changeDfe(cli, options, 'declarations', said, (api) => api.voidDeclaration(asked));
    });
  withExamples(command, `dfe declarations void ${example}`);
}

interface PartnerOptions extends DfeOptions {
  partner: string;
  secondPartner?: string;
}

function addChangePartner(group: Command, cli: Cli): void {
  const command = group
    .command('change-partner')
    .summary('correct the delivery partner')
    .description(
      'Correct the delivery partner of a declaration. Without --second-partner, it has no second one.',
    )
    .argument('<id>', 'the Department’s id of the declaration')
    .requiredOption('--partner <id>', 'the delivery partner')
    .option('--second-partner <id>', 'a second delivery partner')
    .action(async (id: string, _: PartnerOptions, self: Command) => {
      const options = self.optsWithGlobals<PartnerOptions>();
      const { asked } = await import('../../../../dfe/session/asked.js');
      const { changePartnerSchema } = await import('../../../../dfe/requests.js');
      const { partner: deliveryPartnerId, secondPartner: secondaryDeliveryPartnerId } = options;
      const request = asked(changePartnerSchema, { deliveryPartnerId, secondaryDeliveryPartnerId }, id);
      const said = { done: 'Delivery partner changed.', found: 'Found so when it was read back.' };
      await changeDfe(cli, options, 'declarations', said, (api) => api.changeDeliveryPartner(id, request));
    });
  withExamples(command, `dfe declarations change-partner ${example} --partner ${partner}`);
}
