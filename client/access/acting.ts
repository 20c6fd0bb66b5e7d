/** Who acts through the library, and what goes with it. */
import type { Principal } from '../../access/principal.js';
import type { EntryWay } from '../../store/access/tables.js';
import type { Scope } from '../../store/read-model/scope.js';
import { BadInput } from '../errors.js';

export interface Acting {
  /** Who is signed in. */
  as: Principal;
  /** Where it comes in; `library` unless told. */
  way?: EntryWay;
  /** The id of the request, to find it in the log. */
  request?: string;
  /** A coded reason, for what may be seen or done for one alone (support, personal data). */
  because?: string;
  /** A second person, signed in themselves, who has agreed to this one thing. */
  agreedBy?: Principal;
}

/** What lists are narrowed to. */
export function scopeOf({ role, id, provider, deliveryPartner, journey }: Principal): Scope {
  if (provider === null) return 'all';
  return {
    provider,
    ...(deliveryPartner ? { deliveryPartner } : {}),
    ...(role === 'coach' ? { coach: id } : {}),
    ...(journey ? { journey } : {}),
  };
}

/** What is asked for of it; nobody sees more by asking. */
export function narrowed(own: Scope, asked: Scope | undefined): Scope {
  if (asked === undefined || asked === 'all') return own;
  if (own === 'all') return asked;
  const isOwn =
    own.provider === asked.provider &&
    (own.deliveryPartner === undefined || own.deliveryPartner === asked.deliveryPartner);
  if (isOwn) return { ...asked, ...own };
  throw new BadInput([`scope: you act for "${own.deliveryPartner ?? own.provider}" only`]);
}
