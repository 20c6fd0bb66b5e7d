/** Signing in and out. */
import type { FastifyInstance } from 'fastify';
import { claimOperator, operatorsVouchedFor } from '../../store/people/operators.js';
import { demoPeople } from './demo-people.js';
import { Issuer } from './issuer.js';
import { signIn } from '../sessions/signed-in.js';
import { homeOf } from '../home/areas.js';
import type { Parts } from '../parts.js';

const TRIES_A_MINUTE = 20;

export function signInRoutes(site: FastifyInstance, parts: Parts): void {
  const { settings, store, url } = parts;
  const issuer = new Issuer(settings.issuer, `${url}/sign-in/back`);
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
    if (vouched === null) return refused(reply, 'The sign-in was not completed. Try again.');
    const [operator] = await operatorsVouchedFor(store, vouched);
    if (!operator) {
      return refused(
        reply,
        'You have signed in, but nobody of this service is known by that account. Ask your provider’s administrator to add you.',
      );
    }
    await claimOperator(store, operator.id, vouched);
    const to = await signIn(request, { kind: 'staff', id: operator.id });
    return reply.redirect(to === '/' ? homeOf(operator.role) : to, 303);
  });

  site.post('/sign-out', { preHandler: site.csrfProtection }, async (request, reply) => {
    await request.session.destroy();
    return reply.redirect('/', 303);
  });
}

const refused = (reply: Parameters<Parameters<FastifyInstance['get']>[1]>[1], line: string) =>
  reply.code(403).page('message', {
    title: 'You are not signed in',
    lines: [line],
    link: { href: '/sign-in', text: 'Sign in' },
  });
