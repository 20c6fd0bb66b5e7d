/** From an establishment of the register and an applicant's answers to the case that a table decides (S2.7). */
import { facts, nothingAsked, type FundingCase, type ValueOf } from './facts.js';
import { FundingCaseRefused, type FundingFault } from './faults.js';

/** What funding needs to know of an establishment, whoever reads the register. */
export interface FundingEstablishment {
  urn: string;
  /** Code of the type of establishment in the register (GIAS). */
  typeCode: number;
  /** Null where the register does not say it, as for an online provider. */
  country: ValueOf<'country'> | null;
  closed: boolean;
}

/** What the applicant or the provider says; the country may come from the establishment. */
export type FundingAnswers = Partial<Omit<FundingCase, 'establishmentType'>>;

/**
 * @param establishment null for somebody who works in none
 * @throws FundingCaseRefused if the establishment is closed, or lies in another country than the answer says
 */
export function fundingCaseOf(
  establishment: FundingEstablishment | null,
  answers: FundingAnswers,
): FundingCase {
  const asked = { ...nothingAsked, ...answers };
  if (establishment === null) return asked;
  const { typeCode, country } = establishment;
  const faults = establishmentFaults(establishment, asked);
  if (faults.length > 0) throw new FundingCaseRefused(faults);
  return { ...asked, establishmentType: typeCode, country: asked.country ?? country };
}

/** What speaks against using the establishment at all. */
export function establishmentFaults(
  { urn, country, closed }: FundingEstablishment,
  asked: Pick<FundingCase, 'country'>,
): FundingFault[] {
  const faults: FundingFault[] = [];
  if (closed) {
    const sentence = `${urn} is closed. Give the establishment where the applicant works now.`;
    faults.push({ code: 'establishment-closed', fact: 'establishmentType', sentence });
  }
  if (asked.country !== null && country !== null && asked.country !== country) {
    const { values } = facts.country;
    const sentence = `${urn} is in ${values[country]} by the register, not in ${values[asked.country]}. Leave the country out, or correct the establishment.`;
    faults.push({ code: 'establishment-elsewhere', fact: 'country', sentence });
  }
  return faults;
}
