/** The provider's area, which delivery partners share for their own participants. */
import type { FastifyInstance } from 'fastify';
import type { Parts } from '../parts.js';
import { only } from '../sessions/signed-in.js';
import { doPages } from './do.js';
import { nowPage } from './participant/now.js';
import { tabPages } from './participant/tabs.js';
import { participantsPage } from './participants.js';
import { todayPage } from './today.js';

export function providerRoutes(site: FastifyInstance, parts: Parts): void {
  site.register(
    async (area) => {
      area.addHook('preHandler', only('provider-admin', 'delivery-partner'));
      todayPage(area, parts);
      participantsPage(area, parts);
      nowPage(area, parts);
      tabPages(area, parts);
      doPages(area, parts);
    },
    { prefix: '/provider' },
  );
}
