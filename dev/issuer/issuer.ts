/**
 * An OpenID Connect issuer for the newcomer's stack: it vouches for the invented people, by one click. On loopback
 * alone, and never part of the product.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

interface InventedPerson {
  id: string;
  name: string;
  email: string;
}

export interface IssuerOptions {
  port?: number;
  /** The site's address, to which people are sent back. */
  siteUrl: string;
  person: (id: string) => Promise<InventedPerson | null>;
}

export interface RunningIssuer {
  url: string;
  clientId: string;
  clientSecret: string;
  stop(): Promise<void>;
}

const CLIENT_ID = 'journeys-site';
const HOST = '127.0.0.1';

export async function startIssuer({ port = 0, siteUrl, person }: IssuerOptions): Promise<RunningIssuer> {
  const clientSecret = randomBytes(32).toString('hex');
  const server = createServer();
  await listening(server, port);
  const url = `http://${HOST}:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(url, configurationOf(siteUrl, clientSecret, person));
  const answer = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const isInteraction = request.url?.startsWith('/interaction/') ?? false;
    if (!isInteraction) return void answer(request, response);
    interact(provider, request, response).catch(() => {
      response.writeHead(400, { 'content-type': 'text/plain' }).end('This sign-in has ended. Begin again.\n');
    });
  });
  return {
    url,
    clientId: CLIENT_ID,
    clientSecret,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });

const configurationOf = (
  siteUrl: string,
  clientSecret: string,
  person: IssuerOptions['person'],
): Configuration => ({
  clients: [
    {
      client_id: CLIENT_ID,
      client_secret: clientSecret,
      redirect_uris: [`${siteUrl}/sign-in/back`],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  cookies: { keys: [randomBytes(32).toString('hex')] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  pkce: { required: () => true },
  async findAccount(_context, id) {
    const found = await person(id);
    return (
      (found ?? undefined) && {
        accountId: id,
        claims: () => ({ sub: id, email: found?.email, email_verified: true, name: found?.name }),
      }
    );
  },
  // Everybody may use the site: it has no need to be asked for twice.
  async loadExistingGrant({ oidc }) {
    const { client, session, provider } = oidc;
    const grant = new provider.Grant({
      clientId: client?.clientId ?? '',
      accountId: session?.accountId ?? '',
    });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
});

/** The one who was chosen on the site's own page is signed in; the site never asks without choosing. */
async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  const chosen = params['login_hint'];
  if (typeof chosen !== 'string') throw new Error('nobody was chosen');
  await provider.interactionFinished(
    request,
    response,
    { login: { accountId: chosen, remember: false } },
    { mergeWithLastSubmission: false },
  );
}
