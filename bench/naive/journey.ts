/**
 * The same journey in the obvious way, to compare with: the same rules, the same store, a signal for every
 * message, an ordinary activity for every effect, a timer set again at every wake-up.
 * Kind where it can be: the messages of an event leave together, and a rehearsal needs no timers.
 */
import { condition, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import { searchAttributes, type CommandRequest, type JourneyInput } from '../../workflows/contract.js';
import { arrangements, messageKey, messages } from '../../workflows/effects.js';
import type { Command, CommandBody } from '../../workflows/journey/command.js';
import { decide, isRefused } from '../../workflows/journey/decide.js';
import { unbegun } from '../../workflows/journey/evolve.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import { nextDeadline } from '../../workflows/journey/rules/dates.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import { naiveSignal } from './contract.js';
import { arrange, store, world } from './hands.js';

const present = (): Instant => `${new Date(Date.now()).toISOString().slice(0, 19)}Z`;

export async function naive({ enrolment, clock }: JourneyInput): Promise<{ as: string; events: number }> {
  let state: Journey = unbegun(enrolment);
  let rehearsed = clock;
  let shown = '';
  const inbox: CommandRequest[] = [];
  setHandler(naiveSignal, (request) => {
    inbox.push(request);
  });

  const now = () => rehearsed ?? present();
  const occasion = () => ({ journey: enrolment.journey, mode: enrolment.mode, at: now() });

  while (state.ended === null) {
    await somethingToDo();
    const request = inbox.shift();
    await datesUntil(request?.at ?? now());
    if (request) await perform(request.command);
  }
  return { as: state.ended.as, events: state.n };

  async function somethingToDo(): Promise<void> {
    if (inbox.length > 0) return;
    const next = nextDeadline(state);
    if (rehearsed !== null || next === null) await condition(() => inbox.length > 0);
    else await condition(() => inbox.length > 0, Math.max(Date.parse(next.at) - Date.now(), 1));
  }

  async function datesUntil(until: Instant): Promise<void> {
    for (let next = nextDeadline(state); next && next.at <= until; next = nextDeadline(state)) {
      if (rehearsed !== null && next.at > rehearsed) rehearsed = next.at;
      await say({ type: 'reachDate' }, `date/${state.n + 1}`);
    }
    if (rehearsed !== null && until > rehearsed) rehearsed = until;
  }

  function say(body: CommandBody, id: string): Promise<void> {
    return perform({ ...body, id, actor: { role: 'engine', id: 'world' } });
  }

  async function perform(command: Command): Promise<void> {
    const before = state;
    const decision = decide(state, command, now());
    if (isRefused(decision) || decision.events.length === 0) return;
    state = decision.journey;
    await store.record({
      ...occasion(),
      enrolment: before.n === 0 ? enrolment : null,
      after: before.n,
      events: decision.events,
      answered: [],
      asks: [],
      look: false,
    });
    show();
    for (const event of decision.events) await follow(event, decision.journey);
  }

  async function follow(event: JourneyEvent, after: Journey): Promise<void> {
    for (const [index, arrangement] of arrangements(event, after).entries()) {
      const key = `${event.n}/${index}`;
      for (const { facts } of await arrange(occasion(), key, arrangement)) {
        for (const [place, fact] of facts.entries()) await say(fact, `fact/${key}/${place}`);
      }
    }
    const { journey, mode } = occasion();
    const letters = messages(event, after).map((message) => messageKey(event.n, message));
    const answers = await Promise.all(
      letters.map((letter) => world.deliver({ journey, mode, messages: [letter] })),
    );
    for (const [index, fact] of answers.flat().entries()) await say(fact, `delivered/${letters[0]}/${index}`);
  }

  function show(): void {
    const key = [state.stage, state.status].join('|');
    if (key === shown) return;
    shown = key;
    upsertSearchAttributes([
      { key: searchAttributes.stage, value: state.stage },
      { key: searchAttributes.status, value: state.status },
    ]);
  }
}
