/** Reasons that are usual for a command, for lists to choose from; any other coded reason is taken as well. */
import { deferralReasons, withdrawalReasons } from '../../dfe/names.js';
import { plainWords } from '../input/words.js';
import type { CommandInputType } from './spec.js';

const usual: Partial<Record<CommandInputType, readonly string[]>> = {
  defer: deferralReasons,
  // The codes of the record have no full stop at the end.
  withdraw: withdrawalReasons.map((reason) => reason.replace(/\.$/, '')),
  reinstate: ['withdrawn-by-mistake', 'changed-their-mind'],
  changeCohort: ['moved-house', 'workload', 'missed-too-much'],
  changeProvider: ['school-moved'],
  moveGroup: ['moved-house', 'nearer-to-school', 'group-merged'],
  settleSuitability: ['role-confirmed', 'not-suitable'],
  settleException: ['agreed-with-school', 'agreed-with-participant', 'seen-to'],
  reject: ['not-suitable', 'no-place', 'incomplete', 'applied-twice'],
  correctPost: ['wrong-year', 'wrong-day'],
  creditElement: ['prior-training', 'done-with-another-provider'],
  cancelSession: ['illness', 'coach-away', 'participant-away'],
  correctSession: ['wrong-day', 'wrong-length', 'not-held'],
  grantExtension: ['illness', 'bereavement', 'service-away', 'reasonable-adjustment'],
  declareConflict: ['knows-the-author', 'same-school'],
  reassignScript: ['illness', 'away'],
  appeal: ['marking-criteria', 'procedure'],
  correctArrival: ['server-away'],
};

export const usualReasons = (type: CommandInputType): readonly string[] => usual[type] ?? [];

/** What somebody wrote for a reason, as a code: `Moved house!` becomes `moved-house`. */
export const codeOfWords = (text: string): string => plainWords(text).replaceAll(' ', '-');
