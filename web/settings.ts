/** What the site is told by its environment; every fault is named at once, never with its value. */
import { z } from 'zod';
import { BadInput } from '../client/errors.js';
import { isLoopback } from '../environment/loopback.js';
import { flagValue, loopbackSmtp, smtpUrl } from '../environment/mail-values.js';
import { secretValue, webAddress, webSecret } from '../environment/site-values.js';
import { valuesIn, type Environment } from '../environment/values.js';

const settingsSchema = z.object({
  TZ: z.literal('UTC', 'must be UTC: all times are told in London time, whatever the host’s zone'),
  WEB_HOST: z.string().min(1).default('127.0.0.1'),
  WEB_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Where people find the site: links in mails begin with it, and cookies are bound to it. */
  WEB_URL: webAddress.optional(),
  WEB_SECRET: webSecret,
  OIDC_ISSUER: webAddress,
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: secretValue(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** How long requests that have begun may take once the site is told to end, in seconds. */
  DRAIN_SECONDS: z.coerce.number().int().positive().default(20),
  /** Temporal's own interface, for links to a run. */
  TEMPORAL_UI_URL: webAddress.optional(),
  /** For links that people ask for on a page; the same as the worker's. */
  SMTP_URL: smtpUrl.optional(),
  SMTP_FROM: z.email('must be an email address').default('journeys@programme.example'),
  SMTP_REQUIRE_TLS: flagValue.default(true),
  REHEARSAL_SMTP_URL: loopbackSmtp.optional(),
  MAIL_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+$/, 'must be a domain name')
    .default('programme.example'),
  /** `true` on the newcomer's stack alone: the sign-in page shows the demo's people. */
  WEB_DEMO: z.enum(['true', 'false']).default('false'),
});

export interface WebSettings {
  host: string;
  port: number;
  /** Null: the address on which it listens. */
  url: string | null;
  secret: string;
  issuer: { url: string; clientId: string; clientSecret: string };
  logLevel: z.infer<typeof settingsSchema>['LOG_LEVEL'];
  drainSeconds: number;
  temporalUi: string | null;
  isDemo: boolean;
  mail: {
    /** Null: links that are asked for go to nobody, and the log says so. */
    live: string | null;
    rehearsal: string | null;
    requireTls: boolean;
    from: string;
    domain: string;
  };
}

/** @throws BadInput that names every variable with a fault */
export function readWebSettings(environment: Environment): WebSettings {
  const given = valuesIn(environment);
  const parsed = settingsSchema.safeParse(given);
  const faults = parsed.success ? elsewhere(parsed.data) : faultsOf(parsed.error, given);
  if (!parsed.success || faults.length > 0) {
    throw new BadInput(
      [`The configuration of the site is broken. Set these environment variables:`, ...faults],
      'broken-configuration',
    );
  }
  const { data } = parsed;
  return {
    host: data.WEB_HOST,
    port: data.WEB_PORT,
    url: data.WEB_URL ?? null,
    secret: data.WEB_SECRET,
    issuer: { url: data.OIDC_ISSUER, clientId: data.OIDC_CLIENT_ID, clientSecret: data.OIDC_CLIENT_SECRET },
    logLevel: data.LOG_LEVEL,
    drainSeconds: data.DRAIN_SECONDS,
    temporalUi: data.TEMPORAL_UI_URL ?? null,
    isDemo: data.WEB_DEMO === 'true',
    mail: {
      live: data.SMTP_URL ?? null,
      rehearsal: data.REHEARSAL_SMTP_URL ?? null,
      requireTls: data.SMTP_REQUIRE_TLS,
      from: data.SMTP_FROM,
      domain: data.MAIL_DOMAIN,
    },
  };
}

const faultsOf = (error: z.ZodError, given: Readonly<Record<string, string>>): string[] =>
  error.issues.map(({ path, message }) => {
    const name = path.join('.');
    return `  ${name}: ${given[name] === undefined ? 'is missing' : message}`;
  });

/** Beyond this machine nothing travels in the clear, and nobody signs in by a click. */
function elsewhere({ WEB_URL, WEB_HOST, OIDC_ISSUER, WEB_DEMO }: z.infer<typeof settingsSchema>): string[] {
  const isHere = (url: string) => isLoopback(new URL(url).hostname);
  const faults: string[] = [];
  if (WEB_URL?.startsWith('http:') && !isHere(WEB_URL)) faults.push('  WEB_URL: must begin with https://');
  if (OIDC_ISSUER.startsWith('http:') && !isHere(OIDC_ISSUER))
    faults.push('  OIDC_ISSUER: must begin with https://');
  if (WEB_DEMO === 'true' && !isLoopback(WEB_HOST))
    faults.push('  WEB_DEMO: is for a site on this machine alone: set WEB_HOST to 127.0.0.1');
  return faults;
}
