#!/usr/bin/env node
// The command `journeys`: the TypeScript sources run as they are, through tsx.
import { register } from 'tsx/esm/api';

register();
await import('../client/cli/main.ts');
