#!/usr/bin/env node
// The command `journeys`.
import { run } from './rooms.mjs';

// Nothing may depend on the zone of the host; times are printed in London time by name.
process.env.TZ = 'UTC';

await run('client/cli/main');
