/** `journeys audit`: who did or looked at what, and whether it is as it was written (S6, decision 041). */
import type { Command } from 'commander';
import type { AuditRow } from '../../../store/access/audit.js';
import type { AuditHead, VerifiedAudit } from '../../../store/access/verify-audit.js';
import { BadInput } from '../../errors.js';
import { journeyIdSchema, opaqueIdSchema } from '../../input/ids.js';
import { partlyFailed, withExamples, type Cli, type SharedOptions } from '../cli.js';
import { momentOption, typed, wholeNumber } from '../options.js';
import { many, page } from '../output/plain.js';

interface ListOptions extends SharedOptions {
  since?: string;
  who?: string;
  journey?: string;
  action?: string;
  size: string;
  before?: string;
}

export function addAudit(program: Command, cli: Cli): void {
  const group = program
    .command('audit')
    .summary('who did or looked at what')
    .description(
      'Who did or looked at what, when, for whom, why, and with what answer: in codes and opaque ids.',
    );
  const list = group
    .command('list')
    .summary('the newest of it')
    .description('What was done, looked at or refused, newest first.')
    .option('--since <day or time>', 'from then on: the end of a day in London, or a time with its zone')
    .option('--who <id>', 'by this operator, token or participant')
    .option('--journey <id>', 'on this journey, by its id')
    .option('--action <name>', 'of this kind, such as see-person or withdraw')
    .option('--size <number>', 'rows, 1 to 1,000', '50')
    .option('--before <number>', 'on from this row, towards the past')
    .action(async (_: object, self: Command) => {
      const options = self.optsWithGlobals<ListOptions>();
      const { size, before } = options;
      const rows = await cli.withJourneys(options, (journeys) =>
        journeys.audit(filterOf(options), {
          size: wholeNumber('size', size, 1, 1_000),
          ...(before === undefined ? {} : { before: wholeNumber('before', before, 1, 999_999_999) }),
        }),
      );
      await cli.answer(options, { rows }, () => listPage(rows));
    });
  withExamples(
    list,
    'audit list',
    'audit list --action see-person --since 2026-11-01',
    'audit list --journey jny-aaaaaaaaaaaaaaaaaaaa --json',
  );
  const verify = group
    .command('verify')
    .summary('whether it is as it was written')
    .description(
      'Works out every hash again and names the first row that is not as it was written. The head, kept elsewhere and given again, shows that nobody cut off the end or wrote the whole anew.',
    )
    .option('--head <number:hash>', 'as an earlier "audit verify" has said it')
    .action(async (_: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions & { head?: string }>();
      const kept = options.head === undefined ? null : headOf(options.head);
      const result = await cli.withJourneys(options, (journeys) => journeys.verifyAudit(kept));
      await cli.answer(options, { ...result, verified: result.broken === null }, () => verifyPage(result));
      if (result.broken !== null) cli.exit(partlyFailed);
    });
  withExamples(verify, 'audit verify', 'audit verify --json');
  withExamples(group, 'audit list', 'audit verify');
}

function filterOf({ since, who, journey, action }: ListOptions) {
  return {
    ...(since === undefined ? {} : { since: momentOption('since', since) }),
    ...(who === undefined ? {} : { who: typed('who', opaqueIdSchema, who) }),
    ...(journey === undefined ? {} : { journey: typed('journey', journeyIdSchema, journey) }),
    ...(action === undefined ? {} : { action }),
  };
}

function headOf(text: string): AuditHead {
  const [, n, hash] = /^(\d{1,9}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (n !== undefined && hash !== undefined) return { n: Number(n), hash };
  throw new BadInput([
    '--head: must be a number, a colon and 64 hexadecimal digits, as "audit verify" says them',
  ]);
}

async function listPage(rows: readonly AuditRow[]): Promise<string> {
  if (rows.length === 0) return 'Nothing.\n';
  const { tableOf } = await import('../output/table.js');
  const { londonSecond } = await import('../output/times.js');
  return tableOf(
    ['Row', 'When', 'Who', 'For', 'What', 'On', 'Why', 'Answer', 'By'],
    rows.map(({ n, at, role, who, behalf, action, subject, reason, result, way }) => [
      ...[n, londonSecond(`${at.slice(0, 19)}Z`), `${role}:${who}`, behalf],
      ...[action, subject, reason, result, way],
    ]),
  );
}

const broken = {
  missing: 'is missing',
  changed: 'is not as it was written',
  'not-linked': 'does not follow from the row before it',
} as const;

const verifyPage = ({ rows, broken: fault, head }: VerifiedAudit): string =>
  page([
    fault
      ? `Row ${fault.n} ${broken[fault.what]}. What comes before it is sound. Find out who can write to the database; compare with a backup.`
      : `${many(rows, 'row')}: the audit verifies.`,
    ...(head ? [`Head ${head.n}:${head.hash}`] : []),
  ]);
