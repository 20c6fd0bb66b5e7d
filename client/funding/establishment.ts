/** An establishment as the funding rules see it (S2.7): its type, whether it is closed, and where people work there. */
import type { FundingEstablishment } from '../../programmes/funding/case-of.js';
import type { Country, Establishment } from '../../store/schools/establishment.js';

/** The rules know the countries of the Department's registration; online is anywhere, so the applicant says. */
const worksIn: Record<Country, FundingEstablishment['country']> = {
  england: 'england',
  wales: 'wales',
  scotland: 'scotland',
  jersey: 'jersey-guernsey-isle-of-man',
  guernsey: 'jersey-guernsey-isle-of-man',
  'isle-of-man': 'jersey-guernsey-isle-of-man',
  gibraltar: 'elsewhere',
  bfpo: 'elsewhere',
  overseas: 'elsewhere',
  online: null,
};

export const fundingEstablishmentOf = ({
  urn,
  typeCode,
  country,
  status,
}: Pick<Establishment, 'urn' | 'typeCode' | 'country' | 'status'>): FundingEstablishment => ({
  urn,
  typeCode: Number(typeCode),
  country: worksIn[country],
  closed: status === 'Closed',
});
