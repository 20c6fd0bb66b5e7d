/** Readings of one journey and of many. */
import { z } from 'zod';
import type { CountedBy, JourneyFilter, PageRequest } from '../../store/read-model/read-model.js';
import { gridPoint } from '../../workflows/journey/distance.js';
import type { CatchUpContext } from '../../workflows/journey/rules/catch-up-days.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import { whatIf as supposed, type Supposition, type WhatIf } from '../../workflows/journey/what-if.js';
import type { TemporalConnection } from '../connection/temporal.js';
import { ClientError, JourneyRefused } from '../errors.js';
import { daySchema } from '../input/dates.js';
import { intakeOf } from '../input/enrolment.js';
import { parseOrRefuse } from '../input/faults.js';
import { codeSchema, journeyIdSchema } from '../input/ids.js';
import type { ExportFormat } from '../reading/export.js';
import { presentOf } from '../reading/present.js';
import { readingFrom, stateFrom, type ViewReading } from '../reading/view.js';
import { engineHalf, now, recordHalf, type Context } from './context.js';

const ANSWER_LIMIT_MS = 2_000;

/** Asks the run itself; whatever keeps it from answering within two seconds, null. */
async function asked<T>(
  context: Context,
  question: (engine: TemporalConnection) => Promise<T | null>,
): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ANSWER_LIMIT_MS, null);
  });
  const answer = context.servers
    .engine()
    .then(question)
    .catch(() => null);
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

async function record(context: Context, journey: string) {
  const id = parseOrRefuse(journeyIdSchema, journey);
  const { recordOrRefuse } = await recordHalf();
  return context.servers.inStore((store) => recordOrRefuse(store, context.scope, id));
}

/** @param at an instant: what was true then, by the record (S6.3) */
export async function view(context: Context, journey: string, at: Instant | null): Promise<ViewReading> {
  const id = parseOrRefuse(journeyIdSchema, journey);
  const { refuseUnlessSeen } = await recordHalf();
  await context.servers.inStore((store) => refuseUnlessSeen(store, context.scope, id));
  const { queryView } = await engineHalf();
  const live = at === null ? await asked(context, (engine) => queryView(engine, id)) : null;
  if (live && !(await isBehind(context, id, live.n)))
    return { view: live, source: 'journey', asOf: live.at, ...(await besideView(context, id, live.at)) };
  const state = stateFrom(await record(context, id), at);
  return readingFrom(state, at ?? (await presentIn(context, state)));
}

const presentIn = ({ servers }: Context, state: Journey): Promise<Instant> =>
  servers.inStore((store) => presentOf(store, state, now()));

/** What the run is asked for does not depend on the record; without it there is no more to be shown. */
async function besideView(
  context: Context,
  journey: string,
  at: Instant,
): Promise<Pick<ViewReading, 'booked' | 'mustAct'>> {
  const { bookedSessions } = await import('../../workflows/journey/view/ahead.js');
  const { mustAct } = await import('../../workflows/journey/view/owed.js');
  return record(context, journey).then(
    (kept) => {
      const state = stateFrom(kept, null);
      return { booked: bookedSessions(state), mustAct: mustAct(state, at) };
    },
    () => ({ booked: [], mustAct: null }),
  );
}

/** Whether the record has more than the run that answered, as after servers that died between two writes. */
async function isBehind({ servers }: Context, journey: string, n: number): Promise<boolean> {
  const { recordedEvents } = await import('../../store/record/journal.js');
  const recorded = await servers.inStore((store) => recordedEvents(store, journey)).catch(() => 0);
  return recorded > n;
}

export async function timeline(context: Context, journey: string) {
  const kept = await record(context, journey);
  const { listMessages } = await import('../../store/messages/messages.js');
  const { gatheredOf } = await import('../../store/digests/gathered.js');
  const { listNotes } = await import('../../store/people/notes.js');
  const { listBounces } = await import('../../store/messages/bounces.js');
  const { timelineFrom } = await import('../reading/timeline.js');
  const id = kept.enrolment.journey;
  const [messages, notes, bounces, gathered] = await Promise.all([
    context.servers.inStore((store) => listMessages(store, id)),
    context.servers.inStore((store) => listNotes(store, id)),
    context.servers.inStore((store) => listBounces(store, id)),
    context.servers.inStore((store) => gatheredOf(store, id)),
  ]);
  return timelineFrom(kept, { messages, notes, bounces, gathered });
}

export async function list(context: Context, filter: JourneyFilter, page: PageRequest) {
  const { listFrom } = await import('../reading/many.js');
  return context.servers.inStore((store) => listFrom(store, context.scope, filter, page));
}

export async function count(context: Context, filter: JourneyFilter, by: CountedBy) {
  const { countFrom } = await import('../reading/many.js');
  return context.servers.inStore((store) => countFrom(store, context.scope, filter, by));
}

/** Lines as they are read, so that an export of everything takes no more memory than a page. */
export async function* exported(
  context: Context,
  filter: JourneyFilter,
  format: ExportFormat,
  withNames: boolean,
): AsyncGenerator<string> {
  const { rowsFrom } = await import('../reading/many.js');
  const { exportLines } = await import('../reading/export.js');
  const { refuseUnknownFilter } = await import('../reading/known-filter.js');
  const store = await context.servers.inStore(async (opened) => {
    await refuseUnknownFilter(opened, context.scope, filter);
    return opened;
  });
  try {
    if (format === 'enrolment') {
      const { enrolmentLines } = await import('../reading/enrolment-file.js');
      yield* enrolmentLines(store, context.scope, filter);
    } else yield* exportLines(rowsFrom(store, context.scope, filter, withNames), format, withNames);
  } catch (error) {
    // Gives the error the words that every other reading gives it.
    await context.servers.inStore(() =>
      Promise.reject(error instanceof Error ? error : new Error(String(error))),
    );
  }
}

const suppositionSchema = z.discriminatedUnion('suppose', [
  z.strictObject({
    suppose: z.literal('deferral'),
    from: daySchema,
    until: daySchema,
    /** The id of the cohort to return to, if it is another one. */
    cohort: codeSchema.nullable().default(null),
  }),
  z.strictObject({ suppose: z.literal('missed-event'), event: codeSchema }),
  z.strictObject({ suppose: z.literal('resit') }),
  z.strictObject({ suppose: z.literal('cohort'), cohort: codeSchema }),
]);

export type SuppositionRequest = z.input<typeof suppositionSchema>;

/** S8.3: pure, on the folded record; nothing changes. */
export async function whatIf(
  context: Context,
  journey: string,
  request: SuppositionRequest,
): Promise<WhatIf> {
  const supposition = withCohort(parseOrRefuse(suppositionSchema, request));
  const state = stateFrom(await record(context, journey), null);
  const known = (element: string): boolean =>
    state.programme.stages.some((stage) => stage.elements.some(({ id }) => id === element));
  if (supposition.suppose === 'missed-event' && !known(supposition.event)) {
    throw new ClientError(
      'bad-input',
      'bad-input',
      `event: the programme has no element "${supposition.event}"`,
    );
  }
  const at = await presentIn(context, state);
  const answer = supposed(state, supposition, at, await aroundOf(context, state));
  if ('refusal' in answer) throw new JourneyRefused(answer.refusal.code, answer.refusal.message);
  return answer;
}

/** Where the school is, and the intakes that follow: what a missed event could lead to. */
async function aroundOf({ servers }: Context, state: Journey): Promise<CatchUpContext> {
  const { laterIntakes } = await import('../../activities/places/catch-up.js');
  const { settingPosition } = await import('../../store/places/waiting-list.js');
  const place = gridPoint(await servers.inStore((store) => settingPosition(store, state.id)));
  return { place, later: laterIntakes(state) };
}

function withCohort(request: z.output<typeof suppositionSchema>): Supposition {
  if (!('cohort' in request)) return request;
  if (request.suppose === 'cohort') return { ...request, cohort: intakeOf(request.cohort).cohort };
  return { ...request, cohort: request.cohort === null ? null : intakeOf(request.cohort).cohort };
}
