/** A method of the library, as it is asked about before anything else happens. */
import type { Action } from '../../access/actions.js';
import type { Principal } from '../../access/principal.js';
import type { Resource } from '../../access/resource.js';
import type { Actor } from '../../workflows/journey/values.js';
import { ClientError, NotFound } from '../errors.js';
import type { Facts } from './facts.js';

export interface Door<A extends readonly unknown[]> {
  action: Action | ((args: A) => Action);
  about: (facts: Facts, args: A) => Promise<Resource>;
  /** As it is said of what is not there, in the same words. */
  notThere: (principal: Principal, args: A) => ClientError;
  /**
   * How it gets into the audit: a look before it is shown, a deed with its answer, or not: what shows nobody in
   * particular, and what gives commands, each of which is noted by itself. What is refused is always noted.
   */
  noted: 'look' | 'deed' | 'no';
  /** The opaque id of what it is about. */
  subject?: (args: A) => string | null;
  /** What else has to be allowed, such as names in an export. */
  also?: (args: A) => Action[];
  reason?: (args: A) => string | undefined;
  /** For whom it is to be recorded, as it is said; and the arguments with who it is in truth. */
  actor?: (args: A) => Actor | undefined;
  withActor?: (actor: Actor | undefined, args: A) => A;
  /** What is shown of the answer to whoever may not see all of it. */
  shown?: (may: (action: Action) => boolean, answer: never, principal: Principal) => unknown;
  /**
   * Goes on while the store is away and nobody can be asked: what arrives is kept first (decision 031), and a file has
   * an answer for every row.
   */
  whileAway?: true;
}

const people: Record<Principal['role'], string> = {
  'provider-admin': 'somebody of a provider’s office',
  'delivery-partner': 'somebody of a delivery partner',
  coach: 'a coach',
  assessor: 'an assessor',
  participant: 'a participant',
  headteacher: 'a headteacher',
  support: 'somebody of support',
  department: 'somebody of the Department',
  machine: 'a token without the scope for it',
  'local-administrator': 'the local administrator',
};

export const notAllowed = ({ role }: Principal, action: Action): ClientError =>
  new ClientError(
    'refused',
    'not-allowed',
    `"${action}" is not for ${people[role]}. Ask the provider’s office, or whoever gave you your role.`,
  );

export const mayNotSpeakFor = ({ role }: Principal, { role: other }: Actor): ClientError =>
  new ClientError(
    'refused',
    'not-allowed',
    `What is asked as "${other}" is not for ${people[role]} to say. Leave out who asks, or have them do it themselves.`,
  );

export const reasonNeeded = (action: Action): ClientError =>
  new ClientError(
    'refused',
    'reason-needed',
    `"${action}" needs a reason, which is kept: give a coded one, such as wrote-to-us (on the command line with --because).`,
  );

export const secondNeeded = (action: Action): ClientError =>
  new ClientError(
    'refused',
    'four-eyes',
    `"${action}" changes how it comes out, so that support does not do it alone: a second person has to agree, or the provider’s office does it.`,
  );

export const noJourney = (id: string): NotFound =>
  new NotFound('journey', id, 'Look for it with "journeys list --search".');
