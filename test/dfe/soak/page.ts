/** The last page of a long run, and the line while it goes on. */
import type { Progress } from './soak-options.js';
import type { Verdict } from './verdict.js';

const number = (value: number): string => value.toLocaleString('en-GB');
const clock = (seconds: number): string =>
  `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;

export function progressLine(of: number, at: Progress): string {
  return [
    `${clock(at.seconds)} of ${clock(of)}`,
    at.day,
    `${number(at.requests)} requests`,
    `${number(at.done)} changes, ${number(at.declared)} of them declarations`,
    `service killed ${at.kills} times`,
  ].join(' · ');
}

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${number(count)}`)
    .join(', ') || 'none';

const DIFFERENCES_SHOWN = 40;

export function lastPage(verdict: Verdict): string {
  const { differences, killed } = verdict;
  const lines: [string, string][] = [
    ['Ran', `${clock(verdict.seconds)} with seed ${verdict.seed}`],
    ['Killed', `the service ${killed.service} times, clients ${killed.clients} times`],
    ['Requests', `${number(verdict.requests)}; answered ${listed(verdict.answers)}`],
    ['Faults', listed(verdict.faults)],
    ['Retries', `${number(verdict.retries)}; waits for the budget ${number(verdict.waitsForBudget)}`],
    ['Polls', number(verdict.polls)],
    ['Department', listed(verdict.department)],
    ['Carried out', `${number(verdict.carriedOut)} requests of providers`],
    ['Refusals', listed(verdict.refusals)],
    ['Records', listed(verdict.records)],
    ['Declarations', `${number(verdict.declarationsAccepted)} accepted`],
    ['Repeated', `${number(verdict.repeatedOnTheWay)} declarations taken twice, repeated on the way`],
    ['Doubles', number(verdict.doubles)],
    ['Own errors', `${number(verdict.ownErrors)} of the simulator`],
  ];
  const told = Object.entries(verdict.told).map(([operation, whats]) => `  ${operation}: ${listed(whats)}`);
  const shown = differences.slice(0, DIFFERENCES_SHOWN).map((one) => `  ${one}`);
  const more = differences.length - shown.length;
  return [
    ...lines.map(([name, value]) => `${name.padEnd(13)}${value}`),
    'What the clients were told:',
    ...told,
    verdict.agree
      ? 'Clients, log and service agree in every record.'
      : `They disagree in ${number(differences.length)} places:`,
    ...shown,
    ...(more > 0 ? [`  and ${number(more)} more`] : []),
    ...(verdict.kept === undefined ? [] : [`The service's seed and log are kept in ${verdict.kept}`]),
    '',
  ].join('\n');
}
