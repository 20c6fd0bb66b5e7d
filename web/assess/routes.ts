/** The area of assessors and moderators. No address, page or header in it leads to whoever wrote a script. */
import type { FastifyInstance } from 'fastify';
import type { Parts } from '../parts.js';
import { only } from '../sessions/signed-in.js';
import { declining } from './declining.js';
import { markingForm } from './marking-form.js';
import { queuePage } from './queue.js';
import { scriptPage } from './script.js';

export function assessRoutes(site: FastifyInstance, parts: Parts): void {
  site.register(
    async (area) => {
      area.addHook('preHandler', only('assessor'));
      queuePage(area, parts);
      scriptPage(area, parts);
      markingForm(area, parts);
      declining(area, parts);
    },
    { prefix: '/assess' },
  );
}
