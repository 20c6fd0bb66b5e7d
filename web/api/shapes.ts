/** What comes in and goes out, where several operations share it. */
import { z } from 'zod';
import { journeyIdSchema } from '../../client/input/ids.js';

export const ofJourney = z.strictObject({ id: journeyIdSchema });

export const instant = z.string().describe('UTC, such as 2026-10-20T08:00:00Z');

export const receipt = z
  .object({
    journey: z.string(),
    command: z.string().describe('the id under which it was given'),
    at: instant,
    events: z
      .array(z.object({ n: z.int(), type: z.string() }))
      .describe('what it changed; none if it was so already'),
    stage: z.string(),
    status: z.string(),
    warnings: z.array(z.string()).optional().describe('what may be meant so, but is more often a slip'),
  })
  .describe('What became of it');

/** RFC 9457. */
export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('what is wrong, where, and what to do next'),
    code: z.string().describe('stable, for programs'),
    instance: z.string().describe('the id of the request, to find it in the log'),
    faults: z.array(z.string()).optional().describe('every fault, if there are several'),
  })
  .describe('A problem (RFC 9457)');

export const trueOnly = z.literal('true').transform(() => true as const);
