#!/usr/bin/env node
// The worker.
import { run } from './rooms.mjs';

await run('worker/main');
