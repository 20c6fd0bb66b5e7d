/** A Temporal server that answers, ours or one that was named. */
export interface RunningTemporal {
  address: string;
  namespace: string;
  /** Absent when the program has no web pages. */
  uiUrl?: string;
  kind: 'existing' | 'cli' | 'server';
  /** Absent when TEMPORAL_* variables name the cluster. */
  pid?: number;
  /** Resolves, however it ends, to a phrase such as "exit code 1"; absent when TEMPORAL_* name the cluster. */
  ended?: Promise<string>;
  stop(): Promise<void>;
}
