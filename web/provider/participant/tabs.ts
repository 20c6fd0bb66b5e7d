/** The other pages of a participant: study and coaching, evidence, assessment, messages, history. */
import type { FastifyInstance } from 'fastify';
import type { PastEvent } from '../../../client/reading/timeline.js';
import type { Parts } from '../../parts.js';
import { drawLine } from '../../pictures/line-of-time.js';
import { isBy } from './asked.js';
import { documentRoute, filesOf } from './documents.js';
import { messagesOf } from './messages.js';
import { namesOf } from './names.js';
import { shellOf } from './shell.js';

/** Of these events an assessment page tells; who marks is not its business. */
const ofAssessment: ReadonlySet<PastEvent['type']> = new Set<PastEvent['type']>([
  'WindowOpened',
  'WindowMissed',
  'PaperReleased',
  'CaseStudySubmitted',
  'ArrivalCorrected',
  'ExtensionGranted',
  'WindowClosed',
  'Marked',
  'ModerationDecided',
  'ResultConfirmed',
  'ResultReleased',
  'AppealLodged',
  'AppealDecided',
  'Ended',
]);

export function tabPages(area: FastifyInstance, parts: Parts): void {
  documentRoute(area, parts);
  studyPage(area, parts);
  assessmentPage(area, parts);
  historyPage(area, parts);
  area.get('/participants/:id/evidence', async (request, reply) => {
    const { journeys, asked, around } = await shellOf(request, parts, '/evidence');
    const files = await filesOf(journeys, asked.id);
    return reply.page('provider/participant/evidence', { ...around, files });
  });
  area.get('/participants/:id/messages', async (request, reply) => {
    const { journeys, asked, around } = await shellOf(request, parts, '/messages');
    const messages = await messagesOf(journeys, asked);
    return reply.page('provider/participant/messages', { ...around, messages });
  });
}

function studyPage(area: FastifyInstance, parts: Parts): void {
  area.get('/participants/:id/study', async (request, reply) => {
    const { journeys, asked, around, reading } = await shellOf(request, parts, '/study');
    const { view, booked } = reading;
    const { line } = await journeys.picture(asked.id, asked.at === null ? {} : { at: asked.at });
    const names = await namesOf(journeys, view.provider, String(around['name']));
    const rows = drawLine(line).rows.filter(({ title }) => title !== 'Stages' && title !== 'Assessment');
    return reply.page('provider/participant/study', {
      ...around,
      rows,
      booked: booked.map((session) => ({ ...session, coach: names.of(`coach:${session.coach}`) })),
      hours: Object.entries(view.hours).map(([kind, { earned, of }]) => ({
        kind,
        earned: Math.round(earned / 6) / 10,
        of: Math.round(of / 6) / 10,
      })),
    });
  });
}

function assessmentPage(area: FastifyInstance, parts: Parts): void {
  area.get('/participants/:id/assessment', async (request, reply) => {
    const { journeys, asked, around, reading } = await shellOf(request, parts, '/assessment');
    const { past } = await journeys.timeline(asked.id);
    const events = past.filter(
      (one) => one.kind === 'event' && ofAssessment.has(one.type) && isBy(asked.at, one.at),
    );
    return reply.page('provider/participant/assessment', {
      ...around,
      events,
      attempts: reading.view.attempts.map((one) => ({ ...one, result: resultOf(one.pass) })),
    });
  });
}

function historyPage(area: FastifyInstance, parts: Parts): void {
  area.get('/participants/:id/history', async (request, reply) => {
    const { journeys, asked, around, reading } = await shellOf(request, parts, '/history');
    const [{ past, ahead }, names] = await Promise.all([
      journeys.timeline(asked.id),
      namesOf(journeys, reading.view.provider, String(around['name'])),
    ]);
    const entries = past
      .filter(({ at }) => isBy(asked.at, at))
      .reverse()
      .map((one) =>
        one.kind === 'event'
          ? { ...one, what: names.within(one.what), who: names.of(one.by) }
          : { ...one, what: `Message to the ${one.addressee}: ${one.subject}`, who: names.of('engine:mail') },
      );
    return reply.page('provider/participant/history', {
      ...around,
      entries,
      ahead: asked.at === null ? ahead.map((one) => ({ ...one, what: names.within(one.what) })) : [],
    });
  });
}

function resultOf(pass: boolean | null): string {
  if (pass === null) return 'No result is released yet';
  return pass ? 'Passed' : 'Not passed';
}
