/** What every page of a participant has around its own: who it is, the other pages, and the moment that it shows. */
import type { FastifyRequest } from 'fastify';
import type { Journeys, ViewReading } from '../../../client/journeys.js';
import type { PersonOnFile } from '../../../store/people/people.js';
import type { Parts } from '../../parts.js';
import { journeysFor } from '../../sessions/acting.js';
import { askedOf, type Asked } from './asked.js';

const tabs = [
  ['', 'Now'],
  ['/study', 'Study and coaching'],
  ['/evidence', 'Evidence'],
  ['/assessment', 'Assessment'],
  ['/messages', 'Messages'],
  ['/history', 'History'],
] as const;

type Tab = (typeof tabs)[number][0];

export const pathOf = (id: string): string => `/provider/participants/${encodeURIComponent(id)}`;

export interface Shell {
  journeys: Journeys;
  asked: Asked;
  reading: ViewReading;
  person: PersonOnFile | null;
  /** For the page. */
  around: Record<string, unknown>;
}

export async function shellOf(request: FastifyRequest, parts: Parts, tab: Tab | null): Promise<Shell> {
  const journeys = journeysFor(request, parts);
  const asked = askedOf(request);
  const reading = await journeys.view(asked.id, asked.at === null ? {} : { at: asked.at });
  const person = await journeys.person(asked.id);
  const { view, source, asOf } = reading;
  const name = person ? `${person.givenName} ${person.familyName}` : view.reference;
  const moment = asked.typed === null ? '' : `?at=${encodeURIComponent(asked.typed)}`;
  const path = pathOf(asked.id);
  const around = {
    title: name,
    isWide: true,
    name,
    view,
    path,
    here: `${path}${tab ?? ''}`,
    then: asked.at,
    thenTyped: asked.typed,
    asOf: asked.at === null ? asOf : null,
    isByRecord: asked.at === null && source === 'record' && view.status !== 'ended',
    rehearsal: view.mode === 'rehearsal' ? { clock: view.at } : null,
    tabs: tabs.map(([end, text]) => ({ href: `${path}${end}${moment}`, text, active: end === tab })),
  };
  return { journeys, asked, reading, person, around };
}
