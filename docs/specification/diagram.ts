/** The waits of a journey and how it gets from one to the next, as a diagram in Mermaid (S4.3). */
import type { RulesSurvey } from './survey.js';

const groups = {
  Applying: [
    'application-form',
    'evidence',
    'information',
    'investigation',
    'funding-decision',
    'provider-decision',
    'place',
    'waiting-list',
    'offer',
  ],
  Studying: ['course-begins', 'study', 'engagement', 'window'],
  Assessed: ['submission', 'marking', 'moderation', 'release', 'appeal', 'appeal-period'],
} as const;

const groupOf = (place: string): string | null =>
  Object.entries(groups).find(([, waits]) => (waits as readonly string[]).includes(place))?.[0] ?? null;

const idOf = (place: string): string =>
  place.startsWith('ended ') ? place.slice(6).replaceAll('-', '_') : place.replaceAll('-', '_');

export function diagram({ steps, whoActs }: RulesSurvey): string {
  const lines = ['```mermaid', 'stateDiagram-v2'];
  for (const [group, waits] of Object.entries(groups)) {
    lines.push(`  state ${group} {`);
    for (const wait of waits) lines.push(`    ${idOf(wait)} : ${wait} (${whoActs.of(wait).join(', ')})`);
    lines.push('  }');
  }
  lines.push(`  return : return (participant)`, `  reversal_period : reversal-period (provider)`);
  lines.push(...edges(steps.entries()));
  lines.push('```');
  return lines.join('\n');
}

/** Steps that any wait of a group can take are drawn once, from the group. */
function edges(steps: [string, string[]][]): string[] {
  const drawn = new Map<string, Set<string>>();
  for (const [step, causes] of steps) {
    const [from = '', to = ''] = step.split(' > ');
    const left = isFromGroup(to) ? (groupOf(from) ?? idOf(from)) : idOf(from);
    const arrow = `${from === 'begin' ? '[*]' : left} --> ${entered(from, to)}`;
    const known = drawn.get(arrow) ?? new Set();
    drawn.set(
      arrow,
      causes.reduce((all, cause) => all.add(cause), known),
    );
  }
  const arrows = [...drawn].map(([arrow, causes]) => `  ${arrow} : ${[...causes].toSorted().join(', ')}`);
  const ends = new Set(
    steps.map(([step]) => step.split(' > ')[1] ?? '').filter((to) => to.startsWith('ended ')),
  );
  return [...arrows.toSorted(), ...[...ends].toSorted().map((end) => `  ${idOf(end)} --> [*]`)];
}

const away = new Set(['return', 'reversal-period']);
const endsOfMany = new Set(['ended withdrawn', 'ended lapsed', 'ended rejected']);
const isFromGroup = (to: string): boolean => away.has(to) || endsOfMany.has(to);

/** Whoever comes back enters the group, wherever they were in it. */
const entered = (from: string, to: string): string => (away.has(from) ? (groupOf(to) ?? idOf(to)) : idOf(to));
