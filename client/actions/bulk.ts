/** One command for many people of a cohort (S6.3): accepting, the register of a group's day, and releasing results. */
import { z } from 'zod';
import type { Cohort } from '../../programmes/cohort-schema.js';
import type { JourneyFilter } from '../../store/read-model/read-model.js';
import { fundings, type Funding } from '../../workflows/journey/values.js';
import { accepting, attending, releasing, type Register } from '../bulk/deeds.js';
import type { BulkRow, BulkTarget } from '../bulk/row.js';
import type { BulkOptions } from '../bulk/run.js';
import { attendedIn } from '../bulk/register.js';
import { BadInput } from '../errors.js';
import { daySchema } from '../input/dates.js';
import { intakeOf } from '../input/enrolment.js';
import { parseOrRefuse } from '../input/faults.js';
import { codeSchema } from '../input/ids.js';
import { notThere } from '../input/suggest.js';
import type { Context } from './context.js';

const whoSchema = z
  .strictObject({
    mode: z.enum(['live', 'rehearsal']).default('live'),
    provider: codeSchema.optional(),
    /** References or ids, in their order. */
    named: z.array(z.string().trim().min(1)).max(5_000).default([]),
    /** A file with a column `reference`. */
    file: z.custom<Uint8Array>((given) => given instanceof Uint8Array).optional(),
    /** Everybody of the cohort who waits for it. */
    waiting: z.boolean().default(false),
  })
  .refine(
    ({ named, file, waiting }) =>
      Number(named.length > 0) + Number(file !== undefined) + Number(waiting) === 1,
    'Say who is meant, in one way: references, a file, or everybody who waits for it.',
  );

type BulkWho = z.input<typeof whoSchema>;

const registerSchema = z.strictObject({
  mode: z.enum(['live', 'rehearsal']).default('live'),
  group: codeSchema,
  event: codeSchema,
  /** The day; default: that of the group. */
  on: daySchema.optional(),
  present: z.array(z.string().trim().min(1)).max(5_000).default([]),
  absent: z.array(z.string().trim().min(1)).max(5_000).default([]),
  /** A file with the columns `reference` and `attended`. */
  file: z.custom<Uint8Array>((given) => given instanceof Uint8Array).optional(),
  /** What holds for those of the group whom nobody names; without it nothing is recorded for them. */
  others: z.enum(['present', 'absent']).optional(),
});

type RegisterRequest = z.input<typeof registerSchema>;

export interface Bulk {
  /** Accepts many, and decides first who pays where that is open and `funding` is given (S2.7, S2.8). */
  acceptMany(
    cohort: string,
    who: BulkWho & { funding?: Funding | undefined },
    options?: BulkOptions,
  ): Promise<BulkRow[]>;
  /** Records who was there on a group's day, and who was not (S3.2). */
  recordRegister(cohort: string, register: RegisterRequest, options?: BulkOptions): Promise<BulkRow[]>;
  /** Releases the confirmed results of many (S5.5). */
  releaseMany(cohort: string, who: BulkWho, options?: BulkOptions): Promise<BulkRow[]>;
}

export function bulkOf(context: Context): Bulk {
  return {
    async acceptMany(cohort, { funding, ...who }, options = {}) {
      const deed = accepting(parseOrRefuse(z.enum(fundings).nullable(), funding ?? null));
      return run(
        context,
        await meant(context, cohort, who, ['provider-decision', 'funding-decision'], deed),
        options,
      );
    },
    async releaseMany(cohort, who, options = {}) {
      return run(context, await meant(context, cohort, who, ['release'], releasing), options);
    },
    async recordRegister(cohort, request, options = {}) {
      return run(context, await onRegister(context, cohort, request), options);
    },
  };
}

async function run(context: Context, target: BulkTarget[], options: BulkOptions): Promise<BulkRow[]> {
  const { runBulk } = await import('../bulk/run.js');
  return runBulk(context, target, options);
}

async function meant(
  context: Context,
  id: string,
  asked: BulkWho,
  waits: readonly string[],
  deed: BulkTarget['deed'],
): Promise<BulkTarget[]> {
  const { mode, provider, named, file, waiting } = parseOrRefuse(whoSchema, asked);
  const { cohort } = intakeOf(parseOrRefuse(codeSchema, id));
  const people = await peopleIn(context, { cohort: cohort.id, mode, ...(provider ? { provider } : {}) });
  const { wantedOf } = await import('../bulk/wanted.js');
  const { readList } = await import('../bulk/list.js');
  const listed = file
    ? readList(file)
    : waiting
      ? people.all.filter(({ wait }) => waits.includes(wait)).map(unlisted)
      : named.map((reference) => unlisted({ journey: reference }));
  return wantedOf(
    people,
    listed.map((one) => ({ ...one, deed, refused: null })),
  );
}

/** By the id, which names one person only. */
const unlisted = ({ journey }: { journey: string }) => ({ row: null, reference: journey, cells: {} });

async function onRegister(context: Context, id: string, request: RegisterRequest): Promise<BulkTarget[]> {
  const { mode, ...register } = parseOrRefuse(registerSchema, request);
  const { cohort } = intakeOf(parseOrRefuse(codeSchema, id));
  const day = dayOf(context, cohort, register);
  const people = await peopleIn(context, { cohort: cohort.id, mode });
  const { wantedOf } = await import('../bulk/wanted.js');
  const said = await attendedIn(context, people, day, register);
  return wantedOf(
    people,
    said.map(({ attended, ...one }) => ({ ...one, deed: attending(day, attended) })),
  );
}

/** The group is one of the provider's, and the event one that it has. */
function dayOf(
  { scope }: Context,
  cohort: Cohort,
  { group, event, on }: { group: string; event: string; on?: string | undefined },
): Register {
  const own = cohort.groups.filter(({ provider }) => scope === 'all' || provider === scope.provider);
  const found = own.find((one) => one.id === group);
  if (!found)
    throw unknown(
      'group',
      group,
      own.map((one) => one.id),
    );
  const days = found.events;
  const day = days[event];
  if (day === undefined) throw unknown('event', event, Object.keys(days));
  return { group, event, on: on ?? day };
}

const unknown = (what: string, given: string, known: readonly string[]): BadInput =>
  new BadInput([notThere(what, given, known)]);

async function peopleIn({ servers, scope }: Context, filter: JourneyFilter) {
  const { peopleOf } = await import('../bulk/people.js');
  const { refuseUnknownFilter } = await import('../reading/known-filter.js');
  return servers.inStore(async (store) => {
    await refuseUnknownFilter(store, scope, filter);
    return peopleOf(store, scope, filter);
  });
}
