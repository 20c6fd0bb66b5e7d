/** What something is done to or looked at, by opaque facts: whatever is not known of it is left out, and opens nothing. */
import type { Principal } from './principal.js';

export interface Resource {
  provider?: string | null;
  deliveryPartner?: string | null;
  journey?: string;
  /** Who coaches the journey now. */
  coach?: string | null;
  /** Whose diary, absence or queue it is. */
  person?: string;
  /** To whom the script is allocated. */
  assessors?: readonly string[];
}

/** What goes with the question besides who and what. */
export interface Circumstances {
  /** A coded reason. */
  reason?: string | undefined;
  /** A second person, signed in themselves, who has agreed to exactly this. */
  agreedBy?: Principal | undefined;
}

/** Lists hold what somebody may see and nothing else, so that they are asked for as the whole of it. */
export function everythingOf({ role, id, provider, deliveryPartner, journey }: Principal): Resource {
  return {
    ...(provider === null ? {} : { provider }),
    ...(deliveryPartner ? { deliveryPartner } : {}),
    ...(role === 'coach' ? { coach: id } : {}),
    ...(role === 'coach' || role === 'assessor' ? { person: id } : {}),
    ...(journey ? { journey } : {}),
  };
}
