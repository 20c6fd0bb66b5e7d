/** Values of the environment that the site has, and whoever writes links to it. */
import { z } from 'zod';

const LEAST_SECRET = 32;

export const webAddress = z
  .string()
  .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), {
    message: 'must be an address such as https://journeys.example',
  })
  .transform((value) => value.replace(/\/+$/, ''));

/** @param how completes the sentence of what it must be */
export const secretValue = (how = ''): z.ZodString =>
  z.string().min(LEAST_SECRET, `must have at least ${LEAST_SECRET} characters${how}`);

/** What signs sessions and the links of mails. */
export const webSecret = secretValue(', chosen at random');
