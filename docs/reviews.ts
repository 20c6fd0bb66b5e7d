/** The documents of the reviews, drawn from the programmes, so that they can be read before anybody fills them in (S3.10). */
import { listProgrammes } from '../programmes/catalogue.js';
import type { Element, Programme, ReviewField } from '../programmes/schema.js';
import { fieldsOf, isReview } from '../workflows/journey/rules/review-fields.js';
import { table } from './specification/table.js';

const preface = `# Reviews

This page is made by \`npm run docs\` from the programmes; a test holds them together.

A review is a document with fields, which are data of the programme. The participant and the coach each write their fields, and either may write those of both; the provider's staff write on behalf of
either. Once no field is empty, each side agrees, and both agree to the same version. A change takes the agreements back, until the assessment opens. The words are kept in the store and never in the
history of the engine, which has the ids of the fields and the hash of each version. \`journeys review print --help\` says how one is printed.
`;

const whose: Record<ReviewField['by'], string> = { participant: 'participant', coach: 'coach', both: 'both' };

function drawn(element: Element): string {
  const rows = (fieldsOf(element) ?? []).map(({ id, title, by }) => [title, `\`${id}\``, whose[by]]);
  return `### ${element.title} (\`${element.id}\`)\n\n${table(['Field', 'Id', 'Written by'], rows)}`;
}

function section({ id, title, stages }: Programme): string {
  const reviews = stages.flatMap(({ elements }) => elements).filter(isReview);
  const parts = reviews.length === 0 ? ['This programme has no review.'] : reviews.map(drawn);
  return [`## ${title} (\`${id}\`)`, ...parts].join('\n\n');
}

export const reviewsPage = (): string =>
  `${[preface.trimEnd(), ...listProgrammes().map(section)].join('\n\n')}\n`;
