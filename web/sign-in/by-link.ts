/** `/sign-in/participant`: no password, but a link to the address on file; it shows on GET, and lets in on POST. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { programmeOf, providerOf } from '../../programmes/catalogue.js';
import { journeysOfAddress } from '../../store/people/journeys-of-address.js';
import { useLink } from '../../store/web/links.js';
import { emailSchema } from '../../client/input/contact.js';
import type { Parts } from '../parts.js';
import { signIn } from '../sessions/signed-in.js';
import { LINK_MINUTES, sendLinks } from './link-mail.js';
import { endOf, openedLink, type GoodLink, type WhyNot } from './opened-link.js';

const TRIES_A_MINUTE = 20;
const MAILS_AN_HOUR = 5;

const asked = z.object({ email: z.string().catch('') }).catch({ email: '' });
const chosen = z.object({ journey: z.string().optional().catch(undefined) }).catch({});

export function linkRoutes(site: FastifyInstance, parts: Parts): void {
  const own = site.csrfProtection.bind(site);
  const limited = { config: { rateLimit: { max: TRIES_A_MINUTE, timeWindow: '1 minute' } } };
  // Whoever it is that asks, and from wherever: nobody's mailbox is filled by it.
  const limit = site.createRateLimit({ max: MAILS_AN_HOUR, timeWindow: '1 hour', keyGenerator: mailboxOf });

  site.get('/sign-in/participant', (_request, reply) => form(reply));

  site.post('/sign-in/participant', { ...limited, preHandler: own }, async (request, reply) => {
    const { email } = asked.parse(request.body);
    const address = emailSchema.safeParse(email);
    if (!address.success) {
      const fault = 'Enter an email address, like name@example.com';
      return form(reply.code(400), { email, fault, faults: [{ text: fault, href: '#email' }] });
    }
    const tried = await limit(request);
    if (!tried.isAllowed && tried.isExceeded)
      throw Object.assign(new Error('too many links for a mailbox'), { statusCode: 429 });
    // Not waited for: how long an answer takes would tell who is known.
    sendLinks(parts, address.data).catch(() => parts.log.error('a link to sign in could not be sent'));
    return reply.page('message', {
      title: 'Look at your email',
      lines: [
        'If we know that address, we have sent a link to the address that we have on file.',
        `It works once, within ${LINK_MINUTES} minutes. If nothing comes, look in the junk folder, or ask your provider which address they have.`,
      ],
    });
  });

  site.get<{ Params: { link: string } }>('/sign-in/link/:link', async (request, reply) => {
    const good = await openedLink(parts, 'sign-in', request.params.link);
    if (typeof good === 'string') return noGood(reply, good);
    const choices = await choicesOf(parts, good);
    return reply.page('sign-in/link', { title: 'Sign in', choices, csrf: reply.generateCsrf() });
  });

  site.post<{ Params: { link: string } }>(
    '/sign-in/link/:link',
    { ...limited, preHandler: own },
    async (request, reply) => {
      const good = await openedLink(parts, 'sign-in', request.params.link);
      if (typeof good === 'string') return noGood(reply, good);
      const choices = await choicesOf(parts, good);
      const { journey = choices[0]?.journey } = chosen.parse(request.body);
      const choice = choices.find((one) => one.journey === journey);
      if (!choice) return reply.callNotFound();
      if (!(await useLink(parts.store, good.digest, endOf(good)))) return noGood(reply, 'used');
      const to = await signIn(request, { kind: 'participant', id: choice.journey });
      return reply.redirect(to === '/' ? '/participant' : to, 303);
    },
  );
}

const form = (reply: FastifyReply, data: object = {}) =>
  reply.page('sign-in/participant', {
    title: 'Get a link to sign in',
    csrf: reply.generateCsrf(),
    ...data,
  });

/** Every journey of the mailbox that the link went to. */
async function choicesOf({ store }: Parts, { person }: GoodLink) {
  const all = await journeysOfAddress(store, person.email, 'first');
  return all.map(({ journey, name, programme, provider, mode, reference }) => ({
    journey,
    text: `${name}: ${programmeOf(programme).shortTitle}`,
    hint: `${providerOf(provider).name}, ${reference}${mode === 'rehearsal' ? ', a rehearsal' : ''}`,
  }));
}

function mailboxOf({ body }: FastifyRequest): string {
  const { email } = asked.parse(body);
  return createHash('sha256').update(email.trim().toLowerCase()).digest('hex');
}

const whyNot: Readonly<Record<WhyNot, string>> = {
  wrong:
    'This link is not one of ours, or not the whole of it. Copy the whole link from the mail, or get a new one.',
  expired: `This link was for ${LINK_MINUTES} minutes, and they are over. Get a new one: it comes at once.`,
  used: 'This link has been used. Each one opens once. Get a new one: it comes at once.',
};

const noGood = (reply: FastifyReply, why: WhyNot) =>
  reply.code(why === 'wrong' ? 404 : 410).page('message', {
    title: 'This link does not sign you in',
    lines: [whyNot[why]],
    link: { href: '/sign-in/participant', text: 'Get a new link' },
  });
