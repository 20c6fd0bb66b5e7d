/** The site: one Fastify server with every area; it keeps nothing itself, so that any number of them run side by side. */
import fastify, { LogController, type FastifyInstance, type FastifyReply } from 'fastify';
import { apiRoutes, withoutCookies } from './api/routes.js';
import { docsPage } from './api/docs-page.js';
import { serveAssets } from './http/assets.js';
import { watchHealth } from './http/health.js';
import { answerProblems } from './http/problems.js';
import { makeSafe } from './http/safety.js';
import { menuOf } from './home/areas.js';
import { homeRoutes } from './home/routes.js';
import type { Parts } from './parts.js';
import { renderPages, type PageCommons } from './render/view.js';
import { rememberPeople } from './sessions/signed-in.js';
import { SessionTable } from './sessions/table.js';
import { participantRoutes } from './participant/routes.js';
import { endorsementRoutes } from './endorse/routes.js';
import { linkRoutes } from './sign-in/by-link.js';
import { signInRoutes } from './sign-in/routes.js';
import { assessRoutes } from './assess/routes.js';
import { coachRoutes } from './coach/routes.js';
import { feedRoutes } from './feeds/routes.js';
import { providerRoutes } from './provider/routes.js';

const SERVICE = 'Journeys';

export async function buildSite(
  parts: Parts,
  isDraining: () => boolean = () => false,
): Promise<FastifyInstance> {
  const { settings, url, store, log } = parts;
  const site = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => crypto.randomUUID(),
    trustProxy: settings.url?.startsWith('https:') ?? false,
    routerOptions: { maxParamLength: 200 },
  }) as unknown as FastifyInstance;
  withoutCookies(site);
  await makeSafe(site, {
    secret: settings.secret,
    isSecure: url.startsWith('https:'),
    sessions: new SessionTable(store),
    issuer: settings.issuer.url,
  });
  await renderPages(site, commonsOf);
  await serveAssets(site);
  rememberPeople(site, parts);
  answerProblems(site, parts);
  watchHealth(site, parts, isDraining);
  homeRoutes(site);
  signInRoutes(site, parts);
  linkRoutes(site, parts);
  endorsementRoutes(site, parts);
  participantRoutes(site, parts);
  providerRoutes(site, parts);
  await apiRoutes(site, parts);
  docsPage(site);
  coachRoutes(site, parts);
  assessRoutes(site, parts);
  feedRoutes(site, parts);
  return site;
}

/** What every page shows around its own. */
function commonsOf(reply: FastifyReply): PageCommons {
  const { request } = reply;
  const { person } = request;
  const flash = request.session.flash ?? null;
  if (flash) delete request.session.flash;
  return {
    serviceName: SERVICE,
    cspNonce: reply.cspNonce.script,
    csrf: person ? reply.generateCsrf() : null,
    person,
    navigation: person ? menuOf(person.principal.role, request.url.split('?')[0] ?? '/') : [],
    flash,
    footerLinks: [{ href: '/docs', text: 'For developers' }],
  };
}
