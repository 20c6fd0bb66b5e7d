/** Activities for tests of the shell: the miniature world behind the interface of the real ones. */
import type {
  EffectResult,
  Answered,
  JourneyActivities,
  Keyed,
  Occasion,
  RecordNews,
  RecordRequest,
} from '../../workflows/activities.js';
import type { Receipt } from '../../workflows/contract.js';
import type { Arrangement } from '../../workflows/effects/effect.js';
import type { FactCommand, Enrolment } from '../../workflows/journey/command.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import { compactOf } from '../../workflows/journey/compact.js';
import { evolve, fold, unbegun } from '../../workflows/journey/evolve.js';
import { receiptOf } from '../../workflows/receipts.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import { kindWorld, type World } from '../../lives/world.js';

type Effect = Arrangement['effect'];

/** What was recorded, arranged and sent, by journey; every repeat shows. */
export class Miniature {
  readonly records = new Map<string, JourneyEvent[]>();
  readonly sent: string[] = [];
  private readonly states = new Map<string, Journey>();
  private readonly enrolments = new Map<string, Enrolment>();
  private readonly answered = new Map<string, Map<string, Answered>>();
  /** Called before each delivery; it may throw what a mail server would. */
  beforeDelivery: (messages: string[]) => void = () => undefined;
  /** What the mail server says of a delivery. */
  deliveryFacts: (messages: string[]) => FactCommand[] = () => [];

  constructor(private readonly world: World = kindWorld) {}

  activities(): JourneyActivities {
    const arrange = async <T extends Effect>(
      { journey, at }: Occasion,
      effects: Keyed<T>[],
    ): Promise<EffectResult[]> =>
      effects.map(({ key, effect }) => ({ key, facts: this.answer(effect, this.stateOf(journey), at) }));
    return {
      record: async (request) => this.record(request),
      restore: async ({ journey }) => ({
        state: compactOf(this.stateOf(journey), this.enrolments.get(journey)!),
        answered: [...(this.answered.get(journey)?.keys() ?? [])],
        outstanding: null,
      }),
      arrangePlaces: arrange,
      arrangeDiary: arrange,
      arrangeMarking: arrange,
      deliver: async ({ journey, messages }) => {
        this.beforeDelivery(messages);
        this.sent.push(...messages.map((key) => `${journey}/${key}`));
        return this.deliveryFacts(messages);
      },
    };
  }

  /** As the store does it: see store/record/moment.ts. */
  private record(request: RecordRequest): RecordNews | null {
    const { journey, enrolment, after, events, answered, asks, look } = request;
    const before = this.records.get(journey) ?? [];
    const known = asks.flatMap((command) => this.receipt(journey, command) ?? []);
    const decided = new Set([...events.map(({ cmd }) => cmd), ...answered.map(({ command }) => command)]);
    if (known.some(({ command }) => decided.has(command))) return { halted: true, known };
    if (before.length < after) return { halted: true, behind: before.length };
    const isOther = events.some((event) => {
      const there = before[event.n - 1];
      return there !== undefined && JSON.stringify(there) !== JSON.stringify(event);
    });
    if (isOther || (look && before.length > after)) return { halted: true, ahead: before.slice(after) };
    this.append(journey, enrolment, events);
    const ids = this.answered.get(journey) ?? new Map<string, Answered>();
    for (const one of answered) if (!ids.has(one.command)) ids.set(one.command, one);
    this.answered.set(journey, ids);
    return known.length > 0 ? { halted: false, known } : null;
  }

  /** Appends events that the record does not have, as whoever writes to it behind a run's back would. */
  append(journey: string, enrolment: Enrolment | null, events: readonly JourneyEvent[]): void {
    if (events.length === 0) return;
    const before = this.records.get(journey) ?? [];
    const fresh = events.filter((event) => event.n > before.length);
    this.records.set(journey, [...before, ...fresh]);
    if (enrolment && !this.states.has(journey)) {
      this.enrolments.set(journey, enrolment);
      this.states.set(journey, unbegun(enrolment));
    }
    this.states.set(journey, fresh.reduce(evolve, this.stateOf(journey)));
  }

  /** Loses all events after the first `n`, as a restored backup does. */
  forget(journey: string, n: number): void {
    const record = (this.records.get(journey) ?? []).slice(0, n);
    this.records.set(journey, record);
    this.states.set(journey, fold(this.enrolments.get(journey)!, record));
  }

  private receipt(journey: string, command: string): Receipt | null {
    const record = this.records.get(journey) ?? [];
    const caused = record.filter(({ cmd }) => cmd === command);
    const noted = this.answered.get(journey)?.get(command);
    const last = caused.at(-1)?.n ?? noted?.n;
    if (last === undefined) return null;
    const then = fold(this.enrolments.get(journey)!, record.slice(0, last));
    return receiptOf(command, caused[0]?.at ?? noted?.at ?? '', caused, then);
  }

  private stateOf(journey: string): Journey {
    const state = this.states.get(journey);
    if (!state) throw new Error(`${journey} was arranged for before it was recorded`);
    return state;
  }

  private answer(effect: Effect, journey: Journey, at: Instant): FactCommand[] {
    const answer = this.world[effect.do] as
      ((effect: Effect, journey: Journey, at: Instant) => FactCommand[]) | undefined;
    return answer?.(effect, journey, at) ?? [];
  }
}
