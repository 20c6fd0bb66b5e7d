/** `/`: everybody's own beginning. */
import type { FastifyInstance } from 'fastify';
import { homeOf } from './areas.js';

export function homeRoutes(site: FastifyInstance): void {
  site.get('/', (request, reply) =>
    reply.redirect(request.person ? homeOf(request.person.principal.role) : '/sign-in', 303),
  );
}
