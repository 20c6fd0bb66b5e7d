/** A file that somebody hands in on a page: the token of the form comes first, and nothing is taken without it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export interface Upload {
  name: string;
  /** Asked for by the door, which takes the time before it has the first byte (S5.2). */
  bytes: () => Promise<Buffer>;
}

/** @returns null if no file was chosen */
export async function uploadedBy<T>(
  site: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  take: (upload: Upload) => Promise<T>,
): Promise<T | null> {
  const fields: Record<string, unknown> = {};
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      fields[part.fieldname] = part.value;
      continue;
    }
    await proven(site, request, reply, fields);
    if (part.filename === '') {
      part.file.resume();
      return null;
    }
    return take({ name: part.filename, bytes: () => part.toBuffer() });
  }
  await proven(site, request, reply, fields);
  return null;
}

/** @throws 403 where the form was not of this session */
function proven(
  site: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  body: Record<string, unknown>,
): Promise<void> {
  request.body = body;
  return new Promise((resolve, reject) => {
    site.csrfProtection(request, reply, (error?: Error) => (error ? reject(error) : resolve()));
  });
}
