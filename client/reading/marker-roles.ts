/** What an assessor does with a script, in words. */
import type { MarkerRole } from '../../workflows/journey/values.js';

export const markerRoleWords = {
  marker: 'first mark',
  moderator: 'moderation',
  third: 'third mark',
  appeal: 'after an appeal',
  'appeal-moderator': 'moderation after an appeal',
  'appeal-third': 'third mark after an appeal',
} as const satisfies Record<MarkerRole, string>;
