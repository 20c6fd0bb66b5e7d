/** Journeys by the core's own rules, with the real activities for what is arranged: the shell in miniature. */
import { createMarking } from '../../../../activities/assessment.js';
import { createDiary } from '../../../../activities/diary.js';
import { createPlaces, type PlaceActivities } from '../../../../activities/places.js';
import type { Store } from '../../../../store/database/database.js';
import { appendEvents } from '../../../../store/record/journal.js';
import { savePerson } from '../../../../store/people/people.js';
import type { JourneyActivities, Keyed } from '../../../../workflows/activities.js';
import { arrangements } from '../../../../workflows/effects.js';
import type { Arrangement } from '../../../../workflows/effects/effect.js';
import type { Command, CommandBody, Enrolment, FactCommand } from '../../../../workflows/journey/command.js';
import { decide, isRefused } from '../../../../workflows/journey/decide.js';
import type { JourneyEvent } from '../../../../workflows/journey/event.js';
import { unbegun } from '../../../../workflows/journey/evolve.js';
import { nextDeadline } from '../../../../workflows/journey/rules/dates.js';
import type { Journey } from '../../../../workflows/journey/state.js';
import type { Actor, Instant } from '../../../../workflows/journey/values.js';
import { inLeeds, personIn } from './journeys.js';
import { engine, headteacher, participant, provider, sencoForm } from '../../../../lives/people.js';

export class House {
  readonly journeys = new Map<string, Journey>();
  readonly enrolments = new Map<string, Enrolment>();
  readonly facts: FactCommand[] = [];
  readonly places: PlaceActivities;
  private readonly diary: JourneyActivities['arrangeDiary'];
  private readonly marking: JourneyActivities['arrangeMarking'];
  private said = 0;
  now: Instant = '2026-06-01T09:00:00Z';

  constructor(private readonly store: Store) {
    this.places = createPlaces(store, async (journey, fact, id) => {
      const events = await this.give(journey, { ...fact, id, actor: engine });
      if (events === null) return 'refused';
      return events.length > 0 ? 'told' : 'later';
    });
    this.diary = createDiary(store);
    this.marking = createMarking(store);
  }

  of(id: string): Journey {
    const journey = this.journeys.get(id);
    if (!journey) throw new Error(`${id} was not enrolled`);
    return journey;
  }

  /** A complete application of a suitable applicant, ready to be accepted. */
  async apply(enrolment: Enrolment, mandatory = true): Promise<void> {
    const id = enrolment.journey;
    this.enrolments.set(id, enrolment);
    this.journeys.set(id, unbegun(enrolment));
    const { mode, programme } = enrolment;
    await savePerson(this.store, personIn(id, inLeeds), { mode, programme: programme.id });
    const form = mandatory ? sencoForm : { ...sencoForm, motivation: 'aspiring-senco', postTakenUp: null };
    await this.say(id, provider, { type: 'enrol', registration: `r-${id}`, form });
    await this.say(id, headteacher, {
      type: 'provideEvidence',
      evidence: 'headteacher-declaration',
      document: 'a'.repeat(64),
    });
    await this.say(id, participant, {
      type: 'provideEvidence',
      evidence: 'qts-certificate',
      document: 'b'.repeat(64),
    });
    await this.say(id, provider, { type: 'decideFunding', funding: 'scholarship' });
  }

  async say(id: string, actor: Actor, body: CommandBody, reason = 'test'): Promise<void> {
    const command = { ...body, id: `c-${++this.said}`, actor, reason } as Command;
    if ((await this.give(id, command)) === null) throw new Error(`${body.type} was refused`);
    await this.places.deliverPendingOffers();
  }

  /** Moves every journey to an instant, through the dates on its agenda. */
  async until(instant: Instant): Promise<void> {
    for (const id of this.journeys.keys()) {
      for (
        let next = nextDeadline(this.of(id));
        next && next.at <= instant;
        next = nextDeadline(this.of(id))
      ) {
        this.now = next.at;
        await this.say(id, engine, { type: 'reachDate' });
      }
    }
    this.now = instant;
  }

  /** Null for a refusal. */
  private async give(id: string, command: Command): Promise<JourneyEvent[] | null> {
    const decision = decide(this.of(id), command, this.now);
    if (isRefused(decision)) return null;
    this.journeys.set(id, decision.journey);
    if (decision.events.length === 0) return [];
    await appendEvents(this.store, id, this.enrolments.get(id) ?? null, decision.events);
    for (const event of decision.events) await this.arrange(id, event);
    return decision.events;
  }

  private async arrange(id: string, event: JourneyEvent): Promise<void> {
    for (const [index, arrangement] of arrangements(event, this.of(id)).entries()) {
      const key = `${event.n}/${index}`;
      const facts = await this.carryOut(id, arrangement, key);
      // A worker that was killed before its answer arrived asks again.
      if (JSON.stringify(await this.carryOut(id, arrangement, key)) !== JSON.stringify(facts))
        throw new Error(`${arrangement.effect.do} was answered differently when repeated`);
      this.facts.push(...facts);
      for (const [place, fact] of facts.entries())
        await this.give(id, { ...fact, id: `fact/${key}/${place}`, actor: engine });
    }
  }

  private async carryOut(id: string, { duty, effect }: Arrangement, key: string): Promise<FactCommand[]> {
    const occasion = { journey: id, mode: this.of(id).mode, at: this.now };
    const keyed = <T>(one: T): Keyed<T>[] => [{ key, effect: one }];
    const answers =
      duty === 'places'
        ? await this.places.arrange(occasion, keyed(effect))
        : duty === 'diary'
          ? await this.diary(occasion, keyed(effect))
          : await this.marking(occasion, keyed(effect));
    return answers.flatMap(({ facts }) => facts);
  }
}
