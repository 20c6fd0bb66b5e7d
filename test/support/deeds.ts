/** What a deed of the demo's people amounts to where there is no client library: one command. */
import type { Deed } from '../../dev/demo/acts/act.js';
import type { Paper } from '../../dev/demo/papers/paper.js';
import type { CommandBody } from '../../workflows/journey/command.js';
import type { Journey } from '../../workflows/journey/state.js';

/** A document is known by what it is for, and free text is left out, as it is in every history. */
export function bodyOf(deed: Deed, journey: Journey): CommandBody {
  switch (deed.by) {
    case 'command':
      return deed.asked.type === 'completeSession' ? { ...deed.asked, notes: null } : deed.asked;
    case 'paper': {
      const { words } = deed.paper;
      return deed.asked({ document: documentOf(deed.paper, journey), kind: 'docx', bytes: 1, words });
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

function documentOf({ fileName, purpose, words }: Paper, { attempts }: Journey): string {
  if (fileName.startsWith('feedback-')) return `feedback-${purpose}`;
  if (purpose !== 'case-study') return `document-${purpose}`;
  const attempt = attempts.at(-1);
  // What takes the place of an earlier submission is another document.
  return `case-study-${attempt?.number ?? 0}${attempt?.submission ? `-${words}` : ''}`;
}
