/** The command line as a page of documentation, made from the commands themselves. */
import type { Argument, Command } from 'commander';
import { dfeRefusalSentences, type DfeRefusalCode } from '../../dfe/refusals.js';
import { refusalCodes, sentenceOf } from '../../workflows/journey/refusal.js';
import { refusalAdvice } from '../../dfe/session/advice.js';
import { exitMeanings } from './exit-codes.js';

/** Markdown; the same for the same commands, so that a test can hold the page against it. */
export function cliReference(program: Command): string {
  return [
    '# The command line `journeys`',
    '',
    'This page is made by `npm run docs` from the commands themselves; a test holds them together.',
    '',
    ...intro,
    '## Exit codes',
    '',
    '| code | meaning |',
    '| --- | --- |',
    ...Object.entries(exitMeanings).map(([code, meaning]) => `| ${code} | ${meaning} |`),
    '',
    '## Options of every command',
    '',
    ...optionTable(program),
    '## Commands',
    '',
    ...visible(program).flatMap((command) => section(command, '')),
    '## Refusals',
    '',
    'A command that the rules refuse changes nothing and ends with code 1; with `--json` the code of the',
    'refusal is on standard error as `{"error": {"code", "message"}}`. Words in braces are filled in.',
    '',
    '| code | sentence |',
    '| --- | --- |',
    ...refusalCodes.map((code) => `| \`${code}\` | ${cell(sentenceOf(code, blanks))} |`),
    '',
    '## Refusals of the Department',
    '',
    'What the Department refuses changes nothing there and ends with code 1 (`not-found`: 3). Its own words are shown',
    'after ours; with `--json` they are on standard error under `department`, with the status.',
    '',
    '| code | meaning | what to do |',
    '| --- | --- | --- |',
    ...(Object.keys(dfeRefusalSentences) as DfeRefusalCode[]).map(
      (code) => `| \`${code}\` | ${cell(dfeRefusalSentences[code])} | ${cell(refusalAdvice[code])} |`,
    ),
    '',
  ].join('\n');
}

const intro = [
  'Servers are found by the options, else the environment (`TEMPORAL_ADDRESS`, `TEMPORAL_NAMESPACE` and the other',
  '`TEMPORAL_*`, `DATABASE_URL`, `DOCUMENTS_FOLDER`), else the embedded stack that `npm start` runs.',
  '',
  '**Moments** need their zone: `2026-11-03T16:00Z`, `2026-11-03T16:00+00:00`, or `2026-11-03 16:00 Europe/London` for',
  'British time (`London` will do). `2026-11-03T16:00` alone is refused, and so is a London time that the change of the',
  'clocks leaves out or gives twice. Where a day will do, it means its last second in London. **Days** are written',
  '`YYYY-MM-DD`. Times are printed in London time with the zone; with `--json`, all are UTC, `2026-11-03T16:00:00Z`.',
  '',
  '**Ids** are opaque. A command gets an id of its own unless `--id` gives one; the same id is answered with the first',
  'receipt, so whatever was cut off can be sent again. **Reasons** are coded, such as `parental-leave`; whatever else',
  'there is to say goes into `--note`, which is kept in the store, and only an id of it travels.',
  '',
  '**JSON** is one object on standard output; keys are added over time, and none is renamed or taken away.',
  '',
];

/** Stands for every blank of a sentence by its own name. */
const blanks = new Proxy<Record<string, string>>({}, { get: (_, name) => `{${String(name)}}` });

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function placeOf(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '…' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** Without what shells ask, and the help of the help. */
const visible = (command: Command): readonly Command[] =>
  command
    .createHelp()
    .visibleCommands(command)
    .filter((one) => one.name() !== 'help');

function section(command: Command, above: string): string[] {
  const name = `${above}${command.name()}`;
  const places = command.registeredArguments.map((argument) => ` ${placeOf(argument)}`).join('');
  return [
    `### ${name}`,
    '',
    cell(command.description()),
    '',
    ...(command.commands.length > 0 ? [] : [`\`journeys ${name}${places}\``, '']),
    ...command.registeredArguments.map(
      (argument) => `- \`${placeOf(argument)}\`: ${cell(argument.description)}`,
    ),
    ...(command.registeredArguments.length > 0 ? [''] : []),
    ...optionTable(command),
    ...examples(command),
    ...visible(command).flatMap((below) => section(below, `${name} `)),
  ];
}

function optionTable(command: Command): string[] {
  const options = command.options.filter(({ hidden }) => !hidden);
  if (options.length === 0) return [];
  return [
    '| option | meaning |',
    '| --- | --- |',
    ...options.map(({ flags, description, mandatory, defaultValue }) => {
      const usual = typeof defaultValue === 'string' ? ` (default: ${defaultValue})` : '';
      return `| \`${cell(flags)}\` | ${cell(description)}${usual}${mandatory ? ' (needed)' : ''} |`;
    }),
    '',
  ];
}

/** What stands under the help of a command. */
function examples(command: Command): string[] {
  const lines: string[] = [];
  command.configureOutput({ writeOut: (text) => lines.push(text) });
  command.outputHelp();
  const [, below = ''] = lines.join('').split('\nExamples:\n');
  const found = below
    .split('\n')
    .map((line) => line.replace(/^ {2}\$ /, '').trim())
    .filter((line) => line !== '');
  return found.length === 0 ? [] : ['```sh', ...found, '```', ''];
}
