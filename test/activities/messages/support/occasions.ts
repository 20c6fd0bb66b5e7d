/** Every message of some lived journeys, as the deliverer would meet it: the event, the state after it, the record. */
import { messageKey, messages } from '../../../../workflows/effects.js';
import type { Template } from '../../../../workflows/effects/templates.js';
import type { Enrolment } from '../../../../workflows/journey/command.js';
import type { JourneyEvent } from '../../../../workflows/journey/event.js';
import { evolve, unbegun } from '../../../../workflows/journey/evolve.js';
import { parseMessageKey, type MessageKey } from '../../../../activities/messages/message-key.js';
import { endOfCommand, type EventContext } from '../../../../activities/messages/records.js';
import { lifePlans, live } from '../../../../lives/lives.js';
import { sencoForm } from '../../../../lives/people.js';
import { interruptedPlay, slowPlay, waitingPlay } from './plays.js';

export interface Occasion {
  life: string;
  key: MessageKey;
  context: EventContext;
}

export function occasionsOf(life: string, enrolment: Enrolment, events: readonly JourneyEvent[]): Occasion[] {
  const occasions: Occasion[] = [];
  const states = events.reduce(
    (known, event) => [...known, evolve(known.at(-1) ?? unbegun(enrolment), event)],
    [unbegun(enrolment)],
  );
  const stateAfter = (n: number) => states[n] ?? unbegun(enrolment);
  for (const event of events) {
    const journey = stateAfter(endOfCommand(events, event.n));
    const moment = { journey, event, history: events.slice(0, event.n) };
    for (const effect of messages(event, stateAfter(event.n))) {
      const key = parseMessageKey(messageKey(event.n, effect));
      if (key === null) throw new Error(`${messageKey(event.n, effect)} is no key of a message`);
      occasions.push({ life, key, context: moment });
    }
  }
  return occasions;
}

/** The lives that the rules are proved with, and three that are lived by hand for rarer occasions. */
function everyLife(): { life: string; enrolment: Enrolment; events: readonly JourneyEvent[] }[] {
  const doubtful = { acceptedAfter: null, form: { ...sencoForm, role: 'classroom-teacher', qts: false } };
  const metLate = { form: { ...sencoForm, postTakenUp: '2024-10-01' } };
  const unsuitable = { acceptedAfter: null, form: { ...sencoForm, role: 'teaching-assistant' } };
  const lived = Object.entries({ ...lifePlans, doubtful, metLate, unsuitable }).map(([life, behaviour]) => ({
    life,
    ...live(behaviour),
  }));
  const plays = Object.entries({ interruptedPlay, slowPlay, waitingPlay }).map(([life, play]) => {
    const { enrolment, events } = play();
    return { life, enrolment, events };
  });
  return [...lived, ...plays];
}

let known: Occasion[] | undefined;

export const everyOccasion = (): Occasion[] =>
  (known ??= everyLife().flatMap(({ life, enrolment, events }) => occasionsOf(life, enrolment, events)));

/** The first occasion of a template that satisfies the condition. */
export function occasionOf(template: Template, where: (one: Occasion) => boolean = () => true): Occasion {
  const found = everyOccasion().find((one) => one.key.template === template && where(one));
  if (!found) throw new Error(`No life has an occasion for "${template}".`);
  return found;
}
