import { TestWorkflowEnvironment } from '@temporalio/testing';
import { downloadedProgram } from '../../dev/servers/sdk-download.js';
import { ServerError, type Say } from '../../dev/servers/server-error.js';
import { mavenTestServer } from './test-server-maven.js';

/**
 * The server for tests that live months in a second: one clock for all, moved forward while a result is awaited.
 * It has no lists, counts, schedules, versions or resets. To be torn down by the caller.
 * @throws ServerError `no-time-skipping-server` with what to install
 */
export async function startTimeSkipping(say: Say = () => undefined): Promise<TestWorkflowEnvironment> {
  const tried: string[] = [];
  const note: Say = (line) => {
    tried.push(line);
    say(line);
  };
  const path = (await downloadedProgram('temporal-test-server', note)) ?? (await mavenTestServer(note));
  if (path === undefined) {
    throw new ServerError(
      'no-time-skipping-server',
      `No time-skipping Temporal server for the tests: install Java 17 and Maven. Tried: ${tried.join('; ')}.`,
    );
  }
  return TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
}
