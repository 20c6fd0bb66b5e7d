/** Every funding rule there is: one table for each programme that has one (S2.7, S1.8). */
import { deepFreeze } from '../freeze.js';
import { earlyYearsFunding } from './early-years.js';
import { npqSencoFunding } from './npq-senco.js';
import type { FundingTable } from './table.js';

export const fundingTables: readonly FundingTable[] = deepFreeze([npqSencoFunding, earlyYearsFunding]);

/** The rule by its own id or by the id of its programme; null if there is none. */
export function fundingTableOf(id: string): FundingTable | null {
  return fundingTables.find((table) => table.id === id || table.programme === id) ?? null;
}
