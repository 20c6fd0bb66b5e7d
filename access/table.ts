/** Who may do what: one row for every action, one cell for every role (security §2.3, decision 041). Nothing else decides. */
import type { Action, OtherAction } from './actions.js';
import { commandRows } from './commands.js';
import {
  allocated,
  coach,
  department,
  everybody,
  headteacher,
  office,
  offices,
  ownDesk,
  participant,
  partner,
  provider,
  support,
  supportForReason,
  type Row,
} from './rules.js';

const many: Row = { ...offices('read'), ...support };
const personal: Row = { ...provider, ...partner, ...participant, ...supportForReason };
const marking: Row = { ...allocated, machine: { reach: 'own-provider', scope: 'marks' } };

const otherRows: Readonly<Record<OtherAction, Row>> = {
  'list-participants': { ...many, ...coach, ...department },
  // The Department reads outcomes, and its own register tells it whose they are.
  'see-names': { ...personal, ...offices('people'), ...coach, ...headteacher },
  export: { ...offices('export'), ...support, ...department },
  enrol: offices('enrol'),
  rehearse: { ...provider, ...partner, ...support },
  'see-groups': many,
  'merge-groups': provider,
  'accept-many': office('commands'),
  'keep-register': offices('attendance'),
  'release-results': office('results'),
  'see-journey': { ...many, ...coach, ...participant },
  // Without the words of messages and notes, which are seen by those who may see them.
  'see-timeline': { ...many, ...coach, ...participant },
  'what-if': { ...many, ...participant },
  'see-person': { ...personal, ...offices('people') },
  'see-documents': { ...personal, ...offices('documents') },
  'see-messages': { ...personal, ...offices('messages') },
  'resend-message': { ...provider, ...partner, ...support },
  'see-notes': { ...provider, ...partner, ...supportForReason },
  'see-review': { ...personal, ...coach },
  'see-case-study': { ...provider, ...partner, ...participant, ...support },
  'hand-in': { ...offices('documents'), ...coach, ...participant, ...headteacher },
  endorse: headteacher,
  'see-caseloads': { ...many, ...coach },
  'see-diary': { ...office('sessions'), ...ownDesk('coach'), ...support },
  'keep-availability': { ...office('sessions'), ...ownDesk('coach', 'assessor') },
  'see-marking-queue': { ...ownDesk('assessor'), machine: { reach: 'own-provider', scope: 'marks' } },
  'open-script': marking,
  'mark-script': marking,
  'decline-script': marking,
  'see-script-behind': { ...provider, ...supportForReason },
  'see-staff': { ...provider, ...support },
  'keep-staff': { ...provider, ...support },
  'keep-roles': { ...provider, ...support },
  'keep-tokens': { ...provider, ...support },
  'see-case-papers': many,
  'put-case-paper': provider,
  'see-message-log': { ...provider, ...partner, ...support },
  // The Department's register is public.
  'see-schools': everybody('read'),
  'load-schools': support,
  'see-audit': { ...support, ...department },
  'see-versions': support,
  'keep-versions': support,
  'verify-record': support,
  'mend-record': support,
};

export const table: Readonly<Record<Action, Row>> = { ...commandRows, ...otherRows };

/** @public for the form in which a token is made */
export const actions = Object.keys(table) as Action[];
