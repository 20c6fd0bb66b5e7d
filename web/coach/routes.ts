/** The coach's area: today, sessions, participants, reviews, availability. */
import type { FastifyInstance } from 'fastify';
import type { Parts } from '../parts.js';
import { only } from '../sessions/signed-in.js';
import { availabilityPage } from './availability.js';
import { idsOnly } from './ids-only.js';
import { participantPage } from './participant.js';
import { reviewForms } from './review-forms.js';
import { reviewPages } from './review.js';
import { sessionPage } from './session.js';
import { sessionReports } from './session-reports.js';
import { todayPage } from './today.js';

export function coachRoutes(site: FastifyInstance, parts: Parts): void {
  site.register(
    async (area) => {
      area.addHook('preHandler', only('coach'));
      area.addHook('preHandler', idsOnly);
      todayPage(area, parts);
      sessionPage(area, parts);
      sessionReports(area, parts);
      participantPage(area, parts);
      availabilityPage(area, parts);
      reviewPages(area, parts);
      reviewForms(area, parts);
    },
    { prefix: '/coach' },
  );
}
