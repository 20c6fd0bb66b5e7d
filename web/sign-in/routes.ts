/** Signing in and out. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  bindSubject,
  operatorsOfSubject,
  readOperator,
  type Operator,
} from '../../store/access/operators.js';
import { homeOf } from '../home/areas.js';
import type { Parts } from '../parts.js';
import { signIn } from '../sessions/signed-in.js';
import { demoPeople } from './demo-people.js';
import { Issuer, type Vouched } from './issuer.js';

const TRIES_A_MINUTE = 20;

export function signInRoutes(site: FastifyInstance, parts: Parts): void {
  const { settings, store, url } = parts;
  const issuer = new Issuer(settings.issuer, `${url}/sign-in/back`);
  const own = { preHandler: site.csrfProtection.bind(site) };
  const limited = { config: { rateLimit: { max: TRIES_A_MINUTE, timeWindow: '1 minute' } } };

  site.get('/sign-in', async (_request, reply) =>
    reply.page('sign-in/choose', {
      title: 'Sign in',
      demo: settings.isDemo ? await demoPeople(store) : null,
    }),
  );

  // A link, not a form: nothing happens at the issuer that its own page does not ask for.
  site.get<{ Querystring: { as?: string } }>('/sign-in/staff', limited, async (request, reply) => {
    const { as = null } = request.query;
    const { address, underWay } = await issuer.begin(settings.isDemo ? as : null);
    request.session.signingIn = underWay;
    return reply.redirect(address.href, 303);
  });

  site.get('/sign-in/back', limited, async (request, reply) => {
    const { signingIn } = request.session;
    if (!signingIn) return reply.redirect('/sign-in', 303);
    delete request.session.signingIn;
    const vouched = await issuer.finish(new URL(request.url, url), signingIn).catch(() => null);
    if (vouched === null) return notSignedIn(reply, 'The sign-in was not completed. Try again.');
    const hats = await hatsOf(parts, vouched);
    const [only, another] = hats;
    if (!only) return notSignedIn(reply, NOBODY);
    if (!another) return enter(request, reply, only);
    request.session.hats = hats.map(({ id }) => id);
    return reply.page('sign-in/hats', {
      title: 'As whom do you want to work?',
      hats,
      csrf: reply.generateCsrf(),
    });
  });

  site.post<{ Body: { hat?: string } }>('/sign-in/hat', own, async (request, reply) => {
    const { hat = '' } = request.body;
    const operator = request.session.hats?.includes(hat) ? await readOperator(store, hat) : null;
    return operator?.active ? enter(request, reply, operator) : reply.redirect('/sign-in', 303);
  });

  site.post('/sign-out', own, async (request, reply) => {
    await request.session.destroy();
    return reply.redirect('/', 303);
  });
}

const NOBODY =
  'You have signed in, but nobody of this service is known by that account. Ask your provider’s administrator to add you.';

/** Whoever signs in for the first time is known by the address that the issuer has verified. */
async function hatsOf({ store }: Parts, { issuer, subject, email }: Vouched): Promise<Operator[]> {
  const known = await operatorsOfSubject(store, issuer, subject);
  return known.length > 0 || email === null ? known : bindSubject(store, { issuer, subject, email });
}

async function enter(request: FastifyRequest, reply: FastifyReply, { id, role }: Operator) {
  const to = await signIn(request, { kind: 'staff', id });
  return reply.redirect(to === '/' ? homeOf(role) : to, 303);
}

const notSignedIn = (reply: FastifyReply, line: string) =>
  reply.code(403).page('message', {
    title: 'You are not signed in',
    lines: [line],
    link: { href: '/sign-in', text: 'Sign in' },
  });
