/** Declining a script: an assessor knows who wrote it. */
import type { FastifyInstance } from 'fastify';
import { dropDraft } from '../../store/web/marking-drafts.js';
import { faultAt, faultsOf } from '../forms/faults.js';
import { said } from '../forms/said.js';
import type { Parts } from '../parts.js';
import { journeysFor } from '../sessions/acting.js';
import { principalIn } from '../sessions/signed-in.js';
import { next } from './marking-form.js';
import { candidateIn, showScript, type ScriptAddress } from './script.js';

const reasons = new Set(['knows-the-author', 'recognises-the-school', 'worked-with-the-author', 'other']);

export function declining(area: FastifyInstance, parts: Parts): void {
  const own = { preHandler: area.csrfProtection.bind(area) };
  area.post<ScriptAddress>('/:script/decline', own, async (request, reply) => {
    const candidate = candidateIn(request);
    if (candidate === null) return reply.callNotFound();
    const { id } = principalIn(request);
    const reason = said(request.body, 'reason');
    if (!reasons.has(reason)) {
      const faults = [faultAt('reason', 'Say why you cannot mark it')];
      return showScript(request, reply.code(400), parts, { faults });
    }
    try {
      const options = { id: said(request.body, 'command'), reason };
      await journeysFor(request, parts).declineScript(id, candidate, options);
      await dropDraft(parts.store, candidate, id);
      const done = `${candidate} has left your list; somebody else marks it.`;
      return await reply.redirect(await next(request, parts, done), 303);
    } catch (error) {
      const faults = faultsOf(error, 'decline');
      if (faults === null) throw error;
      return showScript(request, reply.code(409), parts, { faults });
    }
  });
}
