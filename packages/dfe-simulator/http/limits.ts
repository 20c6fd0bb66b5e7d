import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { sendTooMany } from './answer.js';

export interface RateLimits {
  /** Requests with the same `Authorization` header in a window. */
  perToken: number;
  /** Requests from the same address in a window, whatever their header. */
  perAddress: number;
  windowMs: number;
}

/** DfE §1.1: 1,000 and 1,500 in five minutes. */
export const usualLimits: RateLimits = { perToken: 1_000, perAddress: 1_500, windowMs: 300_000 };

/**
 * Counts every request under /api/, also those with a wrong token or for no resource, before anything else looks
 * at it. A window begins with the first request in it (the service's own begin at every fifth minute of the clock,
 * so that it may let through more at once). Over the limit: 429 in plain text, and no Retry-After.
 */
export async function limitRates(app: FastifyInstance, limits: RateLimits): Promise<void> {
  await app.register(rateLimit, { global: false });
  const timeWindow = limits.windowMs;
  const byToken = app.createRateLimit({
    max: limits.perToken,
    timeWindow,
    keyGenerator: (request) => request.headers.authorization ?? '',
  });
  const byAddress = app.createRateLimit({
    max: limits.perAddress,
    timeWindow,
    keyGenerator: (request) => request.ip,
  });
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    const checks = request.headers.authorization === undefined ? [byAddress] : [byToken, byAddress];
    for (const check of checks) {
      const result = await check(request);
      if (!result.isAllowed && result.isExceeded) return sendTooMany(reply);
    }
  });
}
