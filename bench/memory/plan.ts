/** What a measuring process is asked, and what it answers. */
import { z } from 'zod';

export const planSchema = z.strictObject({
  address: z.string(),
  namespace: z.string(),
  kind: z.enum(['journey', 'toy']),
  runs: z.number().int().positive(),
});

export const answerSchema = z.strictObject({
  runs: z.number(),
  /** Bytes that these runs added. */
  heap: z.number(),
  resident: z.number(),
});

export type Plan = z.infer<typeof planSchema>;
export type MemoryUse = z.infer<typeof answerSchema>;
export const PLAN_VARIABLE = 'BENCH_PLAN';
