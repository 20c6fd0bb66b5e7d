/**
 * What the core does, found by living with it: every named behaviour from the application to its end, every
 * command at its moment, and every command at many wrong moments. What is written down is what happened.
 */
import { arrangements, messages } from '../../workflows/effects.js';
import type { Command, CommandBody, CommandType } from '../../workflows/journey/command.js';
import { decide, isRefused } from '../../workflows/journey/decide.js';
import type { EventType, JourneyEvent } from '../../workflows/journey/event.js';
import { evolve, unbegun } from '../../workflows/journey/evolve.js';
import { permissions } from '../../workflows/journey/permissions.js';
import type { RefusalCode } from '../../workflows/journey/refusal.js';
import { kindOf, subjectOf, type AgendaKind } from '../../workflows/journey/agenda/keys.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import { waitOf, type Wait } from '../../workflows/journey/view/waits.js';
import { commandStories } from '../../lives/stories/commands.js';
import { refusalStories } from '../../lives/stories/refusals.js';
import { lifePlans, live, type Life } from '../../lives/lives.js';

/** Sets of words by word, in the order in which they were found. */
class Findings<K extends string, V extends string> {
  private readonly found = new Map<K, Set<V>>();
  add(key: K, value: V): void {
    this.found.set(key, (this.found.get(key) ?? new Set()).add(value));
  }
  of(key: K): V[] {
    return [...(this.found.get(key) ?? [])].toSorted();
  }
  entries(): [K, V[]][] {
    return [...this.found.keys()].toSorted().map((key) => [key, this.of(key)]);
  }
}

export interface RulesSurvey {
  /** From one wait (or the beginning) to another (or an end), `from > to`, by the events that led there. */
  steps: Findings<string, EventType>;
  whoActs: Findings<Wait['name'], string>;
  events: Findings<CommandType, EventType>;
  causes: Findings<EventType, CommandType>;
  refusals: Findings<CommandType, RefusalCode>;
  mail: Findings<EventType, string>;
  asked: Findings<EventType, string>;
  dates: Findings<AgendaKind, string>;
}

/** How many commands of a life lie between two moments at which every command is tried. */
const STRIDE = 6;

let known: RulesSurvey | null = null;

/** It takes seconds, and finds the same every time. */
export const survey = (): RulesSurvey => (known ??= lookAround());

function lookAround(): RulesSurvey {
  const found: RulesSurvey = {
    steps: new Findings(),
    whoActs: new Findings(),
    events: new Findings(),
    causes: new Findings(),
    refusals: new Findings(),
    mail: new Findings(),
    asked: new Findings(),
    dates: new Findings(),
  };
  for (const behaviour of Object.values(lifePlans)) surveyLife(found, live(behaviour));
  for (const { given, by, when, said } of Object.values(commandStories)) {
    const play = given();
    const { enrolment, journey } = play;
    play.say(by, when, said);
    surveyLife(found, { enrolment, journey, events: play.events, commands: play.commands });
  }
  return found;
}

function surveyLife(found: RulesSurvey, { enrolment, commands }: Life): void {
  let journey = unbegun(enrolment);
  commands.forEach(({ command, at }, index) => {
    if (index % STRIDE === 0) tryEverything(found, journey, at);
    const decision = decide(journey, command, at);
    if (isRefused(decision)) return;
    noteStep(found, journey, decision.journey, decision.events, at);
    let state = journey;
    for (const event of decision.events) {
      state = evolve(state, event);
      noteEvent(found, command.type, event, state);
    }
    journey = decision.journey;
  });
}

const placeOf = (journey: Journey, at: Instant): string => {
  if (journey.n === 0) return 'begin';
  return journey.ended ? `ended ${journey.ended.as}` : waitOf(journey, at).name;
};

function noteStep(
  found: RulesSurvey,
  before: Journey,
  after: Journey,
  events: JourneyEvent[],
  at: Instant,
): void {
  const [from, to] = [placeOf(before, at), placeOf(after, at)];
  if (!after.ended) {
    const { name, who } = waitOf(after, at);
    found.whoActs.add(name, who);
  }
  const telling = events.find(({ type }) => type !== 'DateReached' && type !== 'SessionCancelled');
  if (from !== to && telling) found.steps.add(`${from} > ${to}`, telling.type);
}

function noteEvent(found: RulesSurvey, cause: CommandType, event: JourneyEvent, after: Journey): void {
  found.events.add(cause, event.type);
  found.causes.add(event.type, cause);
  for (const { to, template } of messages(event, after)) found.mail.add(event.type, `${to}: ${template}`);
  for (const { effect } of arrangements(event, after)) found.asked.add(event.type, effect.do);
  for (const { key } of event.agenda ?? []) {
    const kind = kindOf(key);
    if (kind !== null) found.dates.add(kind, wordFor(after, key));
  }
}

/** What the subject of an agenda item is: an element by its kind, a window, a stage, or its own name. */
function wordFor({ programme, cohort }: Journey, key: string): string {
  const subject = subjectOf(key);
  const element = programme.stages.flatMap((stage) => stage.elements).find(({ id }) => id === subject);
  if (element) return element.kind;
  if (cohort.windows.some(({ id }) => id === subject)) return 'window';
  return programme.stages.some(({ id }) => id === subject) ? 'stage' : subject;
}

/** Every command that any story tells of, given by somebody who may, at a moment that is not its own. */
const bodies: CommandBody[] = [...Object.values(commandStories), ...Object.values(refusalStories)].map(
  ({ when }) => when,
);

function tryEverything(found: RulesSurvey, journey: Journey, at: Instant): void {
  for (const body of bodies) {
    const role = permissions[body.type][0] ?? 'admin';
    const id =
      role === 'coach' ? (journey.coach ?? 'coach-1') : role === 'assessor' ? 'assessor-1' : 'survey';
    const command = { ...body, id: 'survey', actor: { role, id }, reason: 'survey' } as Command;
    const decision = decide(journey, command, at);
    if (isRefused(decision)) found.refusals.add(body.type, decision.refusal.code);
  }
}
