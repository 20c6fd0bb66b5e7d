import { createHash } from 'node:crypto';
import { ApiRefusal } from '../world/refusal.js';
import type { Id, Instant, World } from '../world/world.js';

/** What the service keeps of a token. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

const denied = (): ApiRefusal =>
  new ApiRefusal(401, [{ title: 'Unauthorized', detail: 'HTTP Token: Access denied' }]);

/** `Bearer` or `Token`, with or without `token=` and quotation marks: as the service's framework reads it. */
const credentials = /^(?:Bearer|Token)\s+(?:token=)?"*([^\s",;]+)"*\s*(?:[,;].*)?$/;

/**
 * The lead provider that a token belongs to; notes that the token was used, in memory alone.
 * @throws ApiRefusal 401 without a token, with an unknown or revoked one, or one for another API
 */
export function providerOf(world: World, authorization: string | undefined, at: Instant): Id {
  const secret = credentials.exec(authorization ?? '')?.[1];
  const token = secret === undefined ? undefined : world.tokens.get(digestOf(secret));
  if (!token || token.revoked || token.scope !== 'lead_provider') throw denied();
  token.lastUsedAt = at;
  return token.provider;
}
