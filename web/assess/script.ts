/** `/assess/:script`: the script beside its criteria, and a copy to take along. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { newCommandId } from '../../client/ids.js';
import { candidateSchema } from '../../client/input/ids.js';
import { markerRoleWords } from '../../client/reading/marker-roles.js';
import { readDraft } from '../../store/web/marking-drafts.js';
import type { Fault } from '../forms/faults.js';
import type { Parts } from '../parts.js';
import { journeysFor } from '../sessions/acting.js';
import { principalIn } from '../sessions/signed-in.js';

export interface ScriptAddress {
  Params: { script: string };
}

type ScriptRequest = FastifyRequest<ScriptAddress>;

const types: Readonly<Record<string, { extension: string; type: string }>> = {
  docx: {
    extension: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  pdf: { extension: 'pdf', type: 'application/pdf' },
  text: { extension: 'txt', type: 'text/plain; charset=utf-8' },
};

export function scriptPage(area: FastifyInstance, parts: Parts): void {
  area.get<ScriptAddress>('/:script', async (request, reply) => showScript(request, reply, parts));

  area.get<ScriptAddress>('/:script/copy', async (request, reply) => {
    const candidate = candidateIn(request);
    if (candidate === null) return reply.callNotFound();
    const { kind, bytes } = await journeysFor(request, parts).openScript(principalIn(request).id, candidate);
    const { extension, type } = types[kind] ?? { extension: 'bin', type: 'application/octet-stream' };
    return reply
      .header('content-disposition', `attachment; filename="${candidate}.${extension}"`)
      .header('cache-control', 'no-store')
      .type(type)
      .send(Buffer.from(bytes));
  });
}

/** Null for what is no candidate number. */
export function candidateIn({ params }: ScriptRequest): string | null {
  const parsed = candidateSchema.safeParse(params.script);
  return parsed.success ? parsed.data : null;
}

/** @param refused keeps what was chosen */
export async function showScript(
  request: ScriptRequest,
  reply: FastifyReply,
  parts: Parts,
  refused: { faults: Fault[]; points?: Readonly<Record<string, number>> } | null = null,
) {
  const candidate = candidateIn(request);
  if (candidate === null) return reply.callNotFound();
  const { id } = principalIn(request);
  const { text, criteria, role, due, words, isMarked } = await journeysFor(request, parts).readScript(
    id,
    candidate,
  );
  const draft = await readDraft(parts.store, candidate, id);
  const points = refused?.points ?? draft?.points ?? {};
  return reply.page('assess/script', {
    title: `Script ${candidate}`,
    isWide: true,
    candidate,
    task: markerRoleWords[role],
    due,
    words,
    isMarked,
    paragraphs: text === null ? null : text.split('\n').filter((line) => line.trim() !== ''),
    criteria: criteria.map((one) => ({
      ...one,
      choices: Array.from({ length: one.most + 1 }, (_, value) => ({
        value: String(value),
        text: String(value),
        checked: points[one.id] === value,
      })),
    })),
    sum: Object.values(points).reduce((sum, one) => sum + one, 0),
    most: criteria.reduce((sum, { most }) => sum + most, 0),
    draft: refused ? null : draft,
    command: newCommandId(),
    faults: refused?.faults ?? null,
  });
}
