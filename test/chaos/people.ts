/** Who lives through it: rehearsals that people of the demo act out, and live journeys that their offices work on. */
import { demoContext } from '../../dev/demo/deeds.js';
import { behaviourOf } from '../../dev/demo/behaviours.js';
import { rowsOfDemo } from '../../dev/demo/cohort.js';
import { DemoLife } from '../../dev/demo/life.js';
import { DEMO_PROVIDER } from '../../dev/demo/staff.js';
import { Tally } from '../../dev/demo/tally.js';
import { enrolWithStart } from '../../client/engine/index.js';
import { journeyIdOf } from '../../client/ids.js';
import type { Journeys } from '../../client/journeys.js';
import { savePerson } from '../../store/people/people.js';
import type { Store } from '../../store/database/database.js';
import type { Instant } from '../../workflows/journey/values.js';
import type { TemporalConnection } from '../../client/connection/temporal.js';
import { autumn, enrolmentIn, sencoForm } from '../../lives/people.js';
import { shiftedCohort, today } from '../../bench/stage/shifted.js';
import { enrolmentOf, invented } from '../support/whole.js';
import type { Ledger } from './ledger.js';
import { steadily } from './patience.js';

export interface Cast {
  journeys: Journeys;
  store: Store;
  engine: TemporalConnection;
  ledger: Ledger;
  signal: AbortSignal;
}

const columns =
  'reference,given_name,family_name,email,school_urn,role,motivation,senco_since,nasenco,teaching_years,qts,setting,funding_wish,opportunity,headteacher_name,headteacher_email,dfe_application';

/** A file of invented people, enrolled as often as it takes until every row has its journey. */
export async function enrolledByFile(cast: Cast, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, index) => {
    const reference = `CF-${String(index).padStart(3, '0')}`;
    return `${reference},Wren,Ashdown-${index},wren.${index}@postbox.example,100027,SENCO,current SENCO,2025-09-01,none,9,yes,school,scholarship,I lead provision for SEND.,Merle Quill,head.${index}@school.example,dfe-cf-${index}`;
  });
  const file = await rowsOfDemo(new TextEncoder().encode([columns, ...rows].join('\n')));
  for (;;) {
    const results = await steadily(() => cast.journeys.enrolCohort(file, { concurrency: 8 }), cast.signal);
    const left = results.filter(({ result }) => result === 'failed');
    const wrong = results.find(({ result }) => result === 'rejected');
    if (wrong) throw new Error(`a row was rejected: ${wrong.reasons.join('; ')}`);
    if (left.length === 0) return results.flatMap(({ journey }) => journey ?? []);
    cast.signal.throwIfAborted();
  }
}

export async function enrolledOne(cast: Cast, index: number): Promise<string> {
  const request = enrolmentOf(`CO-${index}`, { person: { ...invented, trn: null } });
  return (await steadily(() => cast.journeys.enrol(request), cast.signal)).journey;
}

/** A rehearsal until an instant; taken up where its record stands, however often it was broken off. */
export async function rehearsed(cast: Cast, journey: string, until: Instant): Promise<void> {
  const { journeys, store, signal } = cast;
  await steadily(async () => {
    const context = demoContext({ journeys, store, tally: new Tally(), signal });
    const life = await DemoLife.of(context, journey, behaviourOf(journey));
    await life.until(until);
    if (!life.isOver) await journeys.advanceTo(journey, until).catch(ifThereAlready);
    if (context.tally.refused.length > 0)
      throw new Error(`refused: ${JSON.stringify(context.tally.refused)}`);
  }, signal);
}

function ifThereAlready(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'time-goes-forward')) throw error;
}

/** A live journey's first weeks, by an office that sends again whatever was not answered, under the same id. */
export async function lived(cast: Cast, index: number): Promise<string> {
  const { journeys, store, engine, ledger, signal } = cast;
  const { cohort } = shiftedCohort(autumn(), '2026-09-01', today());
  const own = { ...cohort, id: 'npq-senco-of-chaos' };
  const key = { programme: own.programme, cohort: own.id, provider: DEMO_PROVIDER, mode: 'live' } as const;
  const journey = journeyIdOf({ ...key, reference: `CL-${index}` });
  const enrolment = { ...enrolmentIn(own), journey, mode: 'live', provider: DEMO_PROVIDER } as const;
  const person = { ...invented, trn: null, email: `live.${index}@postbox.example`, journey };
  await steadily(
    () => savePerson(store, person, { mode: 'live', programme: enrolment.programme.id }),
    signal,
  );
  const office = { role: 'provider', id: 'chaos-office' } as const;
  const form = { ...sencoForm, postTakenUp: '2025-09-01' };
  const enrol = {
    type: 'enrol',
    id: `live-${index}`,
    actor: office,
    registration: 'dfe-live',
    form,
  } as const;
  const first = await steadily(() => enrolWithStart(engine, enrolment, enrol, null, 10_000), signal);
  if (first) ledger.note(first);
  await considered(cast, journey, `live-${index}`);
  await steadily(() => journeys.command(journey, { type: 'accept' }, { id: `accept-live-${index}` }), signal);
  return journey;
}

/** Everything that an office does before it can offer a place. @param mark what tells its commands from others' */
export async function considered(
  { journeys, signal }: Pick<Cast, 'journeys' | 'signal'>,
  journey: string,
  mark: string,
): Promise<void> {
  for (const evidence of ['headteacher-declaration', 'qts-certificate'] as const) {
    const id = `${evidence}-${mark}`;
    const scan = new TextEncoder().encode(`Signed on paper, and scanned: ${evidence}.`);
    const { document } = await steadily(
      () => journeys.handInDocument(journey, scan, `${evidence}.txt`, evidence, { id }),
      signal,
    );
    await steadily(
      () => journeys.command(journey, { type: 'provideEvidence', evidence, document }, { id }),
      signal,
    );
  }
  const ask = (id: string, input: Parameters<Journeys['command']>[1]) =>
    steadily(() => journeys.command(journey, input, { id: `${id}-${mark}` }), signal);
  await ask('question', { type: 'requestInformation', question: 'Which key stages do you teach?' });
  await ask('answer', { type: 'provideInformation', answer: 'Key stages 1 and 2.' });
  await ask('funding', { type: 'decideFunding', funding: 'scholarship' });
}
