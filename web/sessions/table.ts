/** Sessions in PostgreSQL, so that any server of the site answers, and so that a session can be ended from elsewhere. */
import { createHash } from 'node:crypto';
import type { FastifySessionObject } from '@fastify/session';
import type { Session } from 'fastify';
import { endSession, keepSession, readSession, type SessionOwner } from '../../store/web/sessions.js';
import type { Store } from '../../store/database/database.js';
import { IDLE_MS } from './lifetime.js';

type Done = (error?: unknown) => void;

/** Nobody who reads the table can be somebody: it has the digest of what the cookie says. */
const digestOf = (id: string): string => createHash('sha256').update(id).digest('hex');

export class SessionTable {
  constructor(private readonly store: Store) {}

  set(id: string, session: FastifySessionObject, done: Done): void {
    const { cookie, ...rest } = JSON.parse(JSON.stringify(session)) as Record<string, unknown>;
    const expires = new Date(Date.now() + IDLE_MS).toISOString();
    const kept = { digest: digestOf(id), owner: ownerOf(session), data: { cookie, ...rest }, expires };
    keepSession(this.store, kept).then(() => done(), done);
  }

  get(id: string, done: (error: unknown, result?: Session | null) => void): void {
    readSession(this.store, digestOf(id)).then((found) => done(null, found as Session | null), done);
  }

  destroy(id: string, done: Done): void {
    endSession(this.store, digestOf(id)).then(() => done(), done);
  }
}

const ownerOf = ({ signedIn }: FastifySessionObject): SessionOwner | null => signedIn?.who ?? null;
