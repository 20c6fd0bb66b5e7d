/** `/participant/application`: what is missing, and who brings it; what is uploaded is saved at once (S2.3, S2.8). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Evidence } from '../../workflows/journey/values.js';
import type { Parts } from '../parts.js';
import { sayOnce } from '../sessions/signed-in.js';
import { codeOf, ownOf, refusedBy, refusedWith, type Refused } from './own.js';
import { uploadedBy } from './upload.js';

/** In the words of whoever applies; the declaration is the headteacher's to give. */
const pieces: Readonly<Record<string, { text: string; evidence: Evidence | null }>> = {
  registration: { text: 'Your registration with the Department for Education', evidence: null },
  'application-form': { text: 'The application form, which your provider has sent you', evidence: null },
  'headteacher-declaration': { text: 'Your headteacher’s endorsement', evidence: 'headteacher-declaration' },
  'qts-certificate': { text: 'Your certificate of qualified teacher status', evidence: 'qts-certificate' },
  'setting-confirmation': { text: 'Confirmation of where you work', evidence: 'setting-confirmation' },
};

const answerSchema = z.object({ answer: z.string().trim().catch('') }).catch({ answer: '' });

export function applicationPages(area: FastifyInstance, parts: Parts): void {
  const own = { preHandler: area.csrfProtection.bind(area) };
  area.get('/application', (request, reply) => show(request, reply, parts, null, ''));

  area.post<{ Params: { kind: string } }>('/application/evidence/:kind', async (request, reply) => {
    const { journey, journeys } = ownOf(request, parts);
    const { kind } = request.params;
    const evidence = Object.hasOwn(pieces, kind) ? pieces[kind]?.evidence : null;
    if (!evidence) return reply.callNotFound();
    const href = `#${evidence}`;
    let refused: Refused | null = null;
    const done = await uploadedBy(area, request, reply, async ({ name, bytes }) => {
      refused = await refusedBy(async () => {
        const { document, command } = await journeys.handInDocument(journey, bytes, name, evidence);
        await journeys.provideEvidence(journey, { evidence, document }, { id: command });
      }, href);
      return true;
    });
    if (done === null) refused = refusedWith(400, ['Choose a file'], href);
    if (refused) return show(request, reply, parts, refused, '');
    sayOnce(request, { title: 'Saved', text: `We have it: ${pieces[kind]?.text ?? ''}.`, isDone: true });
    return reply.redirect('/participant/application', 303);
  });

  area.post('/application/answer', own, async (request, reply) => {
    const { journey, journeys } = ownOf(request, parts);
    const { answer } = answerSchema.parse(request.body);
    const refused = await refusedBy(() => journeys.provideInformation(journey, { answer }), '#answer');
    if (refused) return show(request, reply, parts, refused, answer);
    sayOnce(request, { title: 'Sent', text: 'Your answer has gone to your provider.', isDone: true });
    return reply.redirect('/participant/application', 303);
  });
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Parts,
  refused: Refused | null,
  answer: string,
) {
  const { journey, journeys } = ownOf(request, parts);
  const { application } = await journeys.work(journey);
  const missing = new Set(application.missing);
  const asked = ['registration', 'application-form', ...application.asked];
  return codeOf(reply, refused).page('participant/application', {
    title: 'Your application',
    application,
    answer,
    rows: asked.map((kind) => ({ kind, ...pieces[kind], isMissing: missing.has(kind) })),
    faults: refused?.faults ?? [],
    csrf: reply.generateCsrf(),
  });
}
