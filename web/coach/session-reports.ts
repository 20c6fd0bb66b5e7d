/** What a coach reports or asks of a session: each form is one command, and the next page says what it came to. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { faultsOf, type Fault } from '../forms/faults.js';
import { typedMoment } from '../forms/moment.js';
import { said } from '../forms/said.js';
import type { Parts } from '../parts.js';
import { journeysFor } from '../sessions/acting.js';
import { sayOnce } from '../sessions/signed-in.js';
import { sessionAsked, showSession, type SessionAddress } from './session.js';
import { sessionForms } from './session-forms.js';
import { receiptWords } from './session-words.js';

type SessionRequest = FastifyRequest<SessionAddress>;

export function sessionReports(area: FastifyInstance, parts: Parts): void {
  const own = { preHandler: area.csrfProtection.bind(area) };
  for (const [form, read] of Object.entries(sessionForms)) {
    area.post<SessionAddress>(`/sessions/:journey/:session/${form}`, own, async (request, reply) => {
      const { journey, session } = request.params;
      const asked = read(request.body);
      if ('faults' in asked) return again(request, reply, parts, form, asked.faults, 400);
      try {
        const receipt = await asked.command(journeysFor(request, parts), journey, session);
        const address = `/coach/sessions/${journey}/${session}`;
        const isFromToday = said(request.body, 'from') === 'today';
        sayOnce(request, {
          title: 'Done',
          text: receiptWords(asked.done, receipt),
          isDone: true,
          ...(isFromToday ? { link: { href: address, text: 'Put it right if that was wrong' } } : {}),
        });
        return await reply.redirect(isFromToday ? '/coach' : address, 303);
      } catch (error) {
        const faults = faultsOf(error, form);
        if (faults === null) throw error;
        return again(request, reply, parts, form, faults, 409);
      }
    });
  }
}

/** The same page with what was typed. */
async function again(
  request: SessionRequest,
  reply: FastifyReply,
  parts: Parts,
  form: string,
  faults: Fault[],
  status: number,
) {
  const found = await sessionAsked(request, parts);
  if (found === null) return reply.callNotFound();
  const { body } = request;
  const words = ['notes', 'note', 'minutes', 'reason', 'cancel-reason', 'took-place'];
  const typed = {
    held: { ...typedMoment(body, 'held'), minutes: said(body, 'minutes') },
    asked: typedMoment(body, 'asked'),
    ...Object.fromEntries(words.map((name) => [name, said(body, name)])),
  };
  return showSession(reply.code(status), found, { form, faults, typed });
}
