/** Points are kept as a draft or handed in as a mark, by one form with two buttons. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Programme } from '../../programmes/schema.js';
import { dropDraft, keepDraft } from '../../store/web/marking-drafts.js';
import { faultAt, faultsOf, type Fault } from '../forms/faults.js';
import { said } from '../forms/said.js';
import type { Parts } from '../parts.js';
import { journeysFor } from '../sessions/acting.js';
import { principalIn, sayOnce } from '../sessions/signed-in.js';
import { candidateIn, showScript, type ScriptAddress } from './script.js';

type Criteria = Programme['assessment']['criteria'];

export function markingForm(area: FastifyInstance, parts: Parts): void {
  const own = { preHandler: area.csrfProtection.bind(area) };
  area.post<ScriptAddress>('/:script/mark', own, async (request, reply) => {
    const candidate = candidateIn(request);
    if (candidate === null) return reply.callNotFound();
    const { id } = principalIn(request);
    const journeys = journeysFor(request, parts);
    // Whoever does not have the script keeps nothing under its number.
    const { criteria } = await journeys.readScript(id, candidate);
    const points = pointsIn(request.body, criteria);
    if (said(request.body, 'do') !== 'mark') {
      await keepDraft(parts.store, candidate, id, points);
      sayOnce(request, {
        title: 'Kept',
        text: 'Your points are kept. They are here when you come back.',
        isDone: true,
      });
      return reply.redirect(`/assess/${candidate}`, 303);
    }
    const faults = missingOf(points, criteria);
    if (faults.length > 0) return showScript(request, reply.code(400), parts, { faults, points });
    try {
      const { total } = await journeys.markScript(id, candidate, points, {
        id: said(request.body, 'command'),
      });
      await dropDraft(parts.store, candidate, id);
      return await reply.redirect(await next(request, parts, `${candidate} is marked with ${total}.`), 303);
    } catch (error) {
      const wrong = faultsOf(error, 'marks');
      if (wrong === null) throw error;
      return showScript(request, reply.code(409), parts, { faults: wrong, points });
    }
  });
}

/** The points that can be given; whatever else was sent is not there. */
function pointsIn(body: unknown, criteria: Criteria): Record<string, number> {
  const given = criteria.flatMap(({ id, most }): [string, number][] => {
    const value = said(body, `points-${id}`);
    return /^\d{1,3}$/.test(value) && Number(value) <= most ? [[id, Number(value)]] : [];
  });
  return Object.fromEntries(given);
}

const missingOf = (points: Readonly<Record<string, number>>, criteria: Criteria): Fault[] =>
  criteria
    .filter(({ id }) => points[id] === undefined)
    .map(({ id, title }) => faultAt(`points-${id}`, `Choose points for “${title}”`));

/** The address of the script that is due next, or of the list once there is none; what was done is said there. */
export async function next(request: FastifyRequest, parts: Parts, done: string): Promise<string> {
  const [script] = await journeysFor(request, parts).markingQueue(principalIn(request).id);
  const more = script ? ' This is the next one.' : ' Nothing else is to be marked.';
  sayOnce(request, { title: 'Done', text: `${done}${more}`, isDone: true });
  return script ? `/assess/${script.candidate}` : '/assess';
}
