/** Who is signed in: what a session remembers of them, and what they are at this moment by the store. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../../access/principal.js';
import type { Role } from '../../access/roles.js';
import type { SessionOwner } from '../../store/web/sessions.js';
import type { Parts } from '../parts.js';
import { principalOf, type Person } from '../people/principals.js';
import { LONGEST_MS } from './lifetime.js';

interface SignedIn {
  who: SessionOwner;
  /** When they signed in, in milliseconds. */
  since: number;
}

declare module 'fastify' {
  interface Session {
    signedIn?: SignedIn;
    /** Where somebody was going before they had to sign in. */
    goingTo?: string;
    /** Of a sign-in that is under way with the issuer. */
    signingIn?: { state: string; nonce: string; verifier: string };
    /** Among whom somebody can choose who has signed in. */
    hats?: string[];
    /** Said once, on the next page. */
    flash?: Flash;
  }
  interface FastifyRequest {
    /** Null before somebody has signed in. */
    person: Person | null;
  }
}

interface Flash {
  title: string;
  text: string;
  isDone?: boolean;
  /** Where it can be put right, or what comes next. */
  link?: { href: string; text: string };
}

/** Looked up anew for each request, so that whoever loses a role loses it at once. */
export function rememberPeople(site: FastifyInstance, { store }: Parts): void {
  site.decorateRequest('person', null);
  site.addHook('preHandler', async (request) => {
    const { signedIn } = request.session;
    if (!signedIn) return;
    const person = isOver(signedIn) ? null : await principalOf(store, signedIn.who);
    if (person === null) await request.session.regenerate();
    request.person = person;
  });
}

const isOver = ({ since }: SignedIn): boolean => Date.now() - since > LONGEST_MS;

/** A new session with the old one's destination: whoever had fixed its id has nothing. */
export async function signIn(request: FastifyRequest, who: SessionOwner): Promise<string> {
  const { goingTo } = request.session;
  await request.session.regenerate();
  request.session.signedIn = { who, since: Date.now() };
  return goingTo ?? '/';
}

/** For pages of these roles: others find nothing there, and whoever is nobody yet is asked to sign in. */
export const only =
  (...roles: readonly Role[]) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const role = request.person?.principal.role;
    if (role === undefined) {
      if (request.method === 'GET') request.session.goingTo = request.url;
      return reply.redirect('/sign-in', 303);
    }
    if (!roles.some((one) => one === role)) return reply.callNotFound() as unknown as FastifyReply;
    return undefined;
  };

/** @throws Error where a route forgot to ask who is there */
export function principalIn({ person }: FastifyRequest): Principal {
  if (!person) throw new Error('this page is open to nobody in particular');
  return person.principal;
}

export function sayOnce(request: FastifyRequest, flash: Flash): void {
  request.session.flash = flash;
}
