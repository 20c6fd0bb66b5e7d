/** `/participant`: the pages of whoever takes part. */
import type { FastifyInstance } from 'fastify';
import type { Parts } from '../parts.js';
import { only } from '../sessions/signed-in.js';
import { applicationPages } from './application.js';
import { detailsPages } from './details.js';
import { resultPages } from './result.js';
import { assessmentPages } from './assessment.js';
import { nextPage } from './next.js';
import { messagesPage } from './messages.js';
import { studyPages } from './study.js';

export function participantRoutes(site: FastifyInstance, parts: Parts): void {
  void site.register(
    (area, _options, done) => {
      area.addHook('preHandler', only('participant'));
      nextPage(area, parts);
      studyPages(area, parts);
      assessmentPages(area, parts);
      messagesPage(area, parts);
      applicationPages(area, parts);
      resultPages(area, parts);
      detailsPages(area, parts);
      done();
    },
    { prefix: '/participant' },
  );
}
