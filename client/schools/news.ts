/** What the place of work means for an application: a fault that keeps it out, or warnings (S2.7). */
import type { Country, Establishment } from '../../store/schools/establishment.js';
import type { Schools } from './schools.js';

export interface SchoolNews {
  fault: string | null;
  warnings: string[];
}

/** @param establishment null if there is no such number */
export function schoolNews(
  establishment: Establishment | null,
  urn: string,
  { kind, date }: Schools['source'],
): SchoolNews {
  if (!establishment) {
    const where = kind === 'file' ? 'the file of schools' : `the register of schools of ${date}`;
    return { fault: `school_urn: ${urn} is not in ${where}. Check the number.`, warnings: [] };
  }
  const { status, closedOn, country, typeGroup } = establishment;
  if (status === 'Closed') {
    const when = closedOn === null ? '' : ` on ${closedOn}`;
    return {
      fault: `school_urn: ${urn} closed${when}. Give the number of the school where the applicant works now.`,
      warnings: [],
    };
  }
  const warnings: string[] = [];
  if (status === 'Proposed to open') {
    warnings.push(`school_urn: ${urn} is not open yet. Make sure that the applicant has a post there.`);
  }
  if (status === 'Open, but proposed to close') {
    warnings.push(`school_urn: ${urn} is about to close. Ask where the applicant will work then.`);
  }
  if (country === 'wales') {
    warnings.push(
      `school_urn: ${urn} is in Wales, where there is no DfE scholarship and no duty. Agree who pays before you accept.`,
    );
  } else if (country !== 'england') {
    warnings.push(
      `school_urn: ${urn} is ${elsewhere[country]}, not in England, so a DfE scholarship is unlikely. Agree who pays before you accept.`,
    );
  } else if (typeGroup === 'Independent schools') {
    warnings.push(`school_urn: ${urn} is independent, so a DfE scholarship is unlikely. Agree who pays.`);
  }
  return { fault: null, warnings };
}

const elsewhere: Record<Exclude<Country, 'england' | 'wales'>, string> = {
  scotland: 'in Scotland',
  jersey: 'in Jersey',
  guernsey: 'in Guernsey',
  'isle-of-man': 'in the Isle of Man',
  gibraltar: 'in Gibraltar',
  bfpo: 'a school for service children abroad',
  overseas: 'overseas',
  online: 'online',
};
