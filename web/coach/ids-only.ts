/** Addresses of these pages are made of ids: what is none leads nowhere, whatever else stands in its place. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { codeSchema, journeyIdSchema } from '../../client/input/ids.js';

const shapes = { journey: journeyIdSchema, session: codeSchema, review: codeSchema } as const;

export async function idsOnly(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const params = request.params as Readonly<Partial<Record<keyof typeof shapes, string>>>;
  const isOdd = Object.entries(shapes).some(([name, shape]) => {
    const given = params[name as keyof typeof shapes];
    return given !== undefined && !shape.safeParse(given).success;
  });
  return isOdd ? (reply.callNotFound() as unknown as FastifyReply) : undefined;
}
