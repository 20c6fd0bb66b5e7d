/** A PostgreSQL server that answers, ours or one that was named. */
export interface RunningPostgres {
  /** With the password: never to be printed. */
  url: string;
  port: number;
  /** Absent when DATABASE_URL names the server. */
  pid?: number;
  /** Resolves, however it ends, to a phrase such as "exit code 1"; absent when DATABASE_URL names the server. */
  ended?: Promise<string>;
  /** Ends it in good order: open transactions are rolled back, what was committed is on disk. */
  stop(): Promise<void>;
}
