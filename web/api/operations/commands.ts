/** Every command that a token can be for, by the same table as the library and the command line have. */
import { z } from 'zod';
import { table } from '../../../access/table.js';
import { asksForReason, askedTypes, commandFields, commandSpecs } from '../../../client/commands/index.js';
import type { CommandInput, CommandOptions } from '../../../client/commands/prepare.js';
import type { CommandInputType } from '../../../client/commands/spec.js';
import { freeTextSchema } from '../../../client/input/contact.js';
import { intakeOf } from '../../../client/input/enrolment.js';
import { codeSchema, commandIdSchema, opaqueIdSchema, reasonSchema } from '../../../client/input/ids.js';
import { utcSchema } from '../../../client/input/instants.js';
import { exampleJourney, operation, type Operation } from '../operation.js';
import { ofJourney, receipt } from '../shapes.js';
import { exampleParts } from './example-parts.js';

/** For whom it is recorded, where that is not the provider's own doing. */
const actor = z.strictObject({
  role: z.enum(['participant', 'headteacher', 'coach', 'provider', 'learning-environment']),
  id: opaqueIdSchema,
});

const told = {
  actor: actor.optional(),
  reason: reasonSchema.optional(),
  note: freeTextSchema.optional().describe('what more there is to say; only an id of it travels'),
  at: utcSchema.optional().describe('in a rehearsal: the moment at which it is given'),
};

/** Details of a person are not a command of ids, and have an address of their own. */
const elsewhere: readonly CommandInputType[] = ['changeDetails'];

function bodyOf(type: CommandInputType) {
  const fields = commandFields(type).map(([name, field]) => {
    const value = field.kind === 'cohort' ? codeSchema : field.value;
    const shape = field.optional ? value.nullish() : value;
    return [name, shape.describe(field.help)] as const;
  });
  const reason = asksForReason(type) ? { reason: reasonSchema } : {};
  return z.strictObject({ ...Object.fromEntries(fields), ...told, ...reason });
}

function partsOf(type: CommandInputType, body: Readonly<Record<string, unknown>>): CommandInput {
  const parts: Record<string, unknown> = { type };
  for (const [name, { kind, optional }] of commandFields(type)) {
    const value = body[name] ?? undefined;
    if (kind === 'cohort' && typeof value === 'string') parts[name] = intakeOf(value).cohort;
    else if (value !== undefined) parts[name] = value;
    else if (optional && kind !== 'version') parts[name] = null;
  }
  return parts as unknown as CommandInput;
}

export const commandOperations: readonly Operation[] = askedTypes
  .filter((type) => table[type].machine !== undefined && !elsewhere.includes(type))
  .map((type) =>
    operation({
      id: type,
      method: 'POST',
      path: `/journeys/:id/commands/${type}`,
      tag: 'Commands',
      summary: commandSpecs[type].summary.replace(/ \([^()]*\)$/, ''),
      action: type,
      params: ofJourney,
      body: bodyOf(type),
      status: 200,
      answer: receipt,
      keyed: true,
      example: { path: `/journeys/${exampleJourney}/commands/${type}`, body: exampleParts(type) },
      does({ journeys, params, body, key: id }) {
        const { actor: by, reason, note, at } = body as CommandOptions;
        const options = { actor: by, reason, note, at, id };
        return journeys.command(params.id, partsOf(type, body), options);
      },
    }),
  );

export const sessionReport: Operation = operation({
  id: 'reportSession',
  method: 'POST',
  path: '/journeys/:id/session-reports',
  tag: 'Commands',
  summary:
    'A coach’s system says that a session took place, and waits for no answer: what is refused, the provider sees',
  action: 'completeSession',
  params: ofJourney,
  body: z.strictObject({
    coach: opaqueIdSchema.max(80),
    session: codeSchema,
    held: utcSchema,
    minutes: z.int().min(1).max(480),
    notes: freeTextSchema.nullish(),
  }),
  status: 202,
  answer: z.object({ report: commandIdSchema }),
  keyed: true,
  example: {
    path: `/journeys/${exampleJourney}/session-reports`,
    body: { coach: 'coach-07', session: 'coaching-1', held: '2027-01-20T16:00:00Z', minutes: 60 },
  },
  does: async ({ journeys, params, body, key }) => ({
    report: await journeys.sessionCompleted(params.id, {
      ...body,
      notes: body.notes ?? null,
      ...(key === undefined ? {} : { id: key }),
    }),
  }),
});
