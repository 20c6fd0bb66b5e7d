/** What was handed in on a journey: as a list, and each as a file to keep, never to be shown within the site. */
import type { FastifyInstance } from 'fastify';
import type { Journeys } from '../../../client/journeys.js';
import type { Parts } from '../../parts.js';
import { titled } from '../../render/words.js';
import { journeysFor } from '../../sessions/acting.js';

const endings: Readonly<Record<string, string>> = { text: 'txt', jpeg: 'jpg' };

const nameOf = (purpose: string, kind: string): string =>
  `${purpose.replaceAll(/[^\w-]/g, '-')}.${(endings[kind] ?? kind).replaceAll(/\W/g, '')}`;

export async function filesOf(journeys: Journeys, id: string) {
  const documents = await journeys.documents(id);
  return documents.reverse().map(({ sha256, purpose, kind, words, bytes, at }) => ({
    sha256,
    title: titled(purpose),
    kind,
    words,
    size: bytes < 1024 ? `${bytes} bytes` : `${Math.ceil(bytes / 1024).toLocaleString('en-GB')} KB`,
    at,
  }));
}

export function documentRoute(area: FastifyInstance, parts: Parts): void {
  area.get<{ Params: { id: string; sha256: string } }>(
    '/participants/:id/documents/:sha256',
    async (request, reply) => {
      const { id, sha256 } = request.params;
      const journeys = journeysFor(request, parts);
      const bytes = await journeys.readDocument(id, sha256);
      const found = (await journeys.documents(id)).find((one) => one.sha256 === sha256);
      const name = nameOf(found?.purpose ?? 'document', found?.kind ?? 'bin');
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${name}"`)
        .type('application/octet-stream')
        .send(Buffer.from(bytes));
    },
  );
}
