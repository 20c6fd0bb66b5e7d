/** A decision about funding, and the rules themselves, as text (S2.7). */
import { conditionsOf, conditionWords, valueWords } from '../../../programmes/funding/conditions.js';
import type { FundingExplanation } from '../../../programmes/funding/decide.js';
import { facts, factNames, type FundingCase } from '../../../programmes/funding/facts.js';
import type { FundingTable } from '../../../programmes/funding/table.js';
import { answerWords } from '../../../programmes/funding/words.js';
import type { Establishment } from '../../../store/schools/establishment.js';
import { heading, labelled, page, shown } from './plain.js';

export function explanationPage(
  table: FundingTable,
  asked: FundingCase,
  { answer, status, line, place, sentences, before }: FundingExplanation,
  establishment: Establishment | null,
): string {
  const known = factNames.filter((fact) => asked[fact] !== null);
  return page([
    heading(answerWords[answer]),
    ...sentences,
    '',
    ...labelled('Rule', table.title),
    ...labelled('Line', `${place} ${line}`),
    ...labelled('Status code', status ?? 'none: the Department’s service does not know the programme'),
    ...(establishment === null
      ? []
      : labelled(
          'Establishment',
          `${establishment.urn} ${shown(establishment.name)}, ${establishment.status}`,
        )),
    ...labelled(
      'Case',
      known.map((fact) => `${facts[fact].title}: ${valueWords(fact, asked[fact])}`),
    ),
    ...(before.length === 0 ? [] : ['', heading('Why not a line before it')]),
    ...before.flatMap(({ line: id, unmet }, index) => [
      `${index + 1} ${id}`,
      ...unmet.map(
        ({ fact, wanted, given }) => `  ${facts[fact].title}: ${given}; the line is for: ${wanted}`,
      ),
    ]),
  ]);
}

export function tablePage({ title, source, lines, additions }: FundingTable): string {
  return page([
    heading(title),
    source,
    ...lines.flatMap(({ id, when, answer, status, sentence }, index) => [
      '',
      `${index + 1} ${heading(id)}: ${answerWords[answer]}${status === null ? '' : ` (${status})`}`,
      ...conditionsOf(when).map(
        ([fact, condition]) => `  ${facts[fact].title}: ${conditionWords(fact, condition)}`,
      ),
      `  "${sentence}"`,
    ]),
    '',
    ...additions.map(({ answers, when, sentence }) => {
      const to = answers.map((answer) => answerWords[answer]).join(' or ');
      const only = conditionsOf(when).map(
        ([fact, condition]) => `; ${facts[fact].title}: ${conditionWords(fact, condition)}`,
      );
      return `Added (${to}${only.join('')}): "${sentence}"`;
    }),
  ]);
}
