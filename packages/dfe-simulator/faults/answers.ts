/** Answers that go past the service's own: written straight onto the socket, or never. */
import type { FastifyReply } from 'fastify';

type Headers = Readonly<Record<string, string | number | string[] | undefined>>;

const html = { 'content-type': 'text/html; charset=utf-8' };
const htmlPage = (status: number): string =>
  `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body><h1>Our services aren't available right now</h1></body></html>\n`;

function writeHead(reply: FastifyReply, status: number, headers: Headers, length: number): void {
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
  reply.raw.writeHead(status, { 'content-length': length });
}

/** Writes a whole answer; the hooks that would still look at the service's own answer are left out. */
export function writeAnswer(reply: FastifyReply, status: number, headers: Headers, body: string): void {
  writeHead(reply, status, headers, Buffer.byteLength(body));
  reply.raw.end(body);
}

/** What stands between the service and the world answers in HTML; the service itself in JSON. */
export function writeServerError(reply: FastifyReply, status: number): void {
  if (status !== 500) return writeAnswer(reply, status, html, htmlPage(status));
  const json = { 'content-type': 'application/json' };
  writeAnswer(reply, status, json, JSON.stringify({ error: 'Internal server error' }));
}

export function writeGarbage(reply: FastifyReply, status: number): void {
  writeAnswer(reply, status, html, htmlPage(status));
}

export function writeTooManyRequests(
  reply: FastifyReply,
  retryAfter: { as: 'seconds' | 'date'; seconds: number } | null,
): void {
  const headers: Record<string, string> = { 'content-type': 'text/plain' };
  if (retryAfter?.as === 'seconds') headers['retry-after'] = String(retryAfter.seconds);
  // An HTTP date has whole seconds: rounded up, so that it is never earlier than what was asked for.
  if (retryAfter?.as === 'date') {
    const whole = Math.ceil(Date.now() / 1000) + retryAfter.seconds;
    headers['retry-after'] = new Date(whole * 1000).toUTCString();
  }
  writeAnswer(reply, 429, headers, 'Retry later\n');
}

/** Announces the whole body, sends half of it and destroys the socket. */
export function writeCutOff(reply: FastifyReply, headers: Headers, body: string): void {
  const bytes = Buffer.from(body);
  writeHead(reply, reply.statusCode, headers, bytes.length);
  reply.raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => reply.raw.destroy());
}
