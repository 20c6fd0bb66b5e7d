/** Whatever anybody sends to a journey by any message of the contract: no task fails, and the journey goes on. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standingQuery, viewQuery } from '../../../workflows/contract.js';
import type { Command, CommandOf } from '../../../workflows/journey/command.js';
import { realEngine } from '../../support/engines.js';
import { lifeAfter } from '../../../bench/stage/living.js';
import { live, liveUntil } from '../../../lives/lives.js';
import { Miniature } from '../../../bench/stage/miniature.js';
import { enrolOnServer, perform, shellWorker, type Started } from '../../../bench/stage/shell.js';

const engine = await realEngine();
const MESSAGES = Number(process.env['MESSAGES'] ?? 250);

/** Values that look right, or break what is written in a hurry. */
const odd = fc.constantFrom(
  ...['2026-02-30T10:00:00Z', '2026-10-20T24:00:00Z', '2026-10-20T08:00:00+01:00', '9999-12-31T23:59:59Z'],
  ...['2026-02-30', '0000-01-01', '9999-12-31', 'tomorrow', '', 'x'.repeat(3_000), '\u0000', '__proto__'],
  ...[null, true, -1, 0, 1.5, 1e308, Number.MAX_SAFE_INTEGER, [], {}, [[[]]], { type: 'accept' }],
);

/** A copy in which one part, somewhere, is something else, is gone, or has come on top. */
const mangled = (value: object): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.constantFrom(...pathsOf(value)), odd, fc.constantFrom('replace', 'drop', 'add'))
    .map(([path, by, how]) => {
      const copy = structuredClone(value) as Record<string, unknown>;
      let at = copy;
      for (const name of path.slice(0, -1)) at = at[name] as Record<string, unknown>;
      const last = path.at(-1)!;
      if (how === 'drop') delete at[last];
      else at[how === 'add' ? `${last}-more` : last] = by;
      return copy;
    });

function pathsOf(value: object, above: string[] = []): string[][] {
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) => {
    const path = [...above, name];
    const isDeep = typeof one === 'object' && one !== null && Object.keys(one).length > 0;
    return isDeep ? [path, ...pathsOf(one, path)] : [path];
  });
}

type Message = { how: 'update' | 'signal' | 'query'; name: string; args: unknown[] };

function anyMessage(commands: readonly Command[]): fc.Arbitrary<Message> {
  const json = fc.oneof(fc.jsonValue({ maxDepth: 3 }), odd);
  const report = {
    id: 'r-1',
    coach: 'coach-1',
    session: 'coaching-1',
    held: '2026-11-02T10:00:00Z',
    minutes: 60,
    notes: null,
  };
  const request = fc
    .constantFrom(...commands)
    .chain((command) =>
      fc.oneof(mangled({ command, at: null }), mangled({ command, at: '2026-11-20T09:00:00Z' })),
    );
  const message = (how: Message['how'], name: string, arg: fc.Arbitrary<unknown>) =>
    fc
      .oneof(
        arg.map((one) => [one]),
        fc.constant<unknown[]>([]),
        fc.tuple(json, json),
      )
      .map((args) => ({ how, name, args }));
  return fc.oneof(
    {
      weight: 4,
      arbitrary: message(
        'update',
        'command',
        fc.oneof({ weight: 3, arbitrary: request }, { weight: 1, arbitrary: json }),
      ),
    },
    message('update', 'enrol', fc.oneof(request, json)),
    message('update', 'advanceTo', json),
    message('update', 'nothingOfTheKind', json),
    message('signal', 'sessionCompleted', fc.oneof(mangled(report), json)),
    message('signal', 'wake', json),
    message('signal', 'unheardOf', json),
    message('query', 'view', json),
    message('query', 'standing', json),
  );
}

/** Answered or refused, it is all the same here; but not left without an answer. */
async function send({ client, journey }: Started, { how, name, args }: Message): Promise<void> {
  const handle = client.workflow.getHandle(journey);
  const sent =
    how === 'update'
      ? handle.executeUpdate<unknown, [unknown]>(name, { args: args as [unknown] })
      : how === 'signal'
        ? handle.signal(name, ...args)
        : handle.query(name, ...args);
  await sent.catch((error: unknown) => {
    if (!(error instanceof Error) || /deadline|cancelled/i.test(error.message)) throw error;
  });
}

async function failedTasks({ client, journey }: Started): Promise<unknown[]> {
  const { events } = await client.workflow.getHandle(journey).fetchHistory();
  return (events ?? []).flatMap(
    ({ workflowTaskFailedEventAttributes: failed }) => failed?.failure?.message ?? [],
  );
}

for (const mode of ['rehearsal', 'live'] as const) {
  test(`S3.6 any JSON by any signal, update and query fails no task of a journey in ${mode}`, async () => {
    const journey = `j-any-${mode}`;
    const life =
      mode === 'live'
        ? lifeAfter(new Date().toISOString(), {}, journey)
        : { ...live(), commands: liveUntil('2026-11-24', { enrolment: { journey } }).commands };
    const [first, ...others] = life.commands;
    const one: Started = {
      client: engine.client,
      taskQueue: journey,
      journey,
      clock: mode === 'live' ? null : first!.at,
    };
    const miniature = new Miniature();
    const worker = await shellWorker(engine, journey, miniature.activities());
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    await worker.runUntil(async () => {
      await enrolOnServer(one, { ...life.enrolment, mode }, first!.command as CommandOf<'enrol'>);
      const people = others.filter(({ command }) => command.actor.role !== 'engine');
      if (mode === 'rehearsal')
        for (const { command, at } of people.slice(0, 8)) await perform(one, command, at);
      const commands = people.map(({ command }) => command);
      const messages = fc.sample(anyMessage(commands), { seed, numRuns: MESSAGES });
      // Eight at once: the server takes ten.
      const line = async () => {
        for (let message = messages.pop(); message; message = messages.pop()) await send(one, message);
      };
      await Promise.all(Array.from({ length: 8 }, line));
      const hint = `repeat it with SEED=${seed}`;
      expect(await failedTasks(one), hint).toEqual([]);
      const handle = engine.client.workflow.getHandle(journey);
      const { n } = await handle.query(standingQuery);
      expect(n, hint).toBe(miniature.records.get(journey)!.length);
      expect((await handle.query(viewQuery, null)).n, hint).toBe(n);
      await handle.terminate().catch(() => undefined);
    });
  }, 120_000);
}
