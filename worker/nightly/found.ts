/** What the nightly check hands to the worker that started it; null if another worker's was under way. */
import { z } from 'zod';

export const foundSchema = z
  .strictObject({
    journeys: z.number(),
    events: z.number(),
    digest: z.string(),
    compared: z.number(),
    faults: z.array(z.strictObject({ journey: z.string().nullable(), code: z.string() })),
    mended: z.array(
      z.strictObject({ journey: z.string(), code: z.string(), how: z.string(), agrees: z.boolean() }),
    ),
  })
  .nullable();

export type NightlyFindings = NonNullable<z.infer<typeof foundSchema>>;
