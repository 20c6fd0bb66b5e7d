/** What the two reviews of the NPQ for SENCOs ask (S3.10): whose part each field is, in the order of the page. */
import type { ReviewField } from '../schema.js';

export const ldrReviewFields: ReviewField[] = [
  { id: 'strengths', title: 'Strengths in leading SEN provision, with evidence for each', by: 'participant' },
  { id: 'development', title: 'What has developed since the induction, and through what', by: 'participant' },
  { id: 'to-develop', title: 'What is still to be developed', by: 'participant' },
  { id: 'coach-view', title: 'How the coach sees the development', by: 'coach' },
  { id: 'next-steps', title: 'Next steps, each with its date', by: 'both' },
];

export const impactReviewFields: ReviewField[] = [
  { id: 'change', title: 'The change that was led, and why it was chosen', by: 'participant' },
  { id: 'pupils', title: 'Impact on pupils with SEN and their families', by: 'participant' },
  { id: 'colleagues', title: 'Impact on colleagues and on provision', by: 'participant' },
  { id: 'measures', title: 'How the impact is known: what was measured, and the result', by: 'participant' },
  { id: 'coach-view', title: 'What the coach asked, and heard', by: 'coach' },
  { id: 'to-sustain', title: 'What is agreed so that the change lasts', by: 'both' },
];
