/** How many elements of a programme count towards engagement (S3.7). */
import type { Element, Programme } from './schema.js';

/** How often an element counts: a course once for each activity that is selected, any other once, or not at all. */
export function countOf(element: Element, { engagement }: Programme): number {
  if (!engagement.counts.includes(element.kind)) return 0;
  return element.kind === 'course' ? element.select : 1;
}

/** All that counts, and how much of it opens the summative stage: 27 and 25 for the NPQ for SENCOs. */
export function engagementTarget(programme: Programme): { counted: number; needed: number } {
  const elements = programme.stages.flatMap((stage) => stage.elements);
  const counted = elements.reduce((sum, element) => sum + countOf(element, programme), 0);
  // Rounded first, so that 0.7 × 10 does not become 7.000000000000001 and ask for eight.
  const needed = Math.ceil(Number((counted * programme.engagement.threshold).toFixed(6)));
  return { counted, needed };
}
