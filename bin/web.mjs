#!/usr/bin/env node
// The site.
import { run } from './rooms.mjs';

await run('web/main');
