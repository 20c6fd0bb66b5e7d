/** `/participant/study`: the courses and tasks; each has a page on which it is done (S3.3, S3.4). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { londonDate } from '../../workflows/journey/calendar.js';
import type { Parts } from '../parts.js';
import { sayOnce } from '../sessions/signed-in.js';
import { codeOf, ownOf, pieceIn, refusedBy, refusedWith, type Refused } from './own.js';
import { uploadedBy } from './upload.js';

type Piece = { Params: { id: string } };

const several = z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([]);
const chosenSchema = z.object({ activities: several }).catch({ activities: [] });
const doneSchema = z.object({ activity: z.string().catch('') }).catch({ activity: '' });

export function studyPages(area: FastifyInstance, parts: Parts): void {
  const own = { preHandler: area.csrfProtection.bind(area) };

  area.get('/study', async (request, reply) => {
    const { journey, journeys } = ownOf(request, parts);
    const work = await journeys.work(journey);
    const pieces = work.stages.flatMap((stage) =>
      stage.pieces.map((piece) => ({ ...piece, stage: stage.title })),
    );
    return reply.page('participant/study', {
      title: 'My courses and tasks',
      courses: pieces.filter(({ kind }) => kind === 'course'),
      tasks: pieces.filter(({ kind }) => kind === 'task'),
    });
  });

  area.get<Piece>('/study/:id', (request, reply) => show(request, reply, parts, null));

  area.post<Piece>('/study/:id/choose', own, async (request, reply) => {
    const { journey, journeys } = ownOf(request, parts);
    const { activities } = chosenSchema.parse(request.body);
    const command = { course: request.params.id, activities };
    const refused = await refusedBy(() => journeys.selectActivities(journey, command), '#activities');
    if (refused) return show(request, reply, parts, refused, activities);
    sayOnce(request, { title: 'Saved', text: 'Your activities are chosen.', isDone: true });
    return reply.redirect(`/participant/study/${encodeURIComponent(request.params.id)}`, 303);
  });

  area.post<Piece>('/study/:id/done', own, async (request, reply) => {
    const { journey, journeys } = ownOf(request, parts);
    const { activity } = doneSchema.parse(request.body);
    const { at } = await journeys.work(journey);
    const command = { course: request.params.id, activity, on: londonDate(at) };
    const refused = await refusedBy(() => journeys.completeActivity(journey, command), '#activities');
    if (refused) return show(request, reply, parts, refused);
    sayOnce(request, { title: 'Saved', text: 'The activity is marked as done.', isDone: true });
    return reply.redirect(`/participant/study/${encodeURIComponent(request.params.id)}`, 303);
  });

  area.post<Piece>('/study/:id/hand-in', async (request, reply) => {
    const { journey, journeys } = ownOf(request, parts);
    const { id: task } = request.params;
    let refused: Refused | null = null;
    const done = await uploadedBy(area, request, reply, async ({ name, bytes }) => {
      refused = await refusedBy(async () => {
        const { document, command } = await journeys.handInDocument(journey, bytes, name, task);
        await journeys.submitTask(journey, { task, document }, { id: command });
      }, '#file');
      return true;
    });
    refused = done === null ? refusedWith(400, ['Choose a file'], '#file') : refused;
    if (refused) return show(request, reply, parts, refused);
    sayOnce(request, {
      title: 'Handed in',
      text: 'We have your task. Your coach gives you feedback on it.',
      isDone: true,
    });
    return reply.redirect(`/participant/study/${encodeURIComponent(task)}`, 303);
  });
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Parts,
  refused: Refused | null,
  chosen: readonly string[] | null = null,
) {
  const { journey, journeys } = ownOf(request, parts);
  const piece = pieceIn(await journeys.work(journey), (request.params as { id: string }).id);
  if (!piece || (piece.kind !== 'course' && piece.kind !== 'task')) return reply.callNotFound();
  const activities = piece.course?.activities.map((one) => ({
    ...one,
    checked: chosen ? chosen.includes(one.id) : one.selected,
  }));
  return codeOf(reply, refused).page(`participant/${piece.kind}`, {
    title: piece.title,
    piece,
    activities,
    isChosen: piece.course?.activities.some(({ selected }) => selected) ?? false,
    faults: refused?.faults ?? [],
    csrf: reply.generateCsrf(),
  });
}
