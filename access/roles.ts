/** Who can be signed in, as what: a closed list. Roles of the record (`workflows/journey/values.ts`) are those of a command. */

/** Roles that a person, or a provider's own system, can have. */
export const roles = [
  'provider-admin',
  'delivery-partner',
  'coach',
  /** Moderators too: which of the two somebody is, an allocation says. */
  'assessor',
  'participant',
  'headteacher',
  /** The platform's administrators. */
  'support',
  /** The Department: reads, and never writes. */
  'department',
  /** A provider's own system, with a token and its scopes. */
  'machine',
] as const;

export type Role = (typeof roles)[number];

/** Those whom the store knows as operators; the others come by a link to their mail, or with a token. */
export const operatorRoles = [
  'provider-admin',
  'delivery-partner',
  'coach',
  'assessor',
  'support',
  'department',
] as const satisfies readonly Role[];

export type OperatorRole = (typeof operatorRoles)[number];

/** What a token may be given for; each says which actions of the table go with it. */
export const scopes = [
  'read',
  'people',
  'messages',
  'documents',
  'enrol',
  'commands',
  'study',
  'sessions',
  'attendance',
  'marks',
  'results',
  'export',
] as const;

export type TokenScope = (typeof scopes)[number];
