/**
 * Run as a process: has the SDK download a program into a folder, by starting it once.
 * Arguments: which program, which folder. Exit code 0 when it was downloaded and ran.
 */
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [program, downloadDir] = process.argv.slice(2);
if (downloadDir === undefined || (program !== 'temporal-cli' && program !== 'temporal-test-server')) {
  throw new Error('Give the program (temporal-cli or temporal-test-server) and a folder.');
}
const server = { executable: { type: 'cached-download' as const, downloadDir } };
const environment =
  program === 'temporal-cli'
    ? await TestWorkflowEnvironment.createLocal({ server })
    : await TestWorkflowEnvironment.createTimeSkipping({ server });
await environment.teardown();
