/** Whose token goes where: what was said, else the environment, else the embedded stack. A token is never typed. */
import { readFile } from 'node:fs/promises';
import { valueOf, type Environment } from '../../environment/values.js';
import { idSchema } from '../../programmes/schema.js';
import type { StackAddresses } from '../../client/connection/stack-file.js';
import { BadInput } from '../../client/errors.js';
import { fileFault } from '../../client/input/file-faults.js';
import { checkedPlace, DfeNotConfigured, dfePlace, type DfePlace } from '../connection.js';

export interface PlaceAsked {
  /** The provider's id, as in programmes/providers.ts. */
  provider?: string | undefined;
  url?: string | undefined;
  /** A file that holds the token and nothing else. */
  tokenFile?: string | undefined;
}

/** A place, with the provider that it speaks for, if that was said. */
interface OwnPlace extends DfePlace {
  provider: string | null;
}

const OWN_TOKEN = /^DFE_API_TOKEN_([A-Z0-9_]+)$/;

/** @throws DfeNotConfigured, or BadInput where it has to be said whose token is meant */
export async function placeOf(
  { provider, url, tokenFile }: PlaceAsked,
  environment: Environment,
  stack: StackAddresses['dfe'],
): Promise<OwnPlace> {
  if (provider !== undefined && !idSchema.safeParse(provider).success) {
    throw new BadInput(['--provider: is the id of a provider in lower case, such as northstar-learning.']);
  }
  const env = url === undefined ? environment : { ...environment, DFE_API_URL: url };
  const service = valueOf(env, 'DFE_API_URL');
  if (tokenFile !== undefined) {
    const token = await tokenIn(tokenFile);
    const place = service || stack?.url;
    if (place) return { ...checkedPlace({ url: place, token }), provider: provider ?? null };
    throw new BadInput(['--token-file: say with --url or DFE_API_URL where the service is.']);
  }
  if (provider !== undefined) return { ...dfePlace(env, provider, stack), provider };
  const whose = onlyOne(service ? namedIn(env) : Object.keys(stack?.tokens ?? {}));
  if (whose === null && service && valueOf(env, 'DFE_API_TOKEN') === undefined) {
    throw new DfeNotConfigured(
      'The service is named and no token is: set DFE_API_TOKEN, or DFE_API_TOKEN_<PROVIDER> for each of several providers.',
    );
  }
  return { ...dfePlace(env, whose ?? 'any-provider', stack), provider: whose };
}

/** The providers that have a token of their own in the environment. */
const namedIn = (env: Environment): string[] =>
  Object.keys(env).flatMap((name) => {
    const own = valueOf(env, name) === undefined ? undefined : OWN_TOKEN.exec(name)?.[1];
    return own === undefined ? [] : [own.toLowerCase().replaceAll('_', '-')];
  });

function onlyOne(providers: readonly string[]): string | null {
  if (providers.length <= 1) return providers[0] ?? null;
  throw new BadInput([`--provider: say whose token is meant: ${[...providers].sort().join(', ')}.`]);
}

async function tokenIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw fileFault(file, error, 'file-unreadable');
  });
  if (text.trim() === '') throw new BadInput([`--token-file: ${file} is empty.`]);
  return text.trim();
}
