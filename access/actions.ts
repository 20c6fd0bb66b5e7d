/** Everything that can be done or looked at: a closed list, so that whatever comes new has to be placed in the table. */
import type { CommandType, FactCommand } from '../workflows/journey/command.js';

/** A command that somebody can ask for; the engine's own are nobody's, and to enrol is an action of its own. */
export type CommandAction = Exclude<CommandType, FactCommand['type'] | 'enrol'>;

/** What is done or looked at otherwise than by a command to one journey. */
export type OtherAction =
  // Many participants
  | 'list-participants'
  | 'see-names'
  | 'export'
  | 'enrol'
  | 'rehearse'
  | 'see-groups'
  | 'merge-groups'
  | 'accept-many'
  | 'keep-register'
  | 'release-results'
  // One participant
  | 'see-journey'
  | 'see-timeline'
  | 'what-if'
  | 'see-person'
  | 'see-documents'
  | 'see-messages'
  | 'resend-message'
  | 'see-notes'
  | 'see-review'
  | 'see-case-study'
  | 'hand-in'
  | 'endorse'
  // Coaches and assessors
  | 'see-caseloads'
  | 'see-diary'
  | 'keep-availability'
  | 'see-marking-queue'
  | 'open-script'
  | 'mark-script'
  | 'decline-script'
  | 'see-script-behind'
  // A provider's office
  | 'see-staff'
  | 'keep-staff'
  | 'keep-roles'
  | 'keep-tokens'
  | 'see-case-papers'
  | 'put-case-paper'
  | 'see-message-log'
  // The platform
  | 'see-schools'
  | 'load-schools'
  | 'see-audit'
  | 'see-versions'
  | 'keep-versions'
  | 'verify-record'
  | 'mend-record';

export type Action = CommandAction | OtherAction;
