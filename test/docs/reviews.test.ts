import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { impactReviewFields, ldrReviewFields } from '../../programmes/definitions/npq-senco-reviews.js';

it('S3.10 docs/reviews.md names every field of the reviews', () => {
  const kept = readFileSync(new URL('../../docs/reviews.md', import.meta.url), 'utf8');
  for (const { title } of [...ldrReviewFields, ...impactReviewFields]) expect(kept).toContain(title);
});
