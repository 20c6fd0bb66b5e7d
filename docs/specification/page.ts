/** The page `docs/specification.md`: what the engine does, as the code does it. */
import { listProgrammes } from '../../programmes/catalogue.js';
import { eventTypes } from '../../workflows/journey/evolve.js';
import { acceptedWhile, needsReason, permissions } from '../../workflows/journey/permissions.js';
import type { CommandType } from '../../workflows/journey/command.js';
import { refusalSentences, type RefusalCode } from '../../workflows/journey/refusal.js';
import { dateKinds } from '../../workflows/journey/agenda/kinds.js';
import { exceptionSentences } from '../../workflows/journey/view/sentences.js';
import { diagram } from './diagram.js';
import { programmeSummary } from './programme.js';
import { survey, type RulesSurvey } from './survey.js';
import { asCode, asCodes, table } from './table.js';

const preface = `# Specification, as the code keeps it

This page is made by \`npm run docs\` from the code of the core, and a test holds them together. Nothing in it is written by hand
but these paragraphs: the engine lives every kind of journey there is, from the application to its end, and notes what it does.
Clauses (S3.5) are those of the specification that the tests are named after.

A journey is decided by a pure core: a **command** by somebody who may, at an instant, makes **events** or a **refusal**. The events
are the record; the state is their fold; a **message** or an **arrangement** follows from an event; and whatever has a date is an item on
the journey's **agenda**, which the clock alone reaches.`;

/** Refusals that any command can meet; the table names the others. */
const general: RefusalCode[] = [
  'not-allowed',
  'not-your-participant',
  'reason-needed',
  'not-enrolled',
  'journey-ended',
  'journey-withdrawn',
  'journey-deferred',
];

const stateSection = (found: RulesSurvey): string => `## Waits and ends (S4.3)

A journey is always in a named wait or at a named end. In brackets: who has to act. Arrows carry the event that tells; those from a
box hold from every wait in it. A deferral, a withdrawal, the longest duration and the provider's rejection are such arrows.

${diagram(found)}`;

function commandSection(found: RulesSurvey): string {
  const rows = (Object.keys(permissions) as CommandType[]).map((type) => [
    asCode(type),
    permissions[type].join(', '),
    needsReason.has(type) ? 'yes' : '',
    acceptedWhile(type).join(', '),
    asCodes(found.events.of(type)),
    asCodes(found.refusals.of(type).filter((one) => !general.includes(one))),
  ]);
  return `## Commands (S3.6)

Any command may also be refused with ${asCodes(general)}. A repeated command id is answered with the first receipt. *Also while*: accepted
although the journey is interrupted or over; what the world answers too late is taken without an event.

${table(['Command', 'Who may', 'Reason', 'Also while', 'Events', 'Refused with'], rows)}`;
}

const refusalSection = (): string => `## Refusals (S3.6)

${table(
  ['Code', 'Sentence'],
  Object.entries(refusalSentences).map(([name, sentence]) => [asCode(name), sentence]),
)}`;

function eventSection(found: RulesSurvey): string {
  const rows = eventTypes
    .toSorted()
    .map((type) => [
      asCode(type),
      asCodes(found.causes.of(type)),
      found.mail.of(type).join('; '),
      asCodes(found.asked.of(type)),
    ]);
  return `## Events (S7.1), with what follows from them (S6.5)

*Asks for*: what places, diaries and markers are asked to arrange. The messages themselves are listed in [messages.md](messages.md).

${table(['Event', 'Caused by', 'Messages', 'Asks for'], rows)}`;
}

function agendaSection(found: RulesSurvey): string {
  const rows = found.dates.entries().map(([kind, subjects]) => {
    const { nudge, what, whose, clause } = dateKinds[kind];
    const sentence = what.replace('{subject}', 'it').replace('{count}', 'so many');
    const of = kind.startsWith('{id}') ? subjects.join(', ') : '';
    return [asCode(kind), of, nudge ? 'a reminder' : 'a date', sentence, whose, clause];
  });
  return `## Dates on the agenda (S3.8)

A reminder goes out between 08:00 and 18:00 on working days, once a day at the most, and never to whoever is deferred, withdrawn or
at the end; all that a morning brings is one message.

${table(['Item', 'Of', 'What it is', 'What falls due', 'Who acts', 'Clause'], rows)}`;
}

const exceptionSection = (): string => `## What waits for a person (S2.9)

Each is settled by a person with a reason, as resolved (the engine then tries again what it can) or accepted, or is overtaken by what
happens.

${table(
  ['Code', 'What the provider reads'],
  Object.entries(exceptionSentences).map(([name, sentence]) => [asCode(name), sentence]),
)}`;

/** The page as it has to stand in `docs/specification.md`. */
export function specificationPage(): string {
  const found = survey();
  const programmes = listProgrammes().map(programmeSummary).join('\n\n');
  return `${[
    preface,
    stateSection(found),
    commandSection(found),
    refusalSection(),
    eventSection(found),
    agendaSection(found),
    exceptionSection(),
    `## Programmes (S1)\n\n${programmes}`,
  ].join('\n\n')}\n`;
}
