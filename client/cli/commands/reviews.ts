/** `journeys review`: the LDR review and the impact review, as documents with fields (S3.10). */
import type { Command } from 'commander';
import { BadInput } from '../../errors.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { readInput, writeOutput } from '../files.js';
import { toldOf, type ToldOptions } from '../options.js';
import { receiptPage } from '../output/receipt-page.js';
import { addToldOptions } from './journey-commands.js';

type Given = SharedOptions & ToldOptions & { set?: string[]; input?: string; read?: string; html?: string };
type Words = Record<string, string | null>;

const EXAMPLE = 'jny-aaaaaaaaaaaaaaaaaaaa ldr-review';

export function addReviews(program: Command, cli: Cli): void {
  const group = program
    .command('review')
    .summary('reviews: show, write, agree and print them')
    .description(
      'The LDR review and the impact review: documents with fields, written and agreed by coach and participant (S3.10).',
    );
  addReviewShow(group, cli);
  addReviewWrite(group, cli);
  addReviewAgree(group, cli);
  addReviewPrint(group, cli);
  withExamples(group, `review show ${EXAMPLE}`, `review agree ${EXAMPLE} --as coach:coach-07`);
}

const named = (command: Command): Command =>
  command
    .argument('<journey>', 'id or reference of the journey')
    .argument('<review>', 'the review, such as ldr-review or impact-review');

function addReviewShow(group: Command, cli: Cli): void {
  const command = named(group.command('show'))
    .summary('a review with its fields, and who has agreed')
    .description('A review with its fields, whose part each is, what is still empty, and who has agreed.')
    .action((journey: string, review: string, _: object, self: Command) =>
      shownReview(cli, journey, review, self),
    );
  withExamples(command, `review show ${EXAMPLE}`, `review show ${EXAMPLE} --json`);
}

async function shownReview(cli: Cli, journey: string, review: string, self: Command): Promise<void> {
  const options = self.optsWithGlobals<Given>();
  await cli.withJourneys(options, async (journeys) => {
    const reading = await journeys.review(journey, review);
    const person = await journeys.person(journey);
    const { reviewHtml, reviewPage } = await import('../output/review-page.js');
    const { html } = options;
    if (html !== undefined) await writeOutput(html, reviewHtml(reading, person));
    await cli.answer(options, html === undefined ? reading : { ...reading, html }, () =>
      html === undefined ? reviewPage(reading, person) : `Written: ${html}\n`,
    );
  });
}

function addReviewWrite(group: Command, cli: Cli): void {
  const command = named(group.command('write'))
    .summary('write some fields of a review')
    .description(
      'Write some fields of a review; those that are not named stay. What was agreed before is to be agreed anew.',
    )
    .option('--set <field=words>', 'the words of a field; may be given several times', collected, [])
    .option('--input <file>', 'a JSON file: an object of words by field; null empties a field');
  addToldOptions(command, 'writeReview').action(
    async (journey: string, review: string, _: object, self: Command) => {
      const options = self.optsWithGlobals<Given>();
      const words = { ...(await fromFile(options.input)), ...fromOptions(options.set ?? []) };
      const receipt = await cli.withJourneys(options, (journeys) =>
        journeys.writeReviewFields(journey, review, words, toldOf(options)),
      );
      await cli.answer(options, receipt, () => receiptPage(receipt, []));
    },
  );
  withExamples(
    command,
    `review write ${EXAMPLE} --set "next-steps=Visit the partner school by 1 May" --as participant:p-01`,
    `review write ${EXAMPLE} --input review.json --as coach:coach-07`,
  );
}

const collected = (value: string, before: string[]): string[] => [...before, value];

function fromOptions(set: readonly string[]): Words {
  return Object.fromEntries(
    set.map((one) => {
      const [, field, words] = /^\s*([a-z0-9-]+)\s*=([^]*)$/.exec(one) ?? [];
      if (field === undefined || words === undefined) {
        throw new BadInput([`--set: must be "field=words", such as "next-steps=Visit the partner school"`]);
      }
      return [field, words];
    }),
  );
}

async function fromFile(file: string | undefined): Promise<Words> {
  if (file === undefined) return {};
  const bytes = await readInput(file);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Words;
  } catch {
    // Said below, together with JSON of another shape.
  }
  throw new BadInput([`--input: ${file} must be a JSON object of words by field, in UTF-8`]);
}

function addReviewAgree(group: Command, cli: Cli): void {
  const command = named(group.command('agree'))
    .summary('agree to a review, as the coach or as the participant')
    .description('Agree to a review, as the coach or as the participant; both agree to the same version.')
    .option('--read <sha256>', 'the version that was read; default: the present one');
  addToldOptions(command, 'agreeReview').action(
    async (journey: string, review: string, _: object, self: Command) => {
      const options = self.optsWithGlobals<Given>();
      const receipt = await cli.withJourneys(options, (journeys) =>
        journeys.agreeToReview(journey, review, options.read, toldOf(options)),
      );
      await cli.answer(options, receipt, () => receiptPage(receipt, []));
    },
  );
  withExamples(
    command,
    `review agree ${EXAMPLE} --as coach:coach-07`,
    `review agree ${EXAMPLE} --as participant:p-01 --read ${'0'.repeat(64)}`,
  );
}

function addReviewPrint(group: Command, cli: Cli): void {
  const command = named(group.command('print'))
    .summary('a review to be printed, as text or as a page of HTML')
    .description('A review to be printed: as text, or as a page of HTML for a browser.')
    .option('--html <file>', 'write a page of HTML instead')
    .action((journey: string, review: string, _: object, self: Command) =>
      shownReview(cli, journey, review, self),
    );
  withExamples(command, `review print ${EXAMPLE}`, `review print ${EXAMPLE} --html review.html`);
}
