/** The budget of requests that is shared by all who use a token of the Department's API. */
interface DfeTokensTable {
  /** SHA-256. */
  token: Buffer;
  last_taken: number;
  paused_until: number;
}

interface DfeRequestsTable {
  token: Buffer;
  /** Since 1970. */
  second: number;
  taken: number;
}

export interface DfeTables {
  dfe_tokens: DfeTokensTable;
  dfe_requests: DfeRequestsTable;
}
