/** The page of the funding rules (S2.7), made from the tables, so that they can be read beside the Department's text. */
import { conditionsOf, conditionWords, conditionsWords } from '../../programmes/funding/conditions.js';
import { establishmentTypes, stateFundedTypes } from '../../programmes/funding/establishment-types.js';
import { facts } from '../../programmes/funding/facts.js';
import { fundingStatuses } from '../../programmes/funding/statuses.js';
import type { Conditions, FundingAnswer, FundingTable } from '../../programmes/funding/table.js';
import { fundingTables } from '../../programmes/funding/tables.js';
import { answerWords } from '../../programmes/funding/words.js';
import { table } from '../specification/table.js';

const preface = `# Who is funded

This page is made by \`npm run docs\` from the tables in \`programmes/funding/\`; a test holds them together. One pure function reads
any of them: it knows no programme, so a rule is changed by changing its table.

**How to read a table.** Every line says all of its conditions, so exactly one line decides a case, and the order of lines is only the
order of reading; "–" means that it does not matter. A test asks every combination of facts and finds neither a gap nor an overlap.
A case that cannot be (a school without an establishment, a Welsh establishment in England), or that leaves out a fact that is needed,
is refused with a code and a sentence: nothing is guessed. \`journeys funding explain\` says which line decides a case and why the lines
before it did not.

**What a decision is.** *Funded* means eligible. In a capped cohort it takes one of the funded places as well, which the provider gives
at acceptance (\`funded_place\`) as long as there are any; in a fully funded cohort nothing more is needed; in a cohort with zero funding
nobody can be given one. *A person reviews* means that the rule does not decide: the line says who does.
`;

function decisions({ asks, lines }: FundingTable): string {
  const columns = asks.map(({ fact }) => fact);
  const rows = lines.map(({ id, when, answer, status }, index) => {
    const conditions = new Map(conditionsOf(when));
    const cells = columns.map((fact) => {
      const condition = conditions.get(fact);
      return condition === undefined ? '–' : conditionWords(fact, condition);
    });
    return [
      String(index + 1),
      `\`${id}\``,
      ...cells,
      answerWords[answer],
      status === null ? '–' : `\`${status}\``,
    ];
  });
  const heads = ['#', 'Line', ...columns.map((fact) => facts[fact].title), 'Answer', 'Status code'];
  return table(heads, rows, 0);
}

function questions({ asks }: FundingTable): string {
  const rows = asks.map(({ fact, needed, allowed }) => [
    facts[fact].title,
    `\`--${facts[fact].option}\``,
    fact === 'establishmentType'
      ? 'a type of the register'
      : Object.entries(facts[fact].values)
          .map(([value, words]) => (value === words ? value : `\`${value}\` ${words}`))
          .join('<br>'),
    whenWords(needed),
    whenWords(allowed),
  ]);
  return table(['Fact', 'Option', 'Values', 'Needed', 'May be given'], rows, 0);
}

const whenWords = (cases: readonly Conditions[]): string =>
  cases.map((when) => conditionsWords(when) || 'always').join('<br>or ');

function sentences({ lines, additions }: FundingTable): string {
  const ofLine = lines.map(({ id, sentence }) => `- \`${id}\`: ${sentence}`);
  const added = additions.map(({ id, answers, when, sentence }) => {
    const to = answers.map((answer: FundingAnswer) => answerWords[answer].toLowerCase()).join(' or ');
    const only = conditionsWords(when);
    return `- added \`${id}\` (${to}${only === '' ? '' : `; ${only}`}): ${sentence}`;
  });
  return [...ofLine, ...added].join('\n');
}

function chapter(table: FundingTable): string {
  const refused = table.contradictions.map(
    ({ when, sentence }) => `- Refused as impossible: ${conditionsWords(when)}. ${sentence}`,
  );
  return [
    `## ${table.title}`,
    `For the programme \`${table.programme}\`. ${table.source}`,
    decisions(table),
    '### What is said to the applicant',
    sentences(table),
    '### What is asked',
    questions(table),
    ...(refused.length === 0 ? [] : [refused.join('\n')]),
  ].join('\n\n');
}

function codes(): string {
  const lines = fundingTables.flatMap((table) => table.lines);
  const rows = Object.entries(fundingStatuses).map(([code, meaning]) => {
    const givenBy = lines.filter(({ status }) => status === code).map(({ id }) => `\`${id}\``);
    return [`\`${code}\``, meaning, givenBy.join(', ') || '–'];
  });
  return `## The Department’s status codes\n\n${table(['Code', 'Meaning', 'Given by'], rows, 0)}`;
}

function types(): string {
  const rows = Object.entries(establishmentTypes).map(([code, name]) => [
    code,
    name,
    stateFundedTypes.includes(Number(code)) ? 'yes' : 'no',
  ]);
  return [
    '## Types of establishment',
    `The types of the register "Get information about schools", by code; ${stateFundedTypes.length} of them count as state-funded. Any other code is refused: it is bad input, or the register has gained a type about which the rule has to be told.`,
    table(['Code', 'Name in the register', 'State-funded'], rows, 0),
  ].join('\n\n');
}

/** The page as it has to stand in `docs/funding.md`. */
export function fundingPage(): string {
  return `${[preface.trimEnd(), ...fundingTables.map(chapter), codes(), types()].join('\n\n')}\n`;
}
