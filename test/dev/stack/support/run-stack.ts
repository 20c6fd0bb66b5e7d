/** Run as a process, to be killed: brings up the stack on the folder given and stays. */
import { startStack } from '../../../../dev/stack/stack.js';

const [home] = process.argv.slice(2);
if (home === undefined) throw new Error('Give the data folder.');
await startStack({ home, say: (line) => process.stderr.write(`${line}\n`) });
process.stdout.write('up\n');
await new Promise<never>(() => setInterval(() => undefined, 60_000));
