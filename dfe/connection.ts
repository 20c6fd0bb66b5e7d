/** Where the Department's API is and who we are there: from the environment, else from the embedded stack. */
import { isLoopback } from '../environment/loopback.js';
import { valueOf, type Environment } from '../environment/values.js';

export interface DfePlace {
  /** Without `/api/v3`. */
  url: string;
  /** Never to be printed. */
  token: string;
}

/** What a running embedded stack says about its simulator. */
interface DfeOfStack {
  url: string;
  /** By the id of the provider. */
  tokens: Readonly<Record<string, string>>;
}

/** What is missing or wrong, in a sentence without the token. */
export class DfeNotConfigured extends Error {
  constructor(what: string) {
    super(`dfe-not-configured: ${what}`);
    this.name = 'DfeNotConfigured';
  }
}

/**
 * The place for a provider. `DFE_API_URL` names the service; the token is `DFE_API_TOKEN_<PROVIDER>` (the
 * provider's id in capitals, `_` for `-`), else `DFE_API_TOKEN`. Without a URL it is the simulator of the
 * embedded stack, if one runs.
 * @throws DfeNotConfigured
 */
export function dfePlace(environment: Environment, provider: string, stack: DfeOfStack | null): DfePlace {
  const url = valueOf(environment, 'DFE_API_URL');
  const name = `DFE_API_TOKEN_${provider.toUpperCase().replaceAll('-', '_')}`;
  const own = valueOf(environment, name);
  if (url !== undefined) {
    const token = own ?? valueOf(environment, 'DFE_API_TOKEN');
    if (token !== undefined) return checkedPlace({ url, token });
    throw new DfeNotConfigured(
      `DFE_API_URL is set and no token for ${provider}: set ${name}, or DFE_API_TOKEN if there is one provider.`,
    );
  }
  const token = stack && Object.hasOwn(stack.tokens, provider) ? stack.tokens[provider] : undefined;
  if (stack && token !== undefined) return checkedPlace({ url: stack.url, token });
  throw new DfeNotConfigured(
    stack
      ? `The simulator of the embedded stack knows no provider ${provider}. Name the service with DFE_API_URL.`
      : 'The service is not named, and no embedded stack is running. Set DFE_API_URL or give --url, or start one with "npm start".',
  );
}

/** @throws DfeNotConfigured if the token could be read on its way, or is none */
export function checkedPlace({ url, token }: DfePlace): DfePlace {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (
    !parsed ||
    !['https:', 'http:'].includes(parsed.protocol) ||
    parsed.search !== '' ||
    parsed.hash !== ''
  ) {
    throw new DfeNotConfigured(
      'The address of the service (DFE_API_URL, or --url) is written https://host, without anything after it.',
    );
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw new DfeNotConfigured(
      'The address of the service holds no user and no password: give the token apart.',
    );
  }
  if (parsed.protocol === 'http:' && !isLoopback(parsed.hostname)) {
    throw new DfeNotConfigured(
      'The address of the service begins with http:, which shows the token to others: use https.',
    );
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new DfeNotConfigured('The token is empty, or holds blanks or other signs that no token has.');
  }
  return { url: `${parsed.origin}${parsed.pathname}`.replace(/\/+$/, '').replace(/\/api\/v3$/, ''), token };
}
