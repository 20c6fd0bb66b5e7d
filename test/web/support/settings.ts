/** The settings of a site in a test, read as a process reads them. */
import { readWebSettings, type WebSettings } from '../../../web/settings.js';

export const SECRET = 'a secret of the tests, long enough for a cookie';

/** @param more variables of the environment, besides those that have to be there */
export const siteSettings = (more: Record<string, string> = {}): WebSettings =>
  readWebSettings({
    ...{ TZ: 'UTC', WEB_SECRET: SECRET, LOG_LEVEL: 'silent', DRAIN_SECONDS: '1' },
    ...{ OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_CLIENT_ID: 'site', OIDC_CLIENT_SECRET: SECRET },
    ...more,
  });
