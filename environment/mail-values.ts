/** Values of the environment that say where mails go: the worker and the site are told the same. */
import { z } from 'zod';
import { isLoopback } from './loopback.js';

export const flagValue = z.enum(['true', 'false']).transform((value) => value === 'true');

export const smtpUrl = z
  .string()
  .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
  .refine((value) => URL.canParse(value), 'must look like smtp://user:password@host:587');

/** A rehearsal must never reach a real mailbox (S8.1), so its mail server is on this machine. */
export const loopbackSmtp = smtpUrl.refine((value) => {
  return URL.canParse(value) && isLoopback(new URL(value).hostname);
}, 'must name a mail server on this machine (127.0.0.1), because rehearsals never reach a real mailbox');
