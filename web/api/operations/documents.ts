/** Documents in and out, as they are. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { documentSchema } from '../../../client/input/ids.js';
import { readWhole } from '../bytes.js';
import { exampleJourney, operation, type Operation } from '../operation.js';
import { instant, ofJourney } from '../shapes.js';

export const documentOperations: readonly Operation[] = [
  operation({
    id: 'listDocuments',
    method: 'GET',
    path: '/journeys/:id/documents',
    tag: 'Documents',
    summary: 'What was handed in, oldest first',
    action: 'see-documents',
    params: ofJourney,
    status: 200,
    answer: z.object({ documents: z.array(z.looseObject({ sha256: z.string(), purpose: z.string() })) }),
    example: { path: `/journeys/${exampleJourney}/documents` },
    does: async ({ journeys, params }) => ({ documents: await journeys.documents(params.id) }),
  }),
  operation({
    id: 'handInDocument',
    method: 'POST',
    path: '/journeys/:id/documents',
    tag: 'Documents',
    summary:
      'Hand in a document, at most 20 MB, as the body: what counts is when it began to arrive. Then give the command that takes it, with the id that the answer names',
    action: 'hand-in',
    params: ofJourney,
    query: z.strictObject({
      purpose: z
        .string()
        .min(1)
        .max(60)
        .describe('what it is for: an element, case-study, or a kind of evidence'),
      fileName: z
        .string()
        .min(1)
        .max(200)
        .describe('its end says what it is: .docx, .pdf, .txt; evidence also .jpg or .png'),
    }),
    body: 'bytes',
    status: 201,
    answer: z.looseObject({
      document: z.string(),
      kind: z.string(),
      bytes: z.int(),
      words: z.int().nullable(),
      command: z.string(),
      arrived: instant,
    }),
    keyed: true,
    example: { path: `/journeys/${exampleJourney}/documents?purpose=task-1&fileName=task-1.docx` },
    does: ({ journeys, params, query, request, key: id }) =>
      journeys.handInDocument(params.id, () => readWhole(request), query.fileName, query.purpose, { id }),
  }),
  operation({
    id: 'readDocument',
    method: 'GET',
    path: '/journeys/:id/documents/:document',
    tag: 'Documents',
    summary: 'A document that was handed in, without what could run in it',
    action: 'see-documents',
    params: z.strictObject({ ...ofJourney.shape, document: documentSchema }),
    status: 200,
    answer: ['application/octet-stream'],
    example: { path: `/journeys/${exampleJourney}/documents/${'0'.repeat(64)}` },
    async does({ journeys, params, reply }) {
      const bytes = await journeys.readDocument(params.id, params.document);
      reply.type('application/octet-stream').header('content-disposition', 'attachment');
      return Readable.from([Buffer.from(bytes)]);
    },
  }),
];
