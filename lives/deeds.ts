/** What a deed of the demo's people amounts to where there is no client library: one command. */
import type { CommandInput } from '../client/journeys.js';
import type { Deed } from './acts/act.js';
import type { Paper } from './papers/paper.js';
import type { CommandBody } from '../workflows/journey/command.js';
import type { Journey } from '../workflows/journey/state.js';
import type { Instant } from '../workflows/journey/values.js';

/** A document is known by what it is for, and free text is left out, as it is in every history. */
export function bodyOf(deed: Deed, journey: Journey, now: Instant): CommandBody {
  switch (deed.by) {
    case 'command':
      return asTravels(deed.input, now);
    case 'paper': {
      const { words } = deed.paper;
      const document = documentOf(deed.paper, journey);
      const handedIn = { document, kind: 'docx', bytes: 1, words, command: 'unsaid', arrived: now };
      return asTravels(deed.input(handedIn), now);
    }
    case 'review': {
      const { review, words } = deed;
      const before = journey.reviews[review];
      const changed = Object.keys(words);
      const filled = [...new Set([...(before?.filled ?? []), ...changed])];
      const contents = { filled, changed, replaces: before?.document ?? null };
      return { type: 'writeReview', review, document: `words-${review}-${filled.length}`, contents };
    }
    case 'signal': {
      const { session, held, minutes } = deed;
      return { type: 'completeSession', session, held, minutes, notes: null };
    }
    case 'queue': {
      const { criteria } = journey.programme.assessment;
      const scores = Object.fromEntries(criteria.map(({ id }) => [id, deed.points]));
      return { type: 'recordMark', script: deed.script, scores };
    }
  }
}

/** What arrives where there is no door arrives at once. */
function asTravels(input: CommandInput, now: Instant): CommandBody {
  if (input.type === 'completeSession') return { ...input, notes: null };
  return input.type === 'submitCaseStudy' ? { ...input, arrived: now } : input;
}

function documentOf({ fileName, purpose, words }: Paper, { attempts }: Journey): string {
  if (fileName.startsWith('feedback-')) return `feedback-${purpose}`;
  if (purpose !== 'case-study') return `document-${purpose}`;
  const attempt = attempts.at(-1);
  // What takes the place of an earlier submission is another document.
  return `case-study-${attempt?.number ?? 0}${attempt?.submission ? `-${words}` : ''}`;
}
