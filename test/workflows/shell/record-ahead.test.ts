/** Servers that died between two writes: the record has events of which the run never heard, or lost some that it has. */
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { expect, test } from 'vitest';
import { sessionCompletedSignal, standingQuery, viewQuery, wakeSignal } from '../../../workflows/contract.js';
import { addMinutes } from '../../../workflows/journey/calendar.js';
import type { Command, CommandOf, Enrolment } from '../../../workflows/journey/command.js';
import { decide, isRefused } from '../../../workflows/journey/decide.js';
import { fold, unbegun } from '../../../workflows/journey/evolve.js';
import type { JourneyEvent } from '../../../workflows/journey/event.js';
import { realEngine } from '../../support/engines.js';
import { live } from '../../../lives/lives.js';
import { Miniature } from '../../../bench/stage/miniature.js';
import { provider } from '../../../lives/people.js';
import { advanceTo, enrolOnServer, perform, shellWorker, type Started } from '../../../bench/stage/shell.js';

const engine = await realEngine();
const { workflow } = engine.client;

interface Scene {
  one: Started;
  enrolment: Enrolment;
  miniature: Miniature;
  record: () => JourneyEvent[];
}

/** What a lost task wrote: decided on the record as it stands, at a moment that nobody will meet again. */
function writtenByALostTask(
  { one, enrolment, miniature, record }: Scene,
  command: Command,
  at: string,
): void {
  const state = record().length === 0 ? unbegun(enrolment) : fold(enrolment, record());
  const decision = decide(state, command, at);
  if (isRefused(decision)) throw new Error(decision.refusal.message);
  miniature.append(one.journey, record().length === 0 ? enrolment : null, decision.events);
}

async function inRehearsal(
  journey: string,
  act: (scene: Scene) => Promise<void>,
  before: (scene: Scene, first: CommandOf<'enrol'>, at: string) => void = () => undefined,
): Promise<void> {
  const life = live({ enrolment: { journey } });
  const { command, at } = life.commands[0]!;
  const miniature = new Miniature();
  const one = { client: engine.client, taskQueue: journey, journey, clock: at };
  const { enrolment } = life;
  const scene: Scene = { one, enrolment, miniature, record: () => miniature.records.get(journey) ?? [] };
  before(scene, command as CommandOf<'enrol'>, at);
  const worker = await shellWorker(engine, journey, miniature.activities());
  await worker.runUntil(async () => {
    await enrolOnServer(one, enrolment, command as CommandOf<'enrol'>);
    await act(scene);
    // Unless it has come to its end.
    await workflow
      .getHandle(journey)
      .terminate()
      .catch(() => undefined);
  });
  expectGapless(scene.record());
}

function expectGapless(record: readonly JourneyEvent[]): void {
  expect(record.map(({ n }) => n)).toEqual(record.map((_, index) => index + 1));
  expect(record.map(({ at }) => at)).toEqual(record.map(({ at }) => at).toSorted());
}

const registration = (id: string): Command => ({
  type: 'matchRegistration',
  id,
  actor: provider,
  registration: `registration-${id}`,
});

const later = (scene: Scene) => addMinutes(scene.record().at(-1)!.at, 7);

test('S7.1 S3.6 the command that a lost task wrote down gets its first receipt when it is sent again', async () => {
  await inRehearsal('j-ahead-same', async (scene) => {
    const lost = registration('lost');
    writtenByALostTask(scene, lost, later(scene));
    const written = scene.record().length;
    const receipt = await perform(scene.one, lost);
    expect(receipt.events).toEqual([{ n: written, type: 'RegistrationMatched' }]);
    expect(receipt.at).toBe(scene.record().at(-1)!.at);
    expect(scene.record()).toHaveLength(written);
    const { n } = await workflow.getHandle(scene.one.journey).query(viewQuery, null);
    expect(n).toBe(written);
  });
});

test('S7.1 another command, two at once and a signal are decided anew on what the record has', async () => {
  await inRehearsal('j-ahead-other', async (scene) => {
    writtenByALostTask(scene, registration('lost'), later(scene));
    const lost = scene.record().at(-1)!;
    const [a, b] = await Promise.all([
      perform(scene.one, registration('a')),
      perform(scene.one, registration('b')),
    ]);
    expect(new Set([a.events[0]!.n, b.events[0]!.n])).toEqual(new Set([lost.n + 1, lost.n + 2]));
    expect(scene.record()).toContainEqual(lost);
    writtenByALostTask(scene, registration('lost-again'), later(scene));
    const report = {
      id: 'r-1',
      coach: 'coach-1',
      session: 'coaching-1',
      held: lost.at,
      minutes: 60,
      notes: null,
    };
    await workflow.getHandle(scene.one.journey).signal(sessionCompletedSignal, report);
    await expect.poll(() => scene.record().at(-1)!.type).toBe('ExceptionRaised');
    expect(scene.record().map(({ cmd }) => cmd)).toContain('lost-again');
  });
});

test('S7.1 what was under way is refused if the record makes it impossible', async () => {
  await inRehearsal('j-ahead-refused', async (scene) => {
    const reject: Command = { type: 'reject', id: 'lost', actor: provider, reason: 'not-suitable' };
    writtenByALostTask(scene, reject, later(scene));
    const failure = await perform(scene.one, registration('late')).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(WorkflowUpdateFailedError);
    expect((failure as WorkflowUpdateFailedError).cause).toMatchObject({ type: 'journey-ended' });
    const end: unknown = await workflow.getHandle(scene.one.journey).result();
    expect(end).toMatchObject({ as: 'rejected', events: scene.record().length });
  });
});

test('S7.1 a date that comes first meets what the record has, and what follows from that is carried out', async () => {
  await inRehearsal('j-ahead-date', async (scene) => {
    const { one, record, miniature } = scene;
    const question: Command = { type: 'requestInformation', id: 'lost', actor: provider, question: 'note-1' };
    writtenByALostTask(scene, question, later(scene));
    const asked = record().at(-1)!;
    expect(await advanceTo(one, '2026-09-20T12:00:00Z')).toBe('2026-09-20T12:00:00Z');
    expect(
      record()
        .slice(asked.n)
        .some(({ type }) => type === 'Nudged'),
    ).toBe(true);
    expect(miniature.sent).toContain(`${one.journey}/${asked.n}/information-wanted/participant`);
    expect(new Set(miniature.sent).size).toBe(miniature.sent.length);
  });
});

test('S7.1 S2.1 an enrolment that a lost first task wrote down is gone on from', async () => {
  await inRehearsal(
    'j-ahead-enrol',
    async ({ one, record, miniature }) => {
      expect(record().filter(({ type }) => type === 'Enrolled')).toHaveLength(1);
      expect(record()[0]!.at).toBe('2026-09-01T07:00:00Z');
      expect((await perform(one, registration('next'))).events.length).toBeGreaterThan(0);
      expect(miniature.sent).toContain(`${one.journey}/1/application-received/participant`);
    },
    (scene, first) => writtenByALostTask(scene, first, '2026-09-01T07:00:00Z'),
  );
});

test('S7.1 woken, a run takes over what the record has beyond it', async () => {
  await inRehearsal('j-ahead-wake', async (scene) => {
    const handle = workflow.getHandle(scene.one.journey);
    writtenByALostTask(scene, registration('lost'), later(scene));
    expect((await handle.query(standingQuery)).n).toBe(scene.record().length - 1);
    await handle.signal(wakeSignal);
    await expect.poll(async () => (await handle.query(standingQuery)).n).toBe(scene.record().length);
  });
});

test('S7.1 a record that lost its end is sent again what the run has of it', async () => {
  await inRehearsal('j-behind', async ({ one, record, miniature }) => {
    const lost = await perform(one, registration('a'));
    const whole = record();
    miniature.forget(one.journey, whole.length - 2);
    await perform(one, registration('b'));
    expect(record().slice(0, whole.length)).toEqual(whole);
    expect(await perform(one, registration('a'), null, 'again')).toEqual(lost);
  });
});
