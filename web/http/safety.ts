/** What keeps pages from being framed, scripted, guessed at or posted by somebody else (OWASP ASVS 5.0, level 2). */
import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import session from '@fastify/session';
import type { FastifyInstance } from 'fastify';
import { IDLE_MS } from '../sessions/lifetime.js';
import type { SessionTable } from '../sessions/table.js';

/** Of a form; of a file that is uploaded. */
const MOST_FORM_BYTES = 1024 * 1024;
export const MOST_FILE_BYTES = 20 * 1024 * 1024;
/** For everybody behind one address: an office shares one, and whoever guesses is stopped all the same. */
const REQUESTS_A_MINUTE = 1_200;

export interface SafetyOptions {
  secret: string;
  /** Whether people reach the site by https. */
  isSecure: boolean;
  sessions: SessionTable;
  /** Where forms may lead besides the site itself: signing out leads to the issuer. */
  issuer: string;
}

export async function makeSafe(site: FastifyInstance, options: SafetyOptions): Promise<void> {
  const { secret, isSecure, sessions, issuer } = options;
  await site.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'", new URL(issuer).origin],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
  await site.register(rateLimit, { max: REQUESTS_A_MINUTE, timeWindow: '1 minute' });
  await site.register(cookie);
  await site.register(session, {
    secret,
    cookieName: isSecure ? '__Host-session' : 'session',
    cookie: { httpOnly: true, secure: isSecure, sameSite: 'lax', path: '/', maxAge: IDLE_MS },
    saveUninitialized: false,
    rolling: true,
    store: sessions,
  });
  await site.register(csrf, { sessionPlugin: '@fastify/session' });
  await site.register(formbody, { bodyLimit: MOST_FORM_BYTES });
  await site.register(multipart, {
    limits: { fileSize: MOST_FILE_BYTES, files: 10, fields: 200, fieldSize: MOST_FORM_BYTES, parts: 210 },
  });
}
