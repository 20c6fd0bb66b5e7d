/** A question about funding as it is typed, read into a table and a case, with every fault at once (S2.7). */
import { establishmentFaults, fundingCaseOf } from '../../programmes/funding/case-of.js';
import { facts, nothingAsked, type Fact, type FundingCase } from '../../programmes/funding/facts.js';
import { caseFaults, type FundingFault } from '../../programmes/funding/faults.js';
import type { FundingTable } from '../../programmes/funding/table.js';
import { fundingTableOf, fundingTables } from '../../programmes/funding/tables.js';
import type { Establishment } from '../../store/schools/establishment.js';
import { BadInput } from '../errors.js';
import { intakeOf } from '../input/enrolment.js';
import { suggestion } from '../input/suggest.js';
import { fundingEstablishmentOf } from './establishment.js';

/** What was typed for each fact, by name; nothing is checked yet. */
export type TypedFacts = Partial<Record<Fact, string>>;

/**
 * The table of a programme, or of the programme of a cohort; without either, the first.
 * @throws BadInput naming what there is
 */
export function tableAsked(programme: string | undefined, cohort: string | undefined): FundingTable {
  const [first] = fundingTables;
  const ofCohort = cohort === undefined ? undefined : intakeOf(cohort).programme.id;
  const id = programme ?? ofCohort ?? first?.id ?? '';
  const table = fundingTableOf(id);
  if (table && (ofCohort === undefined || table.programme === ofCohort)) return table;
  if (table)
    throw new BadInput([`--cohort: ${cohort} is not a cohort of ${table.programme}. Give one of the two.`]);
  const there = fundingTables.map((one) => one.id);
  throw new BadInput([
    `--programme: there is no funding rule for "${id}".${suggestion(id, there)} There are: ${there.join(', ')}.`,
  ]);
}

/** @throws BadInput with every fault, each under the option that it belongs to */
export function caseAsked(
  table: FundingTable,
  typed: TypedFacts,
  establishment: Establishment | null,
): FundingCase {
  const place = establishment && fundingEstablishmentOf(establishment);
  // Whatever is not in a closed list is named by the rules themselves, so it is taken as it stands until then.
  const said = { ...nothingAsked, ...typed, establishmentType: typeOf(typed) } as FundingCase;
  const merged: FundingCase = place
    ? { ...said, establishmentType: place.typeCode, country: place.country ?? said.country }
    : said;
  const twice = place && typed.establishmentType !== undefined;
  const faults = [...(place ? establishmentFaults(place, said) : []), ...caseFaults(table, merged)];
  const [first, ...rest] = [
    ...(twice ? ['--type: the register gives the type of --urn; leave out one of the two.'] : []),
    ...faults.map((fault) => faultLine(fault, place !== null)),
  ];
  if (first !== undefined) {
    throw new BadInput([first, ...rest], rest.length === 0 ? faults[0]?.code : undefined);
  }
  return place ? fundingCaseOf(place, said) : said;
}

/** Codes are numbers, whatever zeros stand before them; anything else is left as it was typed. */
const typeOf = ({ establishmentType: text }: TypedFacts): number | string | null =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : (text ?? null);

function faultLine({ fact, sentence }: FundingFault, byNumber: boolean): string {
  const option = fact === 'establishmentType' && byNumber ? 'urn' : facts[fact].option;
  return `--${option}: ${sentence}`;
}
