/** The worker's configuration: environment variables, every fault named at once. */
import { z } from 'zod';
import { databaseUrlFault, temporalAddressFault } from '../environment/addresses.js';
import { EnvironmentFault } from '../environment/faults.js';
import { flagValue, loopbackSmtp, smtpUrl } from '../environment/mail-values.js';
import { webAddress, webSecret } from '../environment/site-values.js';
import {
  temporalSettings,
  USUAL_ADDRESS,
  USUAL_DEPLOYMENT,
  USUAL_NAMESPACE,
} from '../environment/temporal.js';
import { valuesIn, type Environment } from '../environment/values.js';

const positive = z.coerce.number().int().positive();
/** A text that a function finds no fault with; a fault completes the name of the variable. */
const without = (faultOf: (value: string) => string | null) =>
  z.string().superRefine((value, context) => {
    const fault = faultOf(value);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  });

const optionsSchema = z.object({
  TZ: z.literal('UTC', 'must be UTC: workflow code would otherwise see the zone of the host'),
  TEMPORAL_ADDRESS: without(temporalAddressFault).default(USUAL_ADDRESS),
  TEMPORAL_NAMESPACE: z.string().min(1).default(USUAL_NAMESPACE),
  DATABASE_URL: without(databaseUrlFault),
  DATABASE_CONNECTIONS: positive.default(16),
  DOCUMENTS_FOLDER: z.string().min(1),
  SMTP_URL: smtpUrl.optional(),
  SMTP_FROM: z.email('must be an email address').default('journeys@programme.example'),
  SMTP_REQUIRE_TLS: flagValue.default(true),
  REHEARSAL_SMTP_URL: loopbackSmtp.optional(),
  MAIL_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+$/, 'must be a domain name')
    .default('programme.example'),
  /** The site, for links in mails; without both, mails say that one replies. The secret is the site's own. */
  WEB_URL: webAddress.optional(),
  WEB_SECRET: webSecret.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  HEALTH_HOST: z.string().default('127.0.0.1'),
  HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).default(9464),
  /** Runs kept in memory; what is not kept costs a replay when it wakes. */
  MAX_CACHED_WORKFLOWS: positive.default(500),
  /** Whether this worker is a version of a deployment; `auto`: where the server knows such. */
  WORKER_VERSIONING: z.enum(['auto', 'off']).default('auto'),
  DEPLOYMENT_NAME: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/, 'must be lower-case letters, digits and hyphens')
    .default(USUAL_DEPLOYMENT),
  /** Whether this build takes new journeys once it runs: only if none does, in any case, or not by itself. */
  BECOME_CURRENT: z.enum(['first', 'always', 'never']).default('first'),
  /** When the record is checked every night, in London time. */
  NIGHTLY_CHECK: z
    .union([z.literal('off'), z.iso.time({ precision: -1 })], 'must be a time such as 03:00, or off')
    .default('03:00'),
  /** How long to wait for servers that are not there yet, in seconds; 0: for ever. */
  WAIT_SECONDS: z.coerce.number().int().nonnegative().default(0),
  /** How long a draining worker may take to finish what it has begun, in seconds. */
  DRAIN_SECONDS: positive.default(20),
});

export type WorkerOptions = z.infer<typeof optionsSchema>;

/** The configuration is broken, or a server says so; the message names the variables, and never their values. */
export class BrokenConfiguration extends Error {
  readonly code = 'broken-configuration';
}

export function readOptions(environment: Environment): WorkerOptions {
  const temporal = temporalValues(environment);
  const given = { ...valuesIn(environment), ...temporal.values };
  const parsed = optionsSchema.safeParse(given);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => {
        const name = path.join('.');
        return `  ${name}: ${given[name] === undefined ? 'is missing' : message}`;
      });
  if (temporal.fault) faults.push(temporal.fault);
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new BrokenConfiguration(
    `The configuration is broken. Set these environment variables:\n${faults.join('\n')}`,
  );
}

/** Where a profile names the cluster, its address and namespace are those of the worker too. */
function temporalValues(environment: Environment): { values: Record<string, string>; fault?: string } {
  try {
    const { address, namespace } = temporalSettings(environment);
    return {
      values: {
        ...(address === null ? {} : { TEMPORAL_ADDRESS: address }),
        ...(namespace === null ? {} : { TEMPORAL_NAMESPACE: namespace }),
      },
    };
  } catch (error) {
    if (!(error instanceof EnvironmentFault)) throw error;
    return { values: {}, fault: `  ${error.variable}: ${error.fault}` };
  }
}
