/** Commands that write the LDR review of the NPQ for SENCOs; the words themselves are in no history. */
import { ldrReviewFields } from '../programmes/definitions/npq-senco-reviews.js';
import type { CommandOf } from '../workflows/journey/command.js';
import type { ReviewContents } from '../workflows/journey/values.js';

type Writing = Omit<CommandOf<'writeReview'>, 'id' | 'actor'>;

export const partOfLdr = (
  changed: string[],
  more: Partial<ReviewContents> = {},
  document = 'v-1',
): Writing => ({
  type: 'writeReview',
  review: 'ldr-review',
  document,
  contents: { filled: changed, changed, replaces: null, ...more },
});

/** All of it, as the provider's staff may write it for both. */
export const wholeLdr = (document = 'v-whole', replaces: string | null = null): Writing =>
  partOfLdr(
    ldrReviewFields.map(({ id }) => id),
    { replaces },
    document,
  );
