/** A life that was lived on paper, lived again on a server: in real time, or as a rehearsal. */
import type { JourneyEnd } from '../../workflows/journey.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import type { Command, CommandOf } from '../../workflows/journey/command.js';
import type { Instant } from '../../workflows/journey/values.js';
import type { BenchServer, SkippingEngine } from './servers.js';
import { live, type LifePlan, type Life } from '../../lives/lives.js';
import { Miniature } from './miniature.js';
import { autumn } from '../../lives/people.js';
import { advanceTo, enrolOnServer, perform, shellWorker, startThenEnrol, type Started } from './shell.js';
import { shiftedCohort, shiftedInstant, today } from './shifted.js';

/** A life of the autumn cohort, moved by whole weeks so that it begins after a server's present day. */
export function lifeAfter(now: Instant, change: Partial<LifePlan> = {}, id = 'j-0001'): Life {
  const after = now.slice(0, 10) > today() ? now.slice(0, 10) : today();
  const { cohort, days } = shiftedCohort(change.cohort ?? autumn(), '2026-09-01', after);
  const form = { ...live().journey.application.form! };
  const postTakenUp = shiftedInstant(form.postTakenUp!, days);
  const deferral = change.deferral && {
    ...change.deferral,
    on: shiftedInstant(change.deferral.on, days),
    until: shiftedInstant(change.deferral.until, days),
  };
  return live({
    ...change,
    cohort,
    enrolment: { journey: id },
    enrolled: shiftedInstant('2026-09-08T10:00:00Z', days),
    form: { ...form, postTakenUp },
    ...(deferral ? { deferral } : {}),
  });
}

export interface Lived {
  end: JourneyEnd;
  record: JourneyEvent[];
  miniature: Miniature;
}

/** Of what the engine says by a message from without, such as the offer of a place, and not in answer to the journey. */
export const fromOutside = (id: string): { id: string } => ({ id: `${OUTSIDE}${id}` });
const OUTSIDE = 'outside-';

/** What a server does not come to by itself. */
const toldTo = ({ commands }: Life) =>
  commands.filter(({ command: { actor, id } }) => actor.role !== 'engine' || id.startsWith(OUTSIDE));

const isEnrol = (command: Command): command is CommandOf<'enrol'> => command.type === 'enrol';

/** Every command when it is due, by the server's own clock; months pass while nothing is to be done. */
export async function liveOut(
  engine: SkippingEngine,
  taskQueue: string,
  life: Life,
  miniature = new Miniature(),
): Promise<Lived> {
  const journey = life.enrolment.journey;
  const started: Started = { client: engine.client, taskQueue, journey };
  const worker = await shellWorker(engine, taskQueue, miniature.activities());
  const end = await worker.runUntil(async () => {
    for (const { command, at } of toldTo(life)) {
      await engine.sleepUntil(at);
      if (isEnrol(command)) await startThenEnrol(started, { ...life.enrolment, mode: 'live' }, command);
      else await perform(started, command);
    }
    return engine.client.workflow.getHandle(journey).result() as Promise<JourneyEnd>;
  });
  return { end, record: miniature.records.get(journey) ?? [], miniature };
}

/** The same as a rehearsal, whose clock each command moves to its own moment. */
export async function rehearse(
  engine: BenchServer,
  taskQueue: string,
  life: Life,
  miniature = new Miniature(),
  handOverAfter?: number,
): Promise<Lived> {
  const journey = life.enrolment.journey;
  const commands = toldTo(life);
  const clock = commands[0]!.at;
  const started: Started = {
    client: engine.client,
    taskQueue,
    journey,
    clock,
    ...(handOverAfter === undefined ? {} : { handOverAfter }),
  };
  const worker = await shellWorker(engine, taskQueue, miniature.activities());
  const end = await worker.runUntil(async () => {
    for (const { command, at } of commands) {
      if (isEnrol(command)) await enrolOnServer(started, life.enrolment, command);
      else await perform(started, command, at);
    }
    const last = commands.at(-1)!.at;
    if (life.journey.ended!.at > last) await advanceTo(started, life.journey.ended!.at);
    return engine.client.workflow.getHandle(journey).result() as Promise<JourneyEnd>;
  });
  return { end, record: miniature.records.get(journey) ?? [], miniature };
}

/** A record without what may differ between its two ways of being lived: the mode, and seconds. */
export const toTheMinute = (record: readonly JourneyEvent[]): JourneyEvent[] =>
  JSON.parse(
    JSON.stringify(record)
      .replaceAll(/T(\d\d:\d\d):\d\dZ/g, 'T$1:00Z')
      .replaceAll('"mode":"live"', '"mode":"rehearsal"'),
  ) as JourneyEvent[];
