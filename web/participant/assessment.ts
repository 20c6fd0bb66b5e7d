/** `/participant/assessment`: how long have I got? The paper, the case study handed in, and its receipt (S5.2, S5.3). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HandedIn } from '../../client/journeys.js';
import { londonDate } from '../../workflows/journey/calendar.js';
import type { Parts } from '../parts.js';
import { momentInWords } from '../render/words.js';
import { sayOnce } from '../sessions/signed-in.js';
import { codeOf, ownOf, refusedBy, refusedWith, type Refused } from './own.js';
import { timeLeft } from './time-left.js';
import { uploadedBy } from './upload.js';

export function assessmentPages(area: FastifyInstance, parts: Parts): void {
  area.get('/assessment', (request, reply) => show(request, reply, parts, null));

  area.get('/assessment/paper', async (request, reply) => {
    const { journey, journeys } = ownOf(request, parts);
    const { content, fileName } = await journeys.caseStudy(journey);
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .type('application/octet-stream')
      .send(Buffer.from(content));
  });

  area.post('/assessment', async (request, reply) => {
    const { journey, journeys } = ownOf(request, parts);
    let refused: Refused | null = null;
    let taken: HandedIn | null = null;
    const done = await uploadedBy(area, request, reply, async ({ name, bytes }) => {
      refused = await refusedBy(async () => {
        const handed = await journeys.handInDocument(journey, bytes, name, 'case-study');
        const { document, words, reading, command } = handed;
        const read = reading ? { reading } : {};
        await journeys.submitCaseStudy(journey, { document, words: words ?? 0, ...read }, { id: command });
        taken = handed;
      }, '#file');
      return true;
    });
    if (done === null) return show(request, reply, parts, refusedWith(400, ['Choose a file'], '#file'));
    if (refused || !taken) return show(request, reply, parts, refused);
    sayOnce(request, { title: 'Handed in', text: receiptOf(taken), isDone: true });
    return reply.redirect('/participant/assessment', 303);
  });
}

const receiptOf = ({ words, reading, arrived, document }: HandedIn): string =>
  [
    `We have your case study. It began to arrive on ${momentInWords(arrived)}.`,
    words === null ? '' : `We counted ${words.toLocaleString('en-GB')} words by the published rule.`,
    reading
      ? `The count ended at the ${reading.countedTo === 'end' ? 'end of the document' : `heading of the ${reading.countedTo}`}.`
      : '',
    `Its fingerprint is ${document}.`,
  ]
    .filter((line) => line !== '')
    .join(' ');

async function show(request: FastifyRequest, reply: FastifyReply, parts: Parts, refused: Refused | null) {
  const { journey, journeys } = ownOf(request, parts);
  const [{ view }, work] = await Promise.all([journeys.view(journey), journeys.work(journey)]);
  const { latest, words } = work.assessment;
  const isOpen = latest !== null && !latest.closed && latest.closes > view.at;
  return codeOf(reply, refused).page('participant/assessment', {
    title: 'Your assessment',
    view,
    words,
    latest,
    isOpen,
    closes: latest && { day: londonDate(latest.closes), at: latest.closes },
    left: isOpen ? timeLeft(view.at, latest.closes) : null,
    number: latest?.number ?? 0,
    forecast: view.forecast,
    faults: refused?.faults ?? [],
    csrf: reply.generateCsrf(),
    rehearsal: view.mode === 'rehearsal' ? { clock: view.at } : null,
  });
}
