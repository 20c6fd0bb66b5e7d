import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { reviewsPage } from '../../docs/reviews.js';
import { impactReviewFields, ldrReviewFields } from '../../programmes/npq-senco-reviews.js';

it('S3.10 docs/reviews.md is what the programmes make of it; if not, run "npm run docs"', () => {
  const kept = readFileSync(new URL('../../docs/reviews.md', import.meta.url), 'utf8');
  expect(kept).toBe(reviewsPage());
  for (const { title } of [...ldrReviewFields, ...impactReviewFields]) expect(kept).toContain(title);
});
