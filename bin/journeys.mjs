#!/usr/bin/env node
// The command `journeys`: the TypeScript sources run as they are, through tsx (decision 010).
import { register } from 'tsx/esm/api';

// Nothing may depend on the zone of the host; times are printed in London time by name.
process.env.TZ = 'UTC';

register();
await import('../client/cli/main.ts');
