/** The program, for those who start the simulator as a process of its own. */
import { fileURLToPath } from 'node:url';

export const program = fileURLToPath(new URL('main.ts', import.meta.url));
