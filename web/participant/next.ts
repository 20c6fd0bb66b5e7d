/** `/participant`: what do I do next, and by when? */
import type { FastifyInstance } from 'fastify';
import type { Piece, WorkReading, WorkStatus } from '../../client/reading/work.js';
import type { Parts } from '../parts.js';
import { ownOf } from './own.js';

interface Look {
  text: string;
  colour?: string;
}

const looks: Readonly<Record<WorkStatus, Look>> = {
  done: { text: 'Completed' },
  waived: { text: 'Not needed' },
  missed: { text: 'Missed', colour: 'red' },
  booked: { text: 'Booked', colour: 'teal' },
  'handed-in': { text: 'Waits for feedback', colour: 'light-blue' },
  overdue: { text: 'Overdue', colour: 'red' },
  open: { text: 'To do', colour: 'blue' },
  later: { text: 'Not open yet', colour: 'grey' },
  unplanned: { text: 'Not planned yet', colour: 'grey' },
};

export function nextPage(area: FastifyInstance, parts: Parts): void {
  area.get('/', async (request, reply) => {
    const { journey, journeys } = ownOf(request, parts);
    const [reading, work] = await Promise.all([journeys.view(journey), journeys.work(journey)]);
    const { view, source, booked, asOf } = reading;
    return reply.page('participant/next', {
      title: 'What to do next',
      view,
      work,
      booked,
      asOf,
      isByRecord: source === 'record',
      next: nextOf(work),
      stages: work.stages.map((stage) => ({
        ...stage,
        items: stage.pieces.map((piece) => ({ ...piece, look: looks[piece.status], href: hrefOf(piece) })),
      })),
      rehearsal: view.mode === 'rehearsal' ? { clock: view.at } : null,
    });
  });
}

/** The one thing, and where it is done. */
function nextOf(work: WorkReading) {
  const [first] = work.owed;
  if (work.application.isOpen && (work.application.missing.length > 0 || work.application.offer))
    return {
      what: first?.what ?? 'Complete your application',
      due: first?.due ?? work.application.deadline,
      overdue: first?.overdue ?? false,
      href: '/participant/application',
    };
  const isOpen = work.assessment.latest && !work.assessment.latest.closed;
  if (isOpen && !work.assessment.latest?.submission)
    return {
      what: 'Hand in your case study',
      due: work.assessment.latest?.closes ?? null,
      overdue: false,
      href: '/participant/assessment',
    };
  return first ? { ...first, href: '/participant/study' } : null;
}

const doable = new Set<WorkStatus>(['open', 'overdue', 'handed-in']);

function hrefOf({ kind, id, status, task }: Piece): string | null {
  const isOwn = kind === 'course' || kind === 'task';
  return isOwn && (doable.has(status) || task !== null) ? `/participant/study/${id}` : null;
}
