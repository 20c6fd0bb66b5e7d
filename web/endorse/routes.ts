/** `/endorse/:link`: a headteacher endorses an application or declines, on one page; GET shows, POST answers (S2.3, S2.4). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Journeys } from '../../client/journeys.js';
import { useLink } from '../../store/web/links.js';
import type { Parts } from '../parts.js';
import { principalOf } from '../people/principals.js';
import { endOf, openedLink, type GoodLink, type WhyNot } from '../sign-in/opened-link.js';
import { answerIn, declarationOf, faultsIn, reasons, type Answer } from './answer.js';

const TRIES_A_MINUTE = 20;
type Linked = { Params: { link: string } };

export function endorsementRoutes(site: FastifyInstance, parts: Parts): void {
  const own = site.csrfProtection.bind(site);
  const limited = { config: { rateLimit: { max: TRIES_A_MINUTE, timeWindow: '1 minute' } } };

  site.get<Linked>('/endorse/:link', async (request, reply) => {
    const good = await openedLink(parts, 'endorse', request.params.link);
    if (typeof good === 'string') return noGood(reply, good);
    const journeys = await asHeadteacher(request, parts, good);
    return journeys ? ask(reply, journeys, good) : noGood(reply, 'wrong');
  });

  site.post<Linked>('/endorse/:link', { ...limited, preHandler: own }, async (request, reply) => {
    const good = await openedLink(parts, 'endorse', request.params.link);
    if (typeof good === 'string') return noGood(reply, good);
    const journeys = await asHeadteacher(request, parts, good);
    if (!journeys) return noGood(reply, 'wrong');
    const answer = answerIn(request.body);
    const faults = faultsIn(answer);
    if (faults.length > 0) return ask(reply.code(400), journeys, good, { answer, faults });
    return give(reply, parts, { journeys, good, answer, at: new Date() });
  });
}

/** As the headteacher of this one journey, for this request alone: nobody is signed in by it. */
async function asHeadteacher(
  request: FastifyRequest,
  parts: Parts,
  { claim }: GoodLink,
): Promise<Journeys | null> {
  const found = await principalOf(parts.store, { kind: 'headteacher', id: claim.journey });
  return found && parts.journeysOf({ as: found.principal, way: 'page', request: request.id });
}

async function ask(reply: FastifyReply, journeys: Journeys, { claim }: GoodLink, more: object = {}) {
  const asked = await journeys.endorsement(claim.journey);
  const rehearsal = asked.mode === 'rehearsal' ? { clock: asked.at } : null;
  if (asked.standing === 'given' || asked.standing === 'decided')
    return reply.page('message', {
      title: 'You do not need to answer any more',
      lines: [
        asked.standing === 'given'
          ? `The application of ${asked.applicant} has been endorsed.`
          : `The application of ${asked.applicant} does not need to be endorsed any more.`,
        `Questions? Write to ${asked.provider.email} or ring ${asked.provider.phone}.`,
      ],
      rehearsal,
    });
  const title = `Do you endorse the application of ${asked.applicant}?`;
  return reply.page('endorse/ask', {
    title,
    asked,
    reasons,
    rehearsal,
    csrf: reply.generateCsrf(),
    answer: {},
    ...more,
  });
}

interface Given {
  journeys: Journeys;
  good: GoodLink;
  answer: Answer;
  at: Date;
}

/** The link is used up last: what failed on the way can be sent again, and counts once. */
async function give(reply: FastifyReply, { store }: Parts, { journeys, good, answer, at }: Given) {
  const { journey } = good.claim;
  const asked = await journeys.endorsement(journey);
  const id = `cmd-${good.digest.slice(0, 20)}`;
  if (answer.endorses === 'yes') {
    const purpose = 'headteacher-declaration';
    const text = declarationOf(asked, answer, at);
    const { document } = await journeys.handInDocument(
      journey,
      Buffer.from(text),
      'declaration.txt',
      purpose,
    );
    await journeys.provideEvidence(journey, { evidence: purpose, document }, { id });
  } else {
    const note = answer.words === '' ? {} : { note: answer.words };
    await journeys.declineEndorsement(journey, {}, { id, reason: answer.reason, ...note });
  }
  await useLink(store, good.digest, endOf(good));
  return reply.page('endorse/receipt', {
    title:
      answer.endorses === 'yes'
        ? 'Thank you: you have endorsed the application'
        : 'You have declined to endorse the application',
    asked,
    answer,
    at: `${at.toISOString().slice(0, 19)}Z`,
    rehearsal: asked.mode === 'rehearsal' ? { clock: asked.at } : null,
  });
}

const whyNot: Readonly<Record<WhyNot, string>> = {
  wrong:
    'This link is not one of ours, or not the whole of it, or it was sent to an address that has changed since. Copy the whole link from our letter.',
  expired: 'The time in which this link could be used is over.',
  used: 'This link has been used: your answer has reached us. If you want to change it, reply to our letter.',
};

const noGood = (reply: FastifyReply, why: WhyNot) =>
  reply.code(why === 'wrong' ? 404 : 410).page('message', {
    title: why === 'used' ? 'You have answered already' : 'This link cannot be used',
    lines: [whyNot[why], 'You can also answer by replying to the letter: it reaches the provider.'],
  });
