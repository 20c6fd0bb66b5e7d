/** `journeys message` and `journeys document`: what was written to people, and what they handed in. */
import type { Command } from 'commander';
import { BadInput, NotFound } from '../../errors.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';
import { writeOutput } from '../files.js';
import { page, shown } from '../output/plain.js';
import { londonMoment, londonSecond } from '../output/times.js';
import { bounceWords } from '../output/timeline-page.js';
import { cameBack } from '../../reading/timeline.js';

/** Words about several participants are kept in nobody's messages. */
const IN_DIGEST =
  'A line of the coach’s digest, the words of which are not kept; "timeline" says of which morning.';

export function addPaperCommands(program: Command, cli: Cli): void {
  const message = program
    .command('message')
    .summary('one message that was written to somebody, with its text')
    .description('One message that was written to somebody, with its text; "timeline" names the keys.')
    .argument('<journey>', 'id or reference of the journey')
    .argument('<key>', 'key of the message, such as 12/accepted/participant')
    .action(async (journey: string, key: string, _: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const { all, bounces } = await cli.withJourneys(options, async (journeys) => ({
        all: await journeys.messages(journey),
        bounces: await journeys.bounces(journey),
      }));
      const found = all.find((one) => one.key === key);
      if (!found) throw new NotFound('message on this journey', key, 'Its "timeline" names those there are.');
      const { html: _html, ...kept } = found;
      const answer = { ...kept, cameBack: cameBack(key, bounces) };
      await cli.answer(options, answer, () =>
        page([
          found.status === 'gathered' ? IN_DIGEST : `Subject: ${shown(found.subject)}`,
          `To the ${found.addressee}, ${found.status} at ${londonMoment(found.at)}, <${found.messageId}>`,
          ...(found.calendar === null ? [] : ['With a calendar file']),
          ...(found.attachment === undefined ? [] : ['With the case study’s paper']),
          ...answer.cameBack.map((one) => `It ${bounceWords(one)}`),
          '',
          ...found.text.split('\n').map(shown),
        ]),
      );
    });
  withExamples(message, 'message jny-aaaaaaaaaaaaaaaaaaaa 12/accepted/participant');
  addDocument(program, cli);
}

function addDocument(program: Command, cli: Cli): void {
  const command = program
    .command('document')
    .summary('what was handed in, or one document as a file')
    .description(
      'List what was handed in on a journey and when each try began to arrive, or write one document of it to a file.',
    )
    .argument('<journey>', 'id or reference of the journey')
    .argument('[sha256]', 'the document, as the list and receipts name it')
    .option('--output <file>', 'where to write it')
    .action(
      async (journey: string, sha256: string | undefined, given: { output?: string }, self: Command) => {
        const options = self.optsWithGlobals<SharedOptions>();
        if (sha256 === undefined) return listDocuments(cli, options, journey);
        const { output } = given;
        if (output === undefined) throw new BadInput(['--output: say where to write the document']);
        const bytes = await cli.withJourneys(options, (journeys) => journeys.readDocument(journey, sha256));
        await writeOutput(output, bytes);
        await cli.answer(
          options,
          { document: sha256, bytes: bytes.length, output },
          () => `Written: ${output}\n`,
        );
      },
    );
  withExamples(
    command,
    'document jny-aaaaaaaaaaaaaaaaaaaa',
    `document jny-aaaaaaaaaaaaaaaaaaaa ${'0'.repeat(64)} --output case-study.docx`,
  );
}

async function listDocuments(cli: Cli, options: SharedOptions, journey: string): Promise<void> {
  const { documents, arrivals } = await cli.withJourneys(options, async (journeys) => ({
    documents: await journeys.documents(journey),
    arrivals: await journeys.arrivals(journey),
  }));
  await cli.answer(options, { documents, arrivals }, async () => {
    if (arrivals.length === 0 && documents.length === 0) return 'Nothing was handed in.\n';
    const { tableOf } = await import('../output/table.js');
    const taken = tableOf(
      ['Handed in', 'For', 'Kind', 'Words', 'Bytes', 'SHA-256'],
      documents.map(({ at, purpose, kind, words, bytes, sha256 }) => [
        londonMoment(at),
        purpose,
        kind,
        words,
        bytes,
        sha256,
      ]),
    );
    const arrived = tableOf(
      ['Began to arrive', 'For', 'Under the id', 'SHA-256'],
      arrivals.map(({ at, purpose, command, sha256 }) => [londonSecond(at), purpose, command, sha256]),
    );
    return `${taken}\n${arrived}`;
  });
}
