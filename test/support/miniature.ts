/** Activities for tests of the shell: the miniature world behind the interface of the real ones. */
import type { Answer, JourneyActivities, Keyed, Occasion } from '../../workflows/activities.js';
import type { Arrangement } from '../../workflows/effects.js';
import type { FactCommand, Enrolment } from '../../workflows/journey/command.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import { evolve, unbegun } from '../../workflows/journey/evolve.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import { kindWorld, type World } from './world.js';

type Effect = Arrangement['effect'];

/** What was recorded, arranged and sent, by journey; every repeat shows. */
export class Miniature {
  readonly records = new Map<string, JourneyEvent[]>();
  readonly sent: string[] = [];
  private readonly states = new Map<string, Journey>();
  /** Called before each delivery; it may throw what a mail server would. */
  beforeDelivery: (messages: string[]) => void = () => undefined;
  /** What the mail server says of a delivery. */
  deliveryFacts: (messages: string[]) => FactCommand[] = () => [];

  constructor(private readonly world: World = kindWorld) {}

  activities(): JourneyActivities {
    const arrange = async <T extends Effect>(
      { journey, at }: Occasion,
      effects: Keyed<T>[],
    ): Promise<Answer[]> =>
      effects.map(({ key, effect }) => ({ key, facts: this.answer(effect, this.stateOf(journey), at) }));
    return {
      record: async ({ journey, enrolment, events }) => this.append(journey, enrolment, events),
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

  private append(journey: string, enrolment: Enrolment | null, events: JourneyEvent[]): void {
    const before = this.records.get(journey) ?? [];
    const fresh = events.filter((event) => event.n > before.length);
    this.records.set(journey, [...before, ...fresh]);
    const state = enrolment && !this.states.has(journey) ? unbegun(enrolment) : this.stateOf(journey);
    this.states.set(journey, fresh.reduce(evolve, state));
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
