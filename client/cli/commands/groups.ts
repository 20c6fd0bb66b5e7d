/** `journeys cohort`: its groups, and merging one that is below viability (S2.8). */
import type { Command } from 'commander';
import type { GroupStanding } from '../../groups/standing.js';
import type { MergeRow } from '../../groups/merge.js';
import { addBulk } from './bulk.js';
import { addCasePapers } from './case-papers.js';
import { partlyFailed, withExamples, type Cli, type SharedOptions } from '../cli.js';
import { many, page, rehearsalMark } from '../output/plain.js';
import { progressOn } from '../output/progress.js';

interface ModeOptions extends SharedOptions {
  rehearsal?: boolean;
}

interface MergeCliOptions extends ModeOptions {
  into?: string;
  reason?: string;
  note?: string;
  dryRun?: boolean;
}

const modeOf = ({ rehearsal }: ModeOptions) => (rehearsal ? 'rehearsal' : 'live');

export function addGroups(program: Command, cli: Cli): void {
  const group = program
    .command('cohort')
    .summary('the groups of a cohort, and what is done for many of its people at once')
    .description(
      'The groups of a cohort: who has a seat, which are below viability, and merging one (S2.8); and accepting, attendance and results of many people in one command each (S6.3); and the papers of its case studies (S5.2).',
    );
  addStandings(group, cli);
  addMerge(group, cli);
  addBulk(group, cli);
  addCasePapers(group, cli);
  withExamples(
    group,
    'cohort groups npq-senco-2026-autumn',
    'cohort merge-group npq-senco-2026-autumn leeds --dry-run',
    'cohort attendance npq-senco-2026-autumn leeds event-1 --csv register.csv',
  );
}

function addStandings(parent: Command, cli: Cli): void {
  const command = parent
    .command('groups')
    .summary('every group, how many it has and how many it needs')
    .description(
      'Every group of a cohort: partner, venue, accepted people, and whether it is below viability.',
    )
    .argument('<cohort>', 'id of the cohort')
    .option('--rehearsal', 'the groups as the rehearsals of the cohort have them')
    .action(async (cohort: string, _: object, self: Command) => {
      const options = self.optsWithGlobals<ModeOptions>();
      const mode = modeOf(options);
      const groups = await cli.withJourneys(options, (journeys) => journeys.groups(cohort, { mode }));
      await cli.answer(options, { cohort, mode, groups }, () => standingsPage(groups));
    });
  withExamples(
    command,
    'cohort groups npq-senco-2026-autumn',
    'cohort groups npq-senco-2026-autumn --rehearsal',
  );
}

async function standingsPage(groups: readonly GroupStanding[]): Promise<string> {
  if (groups.length === 0) return 'No group that you may see.\n';
  const { tableOf } = await import('../output/table.js');
  return tableOf(
    ['Group', 'Provider', 'Own group of', 'Venue', 'Accepted', 'On offer', 'Places', 'Needs', ''],
    groups.map((one) => [
      one.group,
      one.provider,
      one.deliveryPartner,
      `${one.venue}, ${one.postcode}`,
      one.accepted,
      one.onOffer,
      one.places,
      one.viability,
      one.isBelow ? 'below viability' : '',
    ]),
  );
}

function addMerge(parent: Command, cli: Cli): void {
  const command = parent
    .command('merge-group')
    .summary('move everybody out of a group below viability')
    .description(
      'Move everybody out of a group below viability, each by the command that moves one, so that each is told: to a partner’s own group first, else to the nearest viable one. No group gets fuller than it may be, one bad row never stops the rest, and doing it again moves who is left. A group that is viable is refused (group-viable).',
    )
    .argument('<cohort>', 'id of the cohort')
    .argument('<group>', 'the group to merge, as "cohort groups" shows it')
    .option('--into <group>', 'one group for all, viable or not')
    .option('--reason <code>', 'a coded reason; default: group-below-viability')
    .option('--note <text>', 'what more there is to say; kept in the store, only an id travels')
    .option('--dry-run', 'say where everybody would go and move nobody')
    .option('--rehearsal', 'the group as the rehearsals of the cohort have it')
    .action(async (cohort: string, from: string, _: object, self: Command) => {
      const options = self.optsWithGlobals<MergeCliOptions>();
      await mergeGroup(cli, cohort, from, options);
    });
  withExamples(
    command,
    'cohort merge-group npq-senco-2026-autumn leeds --dry-run',
    'cohort merge-group npq-senco-2026-autumn leeds --into manchester --reason venue-lost',
  );
}

async function mergeGroup(cli: Cli, cohort: string, from: string, options: MergeCliOptions): Promise<void> {
  const { into, reason, note, dryRun = false, json = false } = options;
  const mode = modeOf(options);
  const progress = await progressOn(cli.terminal, 'Moving', json || dryRun);
  const rows = await cli.withJourneys(options, (journeys) =>
    journeys
      .mergeGroup(cohort, from, {
        ...{ into, reason, note, dryRun, mode },
        signal: cli.terminal.stop,
        onProgress: (done, of) => progress.at(done, of, ''),
      })
      .finally(() => progress.end()),
  );
  const counts = { moved: 0, 'would-move': 0, refused: 0, failed: 0 };
  for (const { result } of rows) counts[result]++;
  await cli.answer(options, { cohort, group: from, mode, dryRun, counts, rows }, () =>
    mergedPage(rows, counts),
  );
  if (counts.refused + counts.failed > 0) cli.exit(partlyFailed);

  async function mergedPage(all: readonly MergeRow[], { moved, refused, failed }: typeof counts) {
    if (all.length === 0) return `Nobody is left in "${from}".\n`;
    const { tableOf } = await import('../output/table.js');
    const table = tableOf(
      ['Reference', 'Journey', 'To', 'Why there', 'Result'],
      all.map((row) => [
        row.reference,
        row.journey,
        row.to,
        reasons[row.because ?? 'none'],
        resultWords(row),
      ]),
    );
    const said = dryRun
      ? `${many(counts['would-move'], 'participant')} would move, ${refused} could not. Nobody was moved: this was a dry run.`
      : `${many(moved, 'participant')} moved and told, ${refused} refused, ${failed} failed.`;
    return table + page([`${cohort}${rehearsalMark(mode)}, group "${from}": ${said}`]);
  }
}

const reasons = { partner: 'the partner’s own', nearest: 'nearest viable', named: 'as told', none: '' };

const resultWords = ({ result, code, message }: MergeRow): string =>
  code === null ? result.replace('-', ' ') : `${result}: ${message ?? ''} [${code}]`;
