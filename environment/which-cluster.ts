import { valueOf, type Environment } from './values.js';

/** Any of these names a cluster; the other `TEMPORAL_*` only say how to talk to it. */
const SELECTING = ['TEMPORAL_ADDRESS', 'TEMPORAL_PROFILE', 'TEMPORAL_CONFIG_FILE'];

/** Whether the environment says which cluster of Temporal is meant. */
export const namesCluster = (environment: Environment): boolean =>
  SELECTING.some((name) => valueOf(environment, name) !== undefined);
